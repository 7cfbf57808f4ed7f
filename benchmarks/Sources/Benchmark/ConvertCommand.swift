import ArgumentParser
import RDF
import RDFIO

/// `benchmark convert`: reads a document and writes it in another format.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Read a document and write it in another format; the output is dropped.")

    @OptionGroup var document: Document
    @Option(help: "The format to write.", transform: Document.format) var to: RDFFormat

    func run() throws {
        var stopwatch = Stopwatch()
        let triples = try stopwatch.measure {
            var reader = try document.reader()
            var batch = QuadBatch()
            var hasMore = try reader.next(into: &batch)
            var writer = RDFWriter(format: to, prefixes: reader.prefixes)
            var output: [UInt8] = []
            var count = 0
            while hasMore {
                count += batch.quads.count
                try writer.write(batch, to: &output)
                output.removeAll(keepingCapacity: true)
                hasMore = try reader.next(into: &batch)
            }
            try writer.finish(to: &output)
            return count
        }
        Measurement(stopwatch: stopwatch, triples: triples).report()
    }
}
