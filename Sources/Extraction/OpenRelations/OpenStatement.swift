/// An open fact of a document, in words and with its places in the document's text.
public struct OpenStatement: Hashable, Sendable {
    /// The predicate or an argument.
    public struct Part: Hashable, Sendable {
        /// The words, with line breaks as blanks.
        public var words: String
        /// Where those of them that the sentence has stand, in characters as RFC 5147 counts them.
        public var characters: [Range<Int>]
    }

    /// The sentence, with line breaks as blanks.
    public var sentence: String
    /// Where the sentence stands in the document, in characters as RFC 5147 counts them.
    public var characters: Range<Int>
    /// The predicate.
    public var predicate: Part
    /// The arguments, the subject first.
    public var arguments: [Part]
    /// How sure the extractor is, 0…1.
    public var confidence: Double
    /// Whether the document tells it as a fact.
    public var factuality: Factuality
    /// What the confidence rests on, as names of features of the clause.
    public var reasons: [String]
}
