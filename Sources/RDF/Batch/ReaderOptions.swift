/// What a reader is told besides the document.
public struct ReaderOptions: Hashable, Sendable {
    /// The IRI of the document, which relative references are resolved against until the document names another.
    public var base: IRI?
    /// What the label of every blank node starts with; set it to read several documents into one graph.
    public var blankNodePrefix: String
    /// How many bytes one statement, or one token, may take before the reader refuses it.
    public var maximumStatementSize: Int
    /// Whether the reader goes on behind a statement that is wrong instead of ending there.
    ///
    /// N-Triples and N-Quads lose the line, Turtle and TriG everything up to the next full stop that ends a statement,
    /// RDF/XML the element with all it contains. What is left out is counted in the reader's ``QuadReader/skipped``.
    /// Limits, failing sources and XML that is not well-formed end the reading all the same.
    public var isLenient: Bool

    /// How long the IRI of a prefix or namespace and a base IRI in a document may be.
    ///
    /// Each name that builds on one repeats it, so that two megabytes of text could become terabytes.
    package static let maximumNamespaceLength = 1 << 14

    /// Makes options.
    ///
    /// - Parameters:
    ///   - base: the IRI of the document.
    ///   - blankNodePrefix: what the label of every blank node starts with.
    ///   - maximumStatementSize: how many bytes one statement may take; a gigabyte unless told, and never more.
    ///   - isLenient: whether the reader goes on behind a statement that is wrong.
    public init(
        base: IRI? = nil, blankNodePrefix: String = "", maximumStatementSize: Int = 1 << 30, isLenient: Bool = false
    ) {
        self.base = base
        self.blankNodePrefix = blankNodePrefix
        self.maximumStatementSize = min(maximumStatementSize, 1 << 30)
        self.isLenient = isLenient
    }
}
