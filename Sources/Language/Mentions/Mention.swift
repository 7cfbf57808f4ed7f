/// A phrase that speaks of something: a name, a noun phrase or a pronoun.
public struct Mention: Hashable, Sendable {
    /// The kinds of phrase.
    public enum Kind: Hashable, Sendable {
        /// A proper name, with or without a title: "President Maria Lopez".
        case name
        /// A phrase around a common noun: "the ministers".
        case nominal
        /// A pronoun: "they".
        case pronoun
    }

    /// Whether one or several are spoken of.
    public enum Number: Hashable, Sendable {
        /// One.
        case singular
        /// Several.
        case plural
    }

    /// The sentence, as an index into the document's sentences.
    public var sentence: Int
    /// The token on which the rest of the phrase depends.
    public var head: Int
    /// The tokens of the phrase without relative clauses and appositions, from left to right.
    public var tokens: [Int]
    /// The whole phrase with what modifies it, relative clauses among them, but without appositions.
    public var span: Range<Int>
    /// What kind of phrase it is.
    public var kind: Kind
    /// The tokens of the proper name in it.
    public var name: Range<Int>?
    /// The tokens of the title before the name.
    public var title: Range<Int>?
    /// What it names, where that is known.
    public var type: EntityType?
    /// Whether one or several are spoken of.
    public var number: Number
    /// Whether it begins with "the", "this", "that", "these", "those" or a possessor.
    public var isDefinite: Bool

    /// Makes a mention.
    public init(
        sentence: Int, head: Int, tokens: [Int], span: Range<Int>, kind: Kind, name: Range<Int>? = nil,
        title: Range<Int>? = nil,
        type: EntityType? = nil, number: Number = .singular, isDefinite: Bool = false
    ) {
        self.sentence = sentence
        self.head = head
        self.tokens = tokens
        self.span = span
        self.kind = kind
        self.name = name
        self.title = title
        self.type = type
        self.number = number
        self.isDefinite = isDefinite
    }
}
