/// A run of quads as integers over one arena of bytes: what readers fill, writers print and stores load.
///
/// Nothing is allocated for a single term or quad. A term's text is a range of `bytes` (unescaped UTF-8); a quad is
/// four indexes into `terms`. A reader may list the same term twice in `terms`: indexes are a shorthand, not an identity.
///
/// ```swift
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) {
///     for index in batch.quads.indices { use(batch.quad(at: index)) }
/// }
/// ```
public struct QuadBatch: Sendable {
    /// What a term is.
    public enum TermKind: UInt8, Sendable {
        /// A named resource: the text is the IRI.
        case iri
        /// A blank node: the text is the label.
        case blankNode
        /// An `xsd:string`: the text is the lexical form.
        case stringLiteral
        /// A literal of another datatype: `qualifier` is the index of the datatype's IRI in `terms`.
        case typedLiteral
        /// A language-tagged string: the tag stands right behind the text, and `qualifier` is its length in bytes.
        case languageLiteral
        /// A language-tagged string that runs left to right; laid out as `languageLiteral`.
        case leftToRightLiteral
        /// A language-tagged string that runs right to left; laid out as `languageLiteral`.
        case rightToLeftLiteral
        /// A triple term: `offset` is where its subject, predicate and object stand in `components`.
        case triple
    }

    /// A term of the batch.
    public struct TermRecord: Sendable {
        /// Where the text starts in `bytes` (or, for a triple term, the three indexes in `components`).
        public var offset: UInt32
        /// The length of the text in bytes.
        public var length: UInt32
        /// The index of the datatype, or the length of the language tag; see `TermKind`.
        public var qualifier: UInt32
        /// What the term is.
        public var kind: TermKind

        /// Makes a record.
        @inlinable
        public init(kind: TermKind, offset: UInt32, length: UInt32, qualifier: UInt32 = 0) {
            self.kind = kind
            self.offset = offset
            self.length = length
            self.qualifier = qualifier
        }
    }

    /// A quad of the batch, as indexes into `terms`.
    public struct QuadRecord: Sendable {
        /// The subject.
        public var subject: UInt32
        /// The predicate.
        public var predicate: UInt32
        /// The object.
        public var object: UInt32
        /// The name of the graph, or `QuadBatch.defaultGraph`.
        public var graph: UInt32

        /// Makes a record.
        @inlinable
        public init(subject: UInt32, predicate: UInt32, object: UInt32, graph: UInt32 = QuadBatch.defaultGraph) {
            self.subject = subject
            self.predicate = predicate
            self.object = object
            self.graph = graph
        }
    }

    /// Stands in a quad's `graph` for the default graph.
    public static let defaultGraph = UInt32.max

    /// The text of all terms, one after the other.
    public var bytes: [UInt8] = []
    /// The terms.
    public var terms: [TermRecord] = []
    /// Subject, predicate and object of each triple term, as indexes into `terms`.
    public var components: [UInt32] = []
    /// The quads.
    public var quads: [QuadRecord] = []

    /// Makes an empty batch.
    public init() {}

    /// Empties the batch and keeps its memory for the next run.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        terms.removeAll(keepingCapacity: true)
        components.removeAll(keepingCapacity: true)
        quads.removeAll(keepingCapacity: true)
    }
}
