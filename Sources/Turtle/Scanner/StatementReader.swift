internal import RDF

/// A parser that a `StatementReader` drives.
protocol StatementParser: Sendable {
    /// The tokens, and the batch they go to.
    var scanner: TermScanner { get set }

    /// Reads until the batch is full.
    ///
    /// - Returns: `false` at the end of the document.
    /// - Throws: `incomplete` when the window ends too early; the parser then stands where it can read on, with
    ///   everything dropped that it had read of the cut part.
    mutating func fill(from text: Span<UInt8>) throws(ScanStop) -> Bool

    /// Prepares for a new batch: terms that are still needed have to be brought over.
    mutating func beginBatch()

    /// Keeps the terms of the batch that later statements may need.
    mutating func endBatch()
}

/// Feeds a parser with a document, window by window, and hands out what it reads in batches.
///
/// The parser works on one contiguous window. Where the window ends inside a statement, the parser goes back to a place
/// from which it can read on, the window moves, and the parser tries again.
struct StatementReader<Parser: StatementParser> {
    var parser: Parser
    private var window: TextWindow
    private var isFinished = false

    init(_ parser: Parser, window: TextWindow) {
        self.parser = parser
        self.window = window
    }

    mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        batch.removeAll()
        // A batch can fill up with text before it has a quad: only the end of the document ends the reading.
        while !isFinished, batch.quads.isEmpty { try readBatch(into: &batch) }
        return !batch.quads.isEmpty
    }

    private mutating func readBatch(into batch: inout QuadBatch) throws(RDFSyntaxError) {
        batch.removeAll()
        swap(&batch, &parser.scanner.batch)
        parser.beginBatch()
        defer {
            parser.endBatch()
            swap(&batch, &parser.scanner.batch)
        }
        do {
            while try !fill() {
                try window.refill(keepingFrom: parser.scanner.position)
                parser.scanner.position = 0
                parser.scanner.isFinal = window.isFinal
            }
        } catch {
            isFinished = true
            throw error
        }
    }

    /// Reads from the window; `false` when it ends too early.
    private mutating func fill() throws(RDFSyntaxError) -> Bool {
        parser.scanner.isFinal = window.isFinal
        let bytes = window.bytes
        do {
            if try !parser.fill(from: bytes.span) { isFinished = true }
            return true
        } catch .incomplete {
            return false
        } catch {
            throw parser.scanner.error(in: window)
        }
    }
}
