import ArgumentParser
import RDF
import RDFIO
import TripleStore

/// The arguments that name a document to keep in a store.
struct StoredDocument: ParsableArguments {
    @Argument(help: "The file to load; its name tells the format.") var file: String
    @Option(help: "How many threads may read.") var threads = 2

    /// Loads the document into a new store.
    func load() throws -> TripleStore {
        var reader = try RDFReader(file: .init(file), threads: threads)
        let store = TripleStore()
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        return store
    }
}
