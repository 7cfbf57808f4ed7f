public import RDF

/// Reads TriG.
///
/// RDF 1.2 TriG. Memory stays constant whatever the size of the document or of a statement; only nesting costs.
/// Written labels of blank nodes are kept; blank nodes without a label are called `anon1`, `anon2`, … (a written label
/// of that shape gets an underscore more, so that the two never collide).
///
/// ```swift
/// var reader = TriGReader(bytes: bytes, options: ReaderOptions(base: "http://example.org/"))
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) { … }
/// ```
public struct TriGReader: QuadReader, Sendable {
    private var reader: StatementReader<TurtleParser>

    /// Makes a reader of a source.
    ///
    /// - Parameters:
    ///   - source: where the document comes from.
    ///   - options: what the reader is told besides.
    public init(_ source: any ByteSource, options: ReaderOptions = ReaderOptions()) {
        reader = StatementReader(TurtleParser(options: options, allowsGraphs: true), of: source, options)
    }

    /// Makes a reader of a document in memory.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - options: what the reader is told besides.
    public init(bytes: [UInt8], options: ReaderOptions = ReaderOptions()) {
        reader = StatementReader(TurtleParser(options: options, allowsGraphs: true), of: bytes, options)
    }

    /// The prefixes declared so far.
    public var prefixes: [Prefix] { reader.parser.prefixes.prefixes }

    /// What a lenient reader has left out so far.
    public var skipped: SkippedStatements { reader.skipped }

    /// Replaces the contents of a batch with the next quads; see ``QuadReader``.
    public mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        try reader.next(into: &batch)
    }
}
