import RDF
import RDFIO

/// What has to hold for every document, however wrong it is.
///
/// The fuzzer and the tests of the corpus share this file: `Tests/RDFIOTests` has a link to it.
enum ReaderChecks {
    /// What a document has shown to be wrong with a reader or writer.
    struct Failure: Error {
        let description: String
    }

    /// What reads a document of a name such as `ttl`, `gzip` or `sniff`; `nil` when nothing has that name.
    static func check(named name: String) -> (([UInt8]) throws -> Void)? {
        if let format = RDFFormat(name: name) { return { try checkReader($0, format) } }
        switch name {
        case "gzip": return { readCompressed($0) }
        case "sniff": return { _ = RDFFormat.sniff($0) }
        default: return nil
        }
    }

    /// What came out of a document: quads, and the error that ended it.
    struct Outcome: Equatable {
        var quads: [Quad] = []
        var error: RDFSyntaxError?

        /// Reads to the end.
        init(_ start: RDFReader) {
            var reader = start
            var batch = QuadBatch()
            do {
                while try reader.next(into: &batch) { quads += batch.quads.indices.map { batch.quad(at: $0) } }
            } catch {
                self.error = error
            }
        }
    }

    /// A document gives the same in one piece and byte by byte, leniently at least as much, and what it says survives
    /// being written and read again.
    private static func checkReader(_ bytes: [UInt8], _ format: RDFFormat) throws {
        let options = ReaderOptions(base: "http://e/", maximumStatementSize: 1 << 24)
        let whole = Outcome(RDFReader(bytes: bytes, format: format, options: options))
        let feed = Outcome(RDFReader(SingleBytes(bytes), format: format, options: options))
        if whole.error == nil || feed.error == nil { try expect(whole == feed, "\(whole)\n\(feed)") }
        var lenient = options
        lenient.isLenient = true
        let found = Outcome(RDFReader(bytes: bytes, format: format, options: lenient))
        guard whole.error == nil else { return }
        try expect(found == whole, "\(found)\n\(whole)")
        try checkWriting(Dataset(whole.quads), format)
    }

    private static func checkWriting(_ dataset: Dataset, _ format: RDFFormat) throws {
        for layout in [RDFWriter.Layout.streaming, .pretty] {
            do {
                let written = try dataset.bytes(as: format, layout: layout)
                var reader = RDFReader(bytes: written, format: format)
                let back = try Dataset(reading: &reader)
                // Many blank nodes that are alike take long to compare, which is no fault of a reader.
                let isSame = dataset.count > 40 || (try? back.isIsomorphic(to: dataset)) ?? true
                try expect(isSame, String(decoding: written, as: UTF8.self))
            } catch let error as RDFSyntaxError {
                try expect(error.code == .unsupported, "\(error)")
            }
        }
    }

    private static func readCompressed(_ bytes: [UInt8]) {
        var source = GzipSource(SingleBytes(bytes))
        var text: [UInt8] = []
        while text.count < 1 << 22, (try? source.read(into: &text, atMost: 1 << 16)) == true {}
    }

    private static func expect(_ condition: Bool, _ description: @autoclosure () -> String) throws {
        guard condition else { throw Failure(description: description()) }
    }

    /// A source that gives one byte at a time.
    private struct SingleBytes: ByteSource {
        private let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
            guard position < bytes.count else { return false }
            buffer.append(bytes[position])
            position += 1
            return true
        }
    }
}
