internal import RDF

/// Reads N-Triples or N-Quads with several threads.
///
/// The document is cut at line feeds into pieces, which threads read side by side; the quads come out in the order of
/// the document, with the same labels and the same places in errors as one thread would give. Memory stays constant: only
/// a few pieces are open at a time.
struct ParallelLineReader: QuadReader {
    private static let pieceSize = 1 << 20

    private var source: any ByteSource
    private let format: RDFFormat
    private let options: ReaderOptions
    private let threads: Int
    /// What was read behind the last piece, and begins the next one.
    private var rest: [UInt8] = []
    private var isSourceAtEnd = false
    private var pieces: [DocumentPiece] = []
    private let spare = SpareBuffers()
    /// The quads of the first piece that are ready, the next ones last.
    private var ready: [QuadBatch] = []
    private var isFinished = false
    /// What is wrong behind the quads that are ready.
    private var failure: RDFSyntaxError?
    private(set) var skipped = SkippedStatements()
    /// Where the next piece begins.
    private var place = SourceLocation(line: 1, column: 1, byteOffset: 0)

    var prefixes: [Prefix] { [] }

    init(_ source: any ByteSource, format: RDFFormat, options: ReaderOptions, threads: Int) {
        self.source = source
        self.format = format
        self.options = options
        self.threads = threads
    }

    mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        spare.put(&batch)
        while ready.isEmpty, !isFinished {
            if let failure {
                isFinished = true
                throw failure
            }
            do {
                try takePiece()
            } catch {
                isFinished = true
                throw error
            }
        }
        guard let next = ready.popLast() else { return false }
        batch = next
        return true
    }

    /// Waits for the first piece and keeps the threads busy with those behind it.
    private mutating func takePiece() throws(RDFSyntaxError) {
        while pieces.count <= threads, try startPiece() {}
        guard !pieces.isEmpty else {
            isFinished = true
            return
        }
        let outcome = pieces.removeFirst().outcome()
        ready = outcome.batches.reversed()
        skipped.add(outcome.skipped.count, errors: outcome.skipped.errors.map { $0.moved(behind: place) })
        failure = outcome.error?.moved(behind: place)
        place = place.moved(lines: outcome.lineCount, bytes: outcome.byteCount)
    }

    /// Cuts a piece off the document and gives it to a thread; `false` at the end.
    private mutating func startPiece() throws(RDFSyntaxError) -> Bool {
        var bytes = spare.takeBytes()
        bytes.append(contentsOf: rest)
        rest = []
        var cut: Int?
        while cut == nil, !isSourceAtEnd {
            let start = bytes.count
            if try !source.read(into: &bytes, atMost: max(ParallelLineReader.pieceSize, bytes.count)) {
                isSourceAtEnd = true
            }
            if bytes.count >= ParallelLineReader.pieceSize { cut = bytes[start...].lastIndex(of: 0x0A) }
            // A line that is longer than any may be is left to the reader, which says so.
            if bytes.count > options.maximumStatementSize { break }
        }
        if let cut, cut > 0 {
            // The line feed goes to the next piece: what it begins with is then never taken for the start of a document.
            rest = Array(bytes[cut...])
            bytes.removeSubrange(cut...)
        }
        guard !bytes.isEmpty else { return false }
        pieces.append(DocumentPiece(bytes, format: format, options: options, spare: spare))
        return true
    }
}

extension SourceLocation {
    /// The place so many line feeds and bytes further on, at the start of a line.
    fileprivate func moved(lines: Int, bytes: Int) -> SourceLocation {
        SourceLocation(line: line + lines, column: 1, byteOffset: byteOffset + bytes)
    }
}

extension RDFSyntaxError {
    /// The error as it stands in a document whose part up to a place was left out.
    fileprivate func moved(behind place: SourceLocation) -> RDFSyntaxError {
        guard let location else { return self }
        return RDFSyntaxError(
            code, message,
            at: SourceLocation(
                line: location.line + place.line - 1, column: location.column,
                byteOffset: location.byteOffset + place.byteOffset))
    }
}
