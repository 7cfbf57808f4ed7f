/// What is known so far of something that a document speaks of.
struct Chain {
    /// A noun that was used of it, with the words that modified the noun.
    struct Descriptor: Hashable {
        var head: String
        var modifiers: Set<String>
    }

    /// The sentence of the last mention.
    var lastSentence: Int
    /// The head token of the last mention.
    var lastHead: Int
    /// Whether the last mention was the subject of a clause.
    var lastWasSubject: Bool
    /// The names it has, as words.
    var names: [[String]] = []
    /// The nouns it was called by, titles among them.
    var descriptors: [Descriptor] = []
    /// What it is.
    var type: EntityType?
    /// Whether it is one or several.
    var number: Mention.Number
    /// The gender, where a first name or a pronoun told it.
    var gender: Gender?
}
