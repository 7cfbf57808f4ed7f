import ArgumentParser
import RDF
import RDFIO
import SHACL
import TripleStore

/// `benchmark validate`: validates a document that has been loaded against shapes.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Validate a document against shapes; loading and reading shapes count apart."
    )

    @OptionGroup var document: StoredDocument
    @Argument(help: "The file of shapes.") var shapes: String

    func run() throws {
        var loading = Stopwatch()
        let store = try loading.measure { try document.load() }
        let source = TripleStore()
        var reader = try RDFReader(file: .init(shapes))
        try source.load(&reader)
        // The first snapshot sorts the indexes, which belongs to loading.
        let snapshot = loading.measure { store.snapshot() }
        var validating = Stopwatch()
        let report = try validating.measure {
            try Validator(Shapes(reading: source.snapshot())).validate(snapshot)
        }
        for result in report.results {
            let value = result.value?.description ?? "-"
            print("\(result.focusNode) \(value) \(result.component)")
        }
        Report.line([
            ("load", loading.cpu), ("cpu", validating.cpu), ("wall", validating.wall), ("n", Double(snapshot.count)),
        ])
    }
}

extension TripleStore {
    fileprivate func load(_ reader: inout RDFReader) throws {
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try insert(batch) }
    }
}
