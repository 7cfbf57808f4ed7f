public import RDF

/// Reads RDF/XML.
public struct RDFXMLReader: QuadReader, Sendable {
    /// Makes a reader of a source.
    public init(_ source: any ByteSource, options: ReaderOptions = ReaderOptions()) {}

    /// Makes a reader of a document in memory.
    public init(bytes: [UInt8], options: ReaderOptions = ReaderOptions()) {}

    /// The prefixes declared so far.
    public var prefixes: [Prefix] { [] }

    /// Replaces the contents of a batch with the next quads; see `QuadReader`.
    public mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        throw RDFSyntaxError(.unsupported, "RDF/XML is not read yet")
    }
}
