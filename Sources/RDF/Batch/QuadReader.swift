/// Something that yields quads, a batch at a time.
public protocol QuadReader {
    /// Replaces the contents of a batch with the next quads.
    ///
    /// - Parameter batch: the batch to fill; what it held is dropped.
    /// - Returns: `false` at the end of the document, with the batch empty.
    /// - Throws: what is wrong with the document and where. After an error nothing more can be read, unless its code
    ///   is `starved`.
    mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool

    /// The prefixes declared so far, in the order of their declaration.
    var prefixes: [Prefix] { get }

    /// What has been left out so far; empty unless the reader is lenient (see ``ReaderOptions/isLenient``).
    var skipped: SkippedStatements { get }
}

extension QuadReader {
    /// Nothing, for readers that are never lenient.
    public var skipped: SkippedStatements { SkippedStatements() }
}

/// A prefix of compact IRIs, such as `foaf` for `http://xmlns.com/foaf/0.1/`.
public struct Prefix: Hashable, Sendable {
    /// The name before the colon; may be empty.
    public var name: String
    /// The IRI that the name stands for.
    public var iri: String

    /// Makes a prefix.
    public init(_ name: String, _ iri: String) {
        self.name = name
        self.iri = iri
    }
}
