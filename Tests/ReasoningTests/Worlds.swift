import RDF
import RDFIO
import Reasoning
import TripleStore

/// A graph written as Turtle and what follows from it.
struct World {
    let store = TripleStore()
    var reasoner: Reasoner

    static let prefixes = Vocabulary.commonPrefixes + [Prefix("", "http://example.org/")]

    init(_ turtle: String, _ rules: RuleSet = .owlRL, limits: ReasonerLimits = ReasonerLimits()) throws {
        try store.insert(World.batch(turtle))
        reasoner = try Reasoner(rules, over: store, limits: limits)
    }

    static func triples(_ turtle: String) throws -> [Triple] {
        let declared = prefixes.map { "PREFIX \($0.name): <\($0.iri)>\n" }.joined()
        var reader = RDFReader(bytes: Array((declared + turtle).utf8), format: .turtle)
        var batch = QuadBatch()
        var triples: [Triple] = []
        while try reader.next(into: &batch) { triples += batch.quads.indices.map { batch.quad(at: $0).triple } }
        return triples
    }

    static func batch(_ turtle: String) throws -> QuadBatch {
        var batch = QuadBatch()
        for triple in try triples(turtle) { batch.append(Quad(triple)) }
        return batch
    }

    /// Adds triples to the store and to what is reasoned about.
    mutating func insert(_ turtle: String) throws {
        let batch = try World.batch(turtle)
        let rows = try store.transaction { try $0.insert(batch) }
        try reasoner.insert(rows)
    }

    /// Takes triples out of both.
    mutating func remove(_ turtle: String) throws {
        let batch = try World.batch(turtle)
        let rows = try store.transaction { transaction in
            let rows = try transaction.insert(batch)
            transaction.remove(rows)
            return rows
        }
        try reasoner.remove(rows)
    }

    /// What follows, in the abbreviated form of Turtle.
    func inferred() throws -> Set<String> {
        let snapshot = store.snapshot()
        return Set(
            try reasoner.inferred().map { row in
                [row.subject, row.predicate, row.object]
                    .map { id in snapshot.term(for: TermID(rawValue: id)).map(World.text) ?? "?" }
                    .joined(separator: " ")
            })
    }

    static func text(_ term: Term) -> String {
        guard case .iri(let iri) = term else { return "\(term)" }
        return iri == Vocabulary.RDF.type ? "a" : prefixes.abbreviate(iri)
    }

    static func text(_ triple: Triple) -> String {
        [triple.subject, .iri(triple.predicate), triple.object].map(text).joined(separator: " ")
    }

    /// What is inconsistent, by the names of rules.
    var clashes: [String] { reasoner.inconsistencies.map(\.rule) }

    func contains(_ turtle: String) throws -> Bool {
        let snapshot = try reasoner.snapshot()
        return try World.triples(turtle).allSatisfy { snapshot.contains(Quad($0)) }
    }
}
