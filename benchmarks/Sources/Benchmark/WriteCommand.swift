import ArgumentParser
import RDF
import RDFIO

/// `benchmark write`: reads a document and writes it in a format, with a clock on the writing only.
struct WriteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Write what a document says, with a clock on the writing only.",
        discussion: "The document is read in its own format, a batch at a time, and the output is dropped.")

    @OptionGroup var document: Document
    @Option(help: "The format to write; that of the document unless told.", transform: Document.format)
    var to: RDFFormat?
    @Flag(help: "Write the pretty layout, which is made at the end.") var pretty = false

    func run() throws {
        var reader = try document.reader()
        var batch = QuadBatch()
        var hasMore = try reader.next(into: &batch)
        var stopwatch = Stopwatch()
        var writer = RDFWriter(
            format: to ?? document.format, prefixes: reader.prefixes, layout: pretty ? .pretty : .streaming)
        var output: [UInt8] = []
        var count = 0
        while hasMore {
            count += batch.quads.count
            try stopwatch.measure { try writer.write(batch, to: &output) }
            output.removeAll(keepingCapacity: true)
            hasMore = try reader.next(into: &batch)
        }
        try stopwatch.measure { try writer.finish(to: &output) }
        Measurement(stopwatch: stopwatch, triples: count).report()
    }
}
