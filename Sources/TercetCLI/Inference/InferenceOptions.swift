import ArgumentParser
import RDF
import Reasoning
import SPARQLSyntax
import TripleStore

/// What to derive by, as the commands take it.
struct InferenceOptions: ParsableArguments {
    @Option(
        name: .customLong("infer"),
        help: ArgumentHelp(
            """
            What follows from the data is there too: by rdfs, by owl-rl (OWL 2 RL), or by the rules of a file (a .rq file is a \
            CONSTRUCT query); may be given several times.
            """, valueName: "none|rdfs|owl-rl|FILE"))
    var names: [String] = []
    @Option(
        help: ArgumentHelp("Give up when more triples than this are stated and inferred.", valueName: "number"))
    var maxTriples: Int?

    func validate() throws {
        if let maxTriples, maxTriples < 1 { throw ValidationError("--max-triples takes a number of at least 1.") }
    }

    /// Whether there is anything to derive by.
    var isUsed: Bool { names.contains { $0 != "none" } }

    var limits: ReasonerLimits {
        var limits = ReasonerLimits()
        if let maxTriples { limits.maximumFacts = maxTriples }
        return limits
    }

    /// The rules of all that was named.
    ///
    /// - Parameter prefixes: the prefixes that rules need not declare.
    func rules(prefixes: [Prefix]) throws -> RuleSet {
        var rules = RuleSet()
        for name in names {
            switch name {
            case "none": break
            case "rdfs": rules = rules.adding(.rdfs)
            case "owl-rl": rules = rules.adding(.owlRL)
            default: rules = rules.adding(try Self.rules(file: name, prefixes: prefixes))
            }
        }
        return rules
    }

    private static func rules(file: String, prefixes: [Prefix]) throws -> RuleSet {
        let text = try Input.text(file)
        let name = file.split(separator: "/").last.map(String.init) ?? file
        do {
            if file.hasSuffix(".rq") { return try RuleSet(Query(parsing: text, prefixes: prefixes), name: name) }
            return try RuleSet(parsing: text, source: name, prefixes: prefixes)
        } catch let error as SPARQLSyntaxError {
            throw CommandFailure(file: file, error, in: text)
        } catch let error as RuleSyntaxError {
            throw CommandFailure("\(file):\(error)", hasPlace: true)
        } catch {
            throw CommandFailure("\(file): \(error)")
        }
    }

    /// Derives what follows from a store.
    func reasoner(over store: TripleStore, prefixes: [Prefix]) throws -> Reasoner {
        do {
            return try Reasoner(try rules(prefixes: prefixes), over: store, limits: limits)
        } catch let error as ReasoningError {
            throw CommandFailure(error.message)
        }
    }

    /// The triples of a store, and what follows from them where that is wished.
    func snapshot(of store: TripleStore, prefixes: [Prefix]) throws -> Snapshot {
        guard isUsed else { return store.snapshot() }
        let reasoner = try reasoner(over: store, prefixes: prefixes)
        InconsistencyText.warn(of: reasoner.inconsistencies, prefixes)
        do {
            return try reasoner.snapshot()
        } catch {
            throw CommandFailure(error.message)
        }
    }
}
