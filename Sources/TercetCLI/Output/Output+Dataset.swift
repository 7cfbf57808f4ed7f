import RDF
import RDFIO

extension Output {
    /// Writes a dataset into a file or to standard output, all of it or nothing.
    static func write(_ dataset: Dataset, to file: String, as format: RDFFormat, prefixes: [Prefix]) throws {
        var bytes: [UInt8]
        do {
            bytes = try dataset.bytes(as: format, prefixes: prefixes.used(in: dataset))
        } catch {
            throw CommandFailure("cannot write \(file == "-" ? "standard output" : file): \(error.message)")
        }
        var sink = try Output(file)
        try sink.write(&bytes)
        try sink.commit()
    }
}
