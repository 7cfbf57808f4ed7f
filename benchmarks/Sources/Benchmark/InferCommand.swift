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

    func run() throws {
        let store = try document.load()
        _ = store.snapshot()
        var stopwatch = Stopwatch()
        let reasoner = try stopwatch.measure { try Reasoner(rules, over: store) }
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

    private static func rules(_ name: String) throws -> RuleSet {
        switch name {
        case "rdfs": return .rdfs
        case "owl-rl": return .owlRL
        default: throw ValidationError("There are the rules rdfs and owl-rl.")
        }
    }
}
