import ArgumentParser
import RDF
import RDFIO
import Reasoning
import TripleStore

/// `benchmark infer`: derives what follows from a document.
struct InferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infer", abstract: "Derive all that follows from a document, and list it.")

    @Argument(help: "The rules: rdfs or owl-rl.", transform: InferCommand.rules) var rules: RuleSet
    @OptionGroup var document: StoredDocument
    @Option(help: "A file of N-Triples to write everything to.") var output: String?
    @Flag(help: "Take the facts of a subject out and put them in again, a thousand times, and measure the mean of that.")
    var changing = false

    func run() throws {
        let store = try document.load()
        _ = store.snapshot()
        var stopwatch = Stopwatch()
        var reasoner = try stopwatch.measure { try Reasoner(rules, over: store) }
        if changing { return try change(&reasoner, store.snapshot()) }
        let rows = try stopwatch.measure { try reasoner.inferred() }
        if let output {
            var bytes = try Dataset(store.snapshot().adding(rows).quads).bytes(as: .ntriples)
            var file = try AtomicFile(.init(output))
            try file.write(bytes)
            bytes = []
            try file.commit()
        }
        Measurement(stopwatch: stopwatch, triples: store.count + rows.count).report()
    }

    private func change(_ reasoner: inout Reasoner, _ snapshot: Snapshot) throws {
        let rows = snapshot.rows(of: .none)
        let facts = Dictionary(grouping: rows, by: \.subject)
        // Everything depends on classes and properties.
        let type = snapshot.id(for: .iri(Vocabulary.RDF.type))?.rawValue
        let schema = Set(rows.map(\.predicate)).union(rows.filter { $0.predicate == type }.map(\.object))
        let subjects = facts.keys.filter { !schema.contains($0) }.sorted()
        var stopwatch = Stopwatch()
        var tripleCount = 0
        for number in 0..<Self.changeCount where !subjects.isEmpty {
            let rows = facts[subjects[number * subjects.count / Self.changeCount]] ?? []
            tripleCount += rows.count
            try stopwatch.measure {
                try reasoner.remove(rows)
                try reasoner.insert(rows)
            }
        }
        Measurement(stopwatch: stopwatch, triples: tripleCount / Self.changeCount, repetitions: Self.changeCount).report()
    }

    private static let changeCount = 1000

    private static func rules(_ name: String) throws -> RuleSet {
        switch name {
        case "rdfs": return .rdfs
        case "owl-rl": return .owlRL
        default: throw ValidationError("There are the rules rdfs and owl-rl.")
        }
    }
}
