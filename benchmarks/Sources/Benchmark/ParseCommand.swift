import ArgumentParser
import RDF
import RDFIO

/// `benchmark parse`: reads a document and drops what it says.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Read a document and drop what it says.")

    @OptionGroup var document: Document

    func run() throws {
        var stopwatch = Stopwatch()
        let triples = try stopwatch.measure {
            var reader = try document.reader()
            var batch = QuadBatch()
            var count = 0
            while try reader.next(into: &batch) { count += batch.quads.count }
            return count
        }
        Measurement(stopwatch: stopwatch, triples: triples).report()
    }
}
