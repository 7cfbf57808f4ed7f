/// A sentence: its tokens, which form a dependency tree, and the entities named in it.
public struct Sentence: Hashable, Sendable {
    /// The words and punctuation marks, in the order of the text.
    public var tokens: [Token]
    /// The named entities, in the order of the text, none overlapping another.
    public var entities: [EntityMention]

    /// Makes a sentence.
    public init(tokens: [Token], entities: [EntityMention] = []) {
        self.tokens = tokens
        self.entities = entities
    }

    /// Where the sentence stands, as UTF-8 byte offsets in the analysed text.
    public var range: Range<Int> {
        guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
        return first.range.lowerBound..<last.range.upperBound
    }
}
