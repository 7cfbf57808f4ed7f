public import RDF

/// Reads N-Triples.
///
/// RDF 1.2 N-Triples. Memory stays constant whatever the size of the document; labels of blank nodes are kept.
///
/// ```swift
/// var reader = NTriplesReader(bytes: bytes)
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) { … }
/// ```
public struct NTriplesReader: QuadReader, Sendable {
    private var reader: StatementReader<LineParser>

    /// Makes a reader of a source.
    ///
    /// - Parameters:
    ///   - source: where the document comes from.
    ///   - options: what the reader is told besides.
    public init(_ source: any ByteSource, options: ReaderOptions = ReaderOptions()) {
        reader = StatementReader(LineParser(options: options, allowsGraph: false), of: source, options)
    }

    /// Makes a reader of a document in memory.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - options: what the reader is told besides.
    public init(bytes: [UInt8], options: ReaderOptions = ReaderOptions()) {
        reader = StatementReader(LineParser(options: options, allowsGraph: false), of: bytes, options)
    }

    /// N-Triples has no prefixes.
    public var prefixes: [Prefix] { [] }

    /// What a lenient reader has left out so far.
    public var skipped: SkippedStatements { reader.skipped }

    /// Replaces the contents of a batch with the next quads; see ``QuadReader``.
    public mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        try reader.next(into: &batch)
    }
}
