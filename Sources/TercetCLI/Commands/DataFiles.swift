import JSONLD
import RDF
import RDFIO
import Tercet
import TripleStore

/// Files to load into a store.
struct DataFiles {
    /// A file, or standard input for `-`, and the graph that it goes into.
    struct File {
        let path: String
        let graph: IRI?

        init(_ path: String, graph: IRI? = nil) {
            self.path = path
            self.graph = graph
        }
    }

    private let files: [File]
    private let format: RDFFormat?
    private let isLenient: Bool
    private let contexts: KnownContexts
    private let blankNodePrefix: String

    /// - Parameters:
    ///   - format: the format of standard input.
    ///   - blankNodePrefix: what the labels of the files' blank nodes begin with.
    init(
        _ files: [File], from format: RDFFormat?, isLenient: Bool, contexts: KnownContexts,
        blankNodePrefix: String = "f"
    ) {
        self.files = files
        self.format = format
        self.isLenient = isLenient
        self.contexts = contexts
        self.blankNodePrefix = blankNodePrefix
    }

    /// Reads the files.
    ///
    /// - Parameter insert: takes the quads.
    /// - Returns: the prefixes that the files declare, the names of each once, the first first.
    @discardableResult
    func read(_ insert: (QuadBatch) throws -> Void) throws -> [Prefix] {
        var prefixes: [Prefix] = []
        var progress = Progress()
        defer { progress.clear() }
        for (index, file) in files.enumerated() {
            var reader = try Input.reader(
                file.path, format: file.path == "-" ? format : nil, blankNodePrefix: "\(blankNodePrefix)\(index)_",
                isLenient: isLenient, contexts: contexts)
            do {
                try reader.readAll(into: file.graph) {
                    progress.show("\(Input.name(file.path)): \(ReadingState.line($0, tripleCount: $1))")
                } _: {
                    try insert($0)
                }
            } catch let error as RDFSyntaxError {
                throw CommandFailure(file: Input.name(file.path), error)
            } catch {
                throw CommandFailure("\(Input.name(file.path)): \(error)")
            }
            Input.report(reader.skipped, of: file.path)
            prefixes.addMissing(reader.prefixes)
        }
        return prefixes
    }
}
