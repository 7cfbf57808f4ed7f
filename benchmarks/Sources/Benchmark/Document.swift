import ArgumentParser
import RDF
import RDFIO

/// The arguments that name a document.
struct Document: ParsableArguments {
    @Argument(help: "The format of the file, such as nt or ttl.", transform: Document.format)
    var format: RDFFormat
    @Argument(help: "The file to read.") var file: String
    @Option(help: "How many threads may read.") var threads = 1

    /// Opens the file.
    func reader() throws -> RDFReader {
        try RDFReader(file: .init(file), format: format, threads: threads)
    }

    /// The format of a name.
    static func format(_ name: String) throws -> RDFFormat {
        guard let format = RDFFormat(name: name) else { throw ValidationError("There is no format \(name).") }
        return format
    }
}
