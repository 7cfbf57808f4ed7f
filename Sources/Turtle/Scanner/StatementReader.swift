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

    /// Gives up the statement that has turned out wrong: takes its quads out of the batch and closes what it opened.
    mutating func abandonStatement()

    /// Moves on to where the next statement may begin.
    ///
    /// - Throws: `incomplete` when that is behind the window; the parser then stands at its end, in the middle of skipping.
    mutating func skipStatement(_ text: Span<UInt8>) throws(ScanStop)
}

/// Feeds a parser with a document, window by window, and hands out what it reads in batches.
///
/// The parser works on one contiguous window. Where the window ends inside a statement, the parser goes back to a place
/// from which it can read on, the window moves, and the parser tries again. A lenient reader notes what is wrong with a
/// statement and goes on behind it.
struct StatementReader<Parser: StatementParser> {
    var parser: Parser
    private var window: TextWindow
    private var isFinished = false
    private let isLenient: Bool
    /// Whether the parser is on its way out of a wrong statement.
    private var isSkipping = false
    private(set) var skipped = SkippedStatements()

    init(_ parser: Parser, of source: any ByteSource, _ options: ReaderOptions) {
        self.parser = parser
        window = TextWindow(source, maximumSize: options.maximumStatementSize)
        isLenient = options.isLenient
    }

    init(_ parser: Parser, of bytes: [UInt8], _ options: ReaderOptions) {
        self.parser = parser
        window = TextWindow(bytes: bytes, maximumSize: options.maximumStatementSize)
        isLenient = options.isLenient
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
                let position = parser.scanner.position
                parser.scanner.position = 0
                try window.refill(keepingFrom: position)
                parser.scanner.isFinal = window.isFinal
            }
        } catch {
            if error.code == .starved, !parser.scanner.batch.quads.isEmpty { return }
            isFinished = error.code != .starved
            throw error
        }
    }

    /// Reads from the window; `false` when it ends too early.
    private mutating func fill() throws(RDFSyntaxError) -> Bool {
        parser.scanner.isFinal = window.isFinal
        let bytes = window.bytes
        while true {
            do {
                if isSkipping {
                    try parser.skipStatement(bytes.span)
                    isSkipping = false
                }
                if try !parser.fill(from: bytes.span) { isFinished = true }
                return true
            } catch .incomplete {
                return false
            } catch {
                guard isLenient, parser.scanner.canSkipFailure else { throw parser.scanner.error(in: window) }
                skipped.add(parser.scanner.error(in: window))
                parser.abandonStatement()
                isSkipping = true
            }
        }
    }
}
