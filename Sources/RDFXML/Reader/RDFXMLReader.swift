public import RDF

/// Reads RDF/XML.
///
/// RDF 1.2 XML Syntax. The document is read in constant memory, but for the names of elements and attributes, and the values
/// of `rdf:ID`, which have to be remembered since each may come once. No other file is ever read: external entities are refused. Entities that the
/// document declares itself, as ontologies do, are replaced by their text.
///
/// `rdf:nodeID` labels are kept; blank nodes without one are called `anon1`, `anon2`, … (a written label of that shape
/// gets an underscore more, so that the two never collide).
///
/// A reader is read from one place: a copy of it reads on in the same document.
///
/// ```swift
/// var reader = RDFXMLReader(bytes: bytes, options: ReaderOptions(base: "http://example.org/"))
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) { … }
/// ```
public struct RDFXMLReader: QuadReader {
    private let push: XMLPushParser
    private var source: (any ByteSource)?
    /// What has been read and not been pushed.
    private var pending: [UInt8]
    private var position = 0
    private var isFinished = false

    private var chunkSize = RDFXMLReader.usualChunkSize

    static let usualChunkSize = 1 << 16
    private static let largestChunkSize = 1 << 28

    /// Makes a reader of a source.
    ///
    /// - Parameters:
    ///   - source: where the document comes from.
    ///   - options: what the reader is told besides.
    public init(_ source: any ByteSource, options: ReaderOptions = ReaderOptions()) {
        push = XMLPushParser(RDFXMLParser(options: options), isLenient: options.isLenient)
        self.source = source
        pending = []
    }

    /// Makes a reader of a document in memory.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - options: what the reader is told besides.
    public init(bytes: [UInt8], options: ReaderOptions = ReaderOptions()) {
        push = XMLPushParser(RDFXMLParser(options: options), isLenient: options.isLenient)
        pending = bytes
    }

    /// The prefixes declared so far.
    public var prefixes: [Prefix] { push.parser.prefixes }

    /// What a lenient reader has left out so far.
    public var skipped: SkippedStatements { push.skipped }

    /// Replaces the contents of a batch with the next quads; see `QuadReader`.
    public mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        batch.removeAll()
        guard !isFinished else { return false }
        swap(&batch, &push.parser.batch)
        push.parser.beginBatch()
        defer { swap(&batch, &push.parser.batch) }
        do {
            while !isFinished, push.parser.hasRoom {
                try pushChunk()
            }
        } catch {
            guard error.code == .starved else {
                isFinished = true
                throw error
            }
            guard !push.parser.batch.quads.isEmpty else {
                push.parser.endBatch()
                throw error
            }
        }
        push.parser.endBatch()
        return !push.parser.batch.quads.isEmpty
    }

    private mutating func pushChunk() throws(RDFSyntaxError) {
        try refill()
        let end = min(position + chunkSize, pending.count)
        isFinished = source == nil && end == pending.count
        try push.push(pending[position..<end], isLast: isFinished)
        position = end
        // libxml2 looks at a long tag or comment anew for each chunk: their sizes have to grow with it.
        let wanted = push.takesLargeChunks ? push.pendingByteCount : 0
        chunkSize = min(max(wanted, RDFXMLReader.usualChunkSize), RDFXMLReader.largestChunkSize)
    }

    /// Reads on where there is nothing to push, or less than a large chunk.
    private mutating func refill() throws(RDFSyntaxError) {
        if position == pending.count {
            pending.removeAll(keepingCapacity: true)
            position = 0
        }
        let isUsual = chunkSize == RDFXMLReader.usualChunkSize
        while source != nil, pending.isEmpty || !isUsual && pending.count - position < chunkSize {
            let room = max(chunkSize - (pending.count - position), RDFXMLReader.usualChunkSize)
            if try source?.read(into: &pending, atMost: room) != true { source = nil }
        }
    }
}
