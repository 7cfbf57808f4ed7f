import RDF

/// A word, or several that belong together, and what it denotes (OntoLex-Lemon, `ontolex:LexicalEntry`).
struct LexicalEntry: Hashable, Sendable {
    /// The word classes that entries have.
    enum PartOfSpeech: Hashable, Sendable {
        case verb
        case noun
        case adjective
        /// No word at all: a way of putting words together, such as a title before a name.
        case construction
    }

    /// Which part of the clause is which end of the property (`synsem:SyntacticFrame`).
    struct Frame: Hashable, Sendable {
        var subject: Slot
        var object: Slot
    }

    /// The lemmas, in the order of the text: `hold`, `talks`.
    var words: [String]
    /// The word class of the whole.
    var partOfSpeech: PartOfSpeech
    /// The class or property that it denotes.
    var denotes: IRI
    /// The frames; none for a word that denotes a class.
    var frames: [Frame]

    /// The word on which the others depend: the first of a verb, the last of a noun.
    var head: String { (partOfSpeech == .noun ? words.last : words.first) ?? "" }
}
