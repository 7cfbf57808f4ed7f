import Foundation
import RDF
import Reasoning
import SPARQLEngine
import SPARQLSyntax
import SystemPackage
import Testing
import TripleStore

/// The tests of the W3C for queries under entailment regimes (SPARQL 1.1 Entailment Regimes), one case for each entry and each
/// of its regimes that there are rules for.
@Suite(.enabled(if: QueryManifest.folder != nil, "the suites are not there; set TERCET_SUITE_RDF_TESTS"))
struct EntailmentConformanceTests {
    /// A test under one regime.
    struct Case: Sendable, CustomTestStringConvertible {
        let entry: QueryTestEntry
        let regime: String

        var testDescription: String { "\(entry.identifier) \(regime)" }
    }

    private static let manifest = "sparql11/entailment/manifest.ttl"
    private static let sd = "http://www.w3.org/ns/sparql-service-description#"

    @Test("SPARQL 1.1 entailment", arguments: try cases())
    func entailment(_ example: Case) throws {
        let rules: RuleSet =
            switch example.regime {
            case "RDF": .rdf
            case "RDFS", "D": .rdfsComplete
            default: .owlRLComplete
            }
        let runner = SPARQLConformanceTests()
        let store = TripleStore()
        for file in example.entry.data { try runner.load(file, into: store, graph: nil) }
        let text = try String(contentsOfFile: example.entry.query.string, encoding: .utf8)
        let query = try Query(parsing: text, base: example.entry.base)
        let result = try #require(example.entry.result)
        let snapshot = try Reasoner(rules, over: store).snapshot()
        let found = try QueryEngine.evaluate(query, over: snapshot)
        try runner.compare(found, try ExpectedResults(file: result), example.entry)
    }

    @Test("Every entry is run under some regime, or listed with the reason why not")
    func completeness() throws {
        let run = Set(try Self.cases().map(\.entry.identifier))
        let all = Set(try QueryManifest.entries(Self.manifest).map(\.identifier))
        #expect(all.subtracting(run) == Set(Self.outside.keys))
        #expect(!run.isEmpty)
    }

    static func cases() throws -> [Case] {
        let entries = Dictionary(
            try QueryManifest.entries(manifest).map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
        return try QueryManifest.nodes(manifest).flatMap { node, graph, manifest -> [Case] in
            guard let name = node.iri?.string,
                let entry = entries[QueryManifest.identifier(name, manifest)],
                let action = graph.objects(of: node, IRI(QueryManifest.mf + "action")).first
            else { return [] }
            let regimes = values(of: action, IRI(sd + "entailmentRegime"), in: graph)
            let profiles = values(of: action, IRI(sd + "EntailmentProfile"), in: graph)
            var wanted = regimes.filter { ["RDF", "RDFS", "D"].contains($0) }
            if profiles.contains("RL"), regimes.contains(where: { $0.hasPrefix("OWL") }) { wanted.append("OWL 2 RL") }
            guard outside[entry.identifier] == nil else { return [] }
            return wanted.map { Case(entry: entry, regime: $0) }
        }
    }

    /// The last parts of the IRIs that stand as a value or in a list.
    private static func values(of subject: Term, _ predicate: IRI, in graph: Graph) -> [String] {
        graph.objects(of: subject, predicate).flatMap { value in
            value.iri.map { [$0] } ?? QueryManifest.list(value, in: graph).compactMap(\.iri)
        }.compactMap { $0.string.split(separator: "/").last.map { String($0.split(separator: "#").last ?? $0) } }
    }

    /// The entries that ask for more than there are rules for.
    static let outside: [String: String] = {
        let direct = "asks under OWL 2 Direct Semantics for members of class expressions that the data does not name"
        var reasons: [String: String] = [:]
        for name in ["parent3", "parent4", "parent5", "parent6", "parent7", "parent8", "parent9"] {
            reasons["entailment/\(name)"] = direct
        }
        for name in ["simple1", "simple2", "simple3", "simple4", "simple6", "simple7"] {
            reasons["entailment/\(name)"] = direct
        }
        for name in ["paper-sparqldl-Q2", "paper-sparqldl-Q3"] { reasons["entailment/\(name)"] = direct }
        for name in ["paper-sparqldl-Q1", "paper-sparqldl-Q4"] {
            reasons["entailment/\(name)"] = "follows in OWL 2 DL and QL only, whose ontology is outside OWL 2 RL"
        }
        for name in ["sparqldl-10", "sparqldl-11", "sparqldl-12"] {
            reasons["entailment/\(name)"] = "its profiles are OWL 2 DL and Full, not RL"
        }
        for name in ["rif01", "rif03", "rif04"] { reasons["entailment/\(name)"] = "its rules are written in RIF" }
        return reasons
    }()
}
