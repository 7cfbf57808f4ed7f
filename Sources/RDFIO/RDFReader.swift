public import JSONLD
public import RDF
internal import RDFXML
public import SystemPackage
internal import Turtle

/// Reads RDF of any format.
///
/// ```swift
/// var reader = try RDFReader(file: "ontology.ttl")
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) { … }
/// ```
public struct RDFReader: QuadReader {
    /// The format of the document.
    public let format: RDFFormat
    private var reader: any QuadReader
    /// Where the document comes from, if that is a file.
    private var file: FileSource?

    /// How many bytes of the file or descriptor have been read, which may be some megabytes more than the quads that came
    /// out; compressed bytes where it is compressed, and 0 for other sources.
    public var readBytes: Int { file?.readBytes ?? 0 }

    /// How large the file is; `nil` where that cannot be known, as for a pipe.
    public var fileSize: Int? { file?.size }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - file: the path of the file.
    ///   - format: its format; unless told, the extension of the name says it, or else the content. A document that is
    ///     compressed with gzip is known by its content.
    ///   - options: what the reader is told besides; without a base, the IRI of the file is the base.
    ///   - threads: how many threads may read, which N-Triples and N-Quads make use of where the file is large.
    ///   - contexts: where contexts that JSON-LD names by an IRI come from; nothing is ever fetched.
    /// - Throws: why the file cannot be read.
    public init(
        file: FilePath, format: RDFFormat? = nil, options: ReaderOptions = ReaderOptions(), threads: Int = 1,
        contexts: any ContextSource = KnownContexts()
    ) throws(FileError) {
        let source = try FileSource(path: file)
        var options = options
        if options.base == nil { options.base = FileLocation.iri(of: file) }
        let named = format ?? file.lastComponent.flatMap { RDFFormat(fileName: $0.string) }
        try self.init(
            source, name: file.string, format: named, options: options, threads: threads, contexts: contexts)
    }

    /// Reads from an open descriptor, such as standard input; it stays open.
    ///
    /// - Parameters:
    ///   - descriptor: what to read from.
    ///   - name: what to call it in errors.
    ///   - format: the format; unless told, the content says it.
    ///   - options: what the reader is told besides.
    ///   - threads: how many threads may read, which N-Triples and N-Quads make use of where there is much to read.
    ///   - contexts: where contexts that JSON-LD names by an IRI come from; nothing is ever fetched.
    /// - Throws: why it cannot be read.
    public init(
        descriptor: FileDescriptor, name: String = "standard input", format: RDFFormat? = nil,
        options: ReaderOptions = ReaderOptions(), threads: Int = 1, contexts: any ContextSource = KnownContexts()
    ) throws(FileError) {
        try self.init(
            FileSource(descriptor: descriptor, name: name), name: name, format: format, options: options,
            threads: threads, contexts: contexts)
    }

    /// Reads a document in memory.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - format: its format.
    ///   - options: what the reader is told besides.
    ///   - contexts: where contexts that JSON-LD names by an IRI come from; nothing is ever fetched.
    public init(
        bytes: [UInt8], format: RDFFormat, options: ReaderOptions = ReaderOptions(),
        contexts: any ContextSource = KnownContexts()
    ) {
        self.format = format
        switch format {
        case .ntriples: reader = NTriplesReader(bytes: bytes, options: options)
        case .nquads: reader = NQuadsReader(bytes: bytes, options: options)
        case .turtle: reader = TurtleReader(bytes: bytes, options: options)
        case .trig: reader = TriGReader(bytes: bytes, options: options)
        case .rdfxml: reader = RDFXMLReader(bytes: bytes, options: options)
        case .jsonld: reader = JSONLDReader(bytes: bytes, options: options, contexts: contexts)
        }
    }

    /// Reads from any source of bytes.
    ///
    /// - Parameters:
    ///   - source: where the document comes from.
    ///   - format: its format.
    ///   - options: what the reader is told besides.
    ///   - contexts: where contexts that JSON-LD names by an IRI come from; nothing is ever fetched.
    public init(
        _ source: any ByteSource, format: RDFFormat, options: ReaderOptions = ReaderOptions(),
        contexts: any ContextSource = KnownContexts()
    ) {
        self.format = format
        switch format {
        case .ntriples: reader = NTriplesReader(source, options: options)
        case .nquads: reader = NQuadsReader(source, options: options)
        case .turtle: reader = TurtleReader(source, options: options)
        case .trig: reader = TriGReader(source, options: options)
        case .rdfxml: reader = RDFXMLReader(source, options: options)
        case .jsonld: reader = JSONLDReader(source, options: options, contexts: contexts)
        }
    }

    private init(
        _ source: FileSource, name: String, format: RDFFormat?, options: ReaderOptions, threads: Int,
        contexts: any ContextSource
    ) throws(FileError) {
        var (document, head): (any ByteSource, [UInt8]) = (source, source.head)
        if GzipSource.isCompressed(head) { (document, head) = try RDFReader.decompressed(source, name: name) }
        guard let format = format ?? RDFFormat.sniff(head) else {
            throw FileError(
                .unknownFormat, .read, name,
                reason:
                    "its format is not known; name it (\(RDFFormat.allCases.map(\.rawValue).joined(separator: ", ")))")
        }
        if threads > 1, head.count >= RDFReader.parallelSize, format == .ntriples || format == .nquads {
            self.init(
                ParallelLineReader(document, format: format, options: options, threads: threads), format: format)
        } else {
            self.init(document, format: format, options: options, contexts: contexts)
        }
        file = source
        file?.head = []
    }

    private init(_ reader: any QuadReader, format: RDFFormat) {
        self.reader = reader
        self.format = format
    }

    /// How much of a document has to be there at once for threads to be worth their while.
    private static let parallelSize = 1 << 16

    /// The text of a compressed document, and its beginning.
    private static func decompressed(
        _ source: FileSource, name: String
    ) throws(FileError) -> (any ByteSource, [UInt8]) {
        var text = HeadedSource(GzipSource(source))
        do {
            try text.readHead(atMost: 1 << 16)
        } catch {
            throw FileError(.damaged, .read, name, reason: error.message)
        }
        return (text, text.head)
    }

    /// The prefixes declared so far.
    public var prefixes: [Prefix] { reader.prefixes }

    /// What a lenient reader has left out so far.
    public var skipped: SkippedStatements { reader.skipped }

    /// Replaces the contents of a batch with the next quads; see `QuadReader`.
    public mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        try reader.next(into: &batch)
    }
}
