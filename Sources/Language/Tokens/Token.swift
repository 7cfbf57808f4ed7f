/// A word or a punctuation mark with what the analysis says of it.
public struct Token: Hashable, Sendable {
    /// The word as it stands in the text.
    public var form: String
    /// Where it stands, as UTF-8 byte offsets in the analysed text.
    public var range: Range<Int>
    /// The dictionary form: `strike` for `struck`.
    public var lemma: String
    /// The word class.
    public var universalTag: UniversalTag
    /// The Penn Treebank tag, for example `VBD`.
    public var pennTag: String
    /// The index of the dependency head in the sentence; `nil` for the root.
    public var head: Int?
    /// How the word depends on its head.
    public var relation: DependencyRelation
    /// How sure the parser is of head and relation, 0…1.
    public var confidence: Float

    /// Makes a token.
    public init(
        form: String, range: Range<Int>, lemma: String, universalTag: UniversalTag, pennTag: String, head: Int?,
        relation: DependencyRelation, confidence: Float = 1
    ) {
        self.form = form
        self.range = range
        self.lemma = lemma
        self.universalTag = universalTag
        self.pennTag = pennTag
        self.head = head
        self.relation = relation
        self.confidence = confidence
    }
}
