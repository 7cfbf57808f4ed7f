import Language
import RDF

/// The words of a lexical entry as they were found in a sentence.
struct Anchor: Sendable {
    /// What the words are in their sentence.
    enum Kind: Hashable, Sendable {
        case verb
        case noun
        case adjective
        /// A phrase that is the predicate by a form of "be": "is in Lima". The entry's word is "be".
        case prepositionalPredicate
    }

    /// The sentence.
    var sentence: Int
    /// The tokens, the one that heads the clause or phrase first.
    var tokens: [Int]
    /// What the words are.
    var kind: Kind
    /// Whether there are no words: the entry is a construction, and the token the head of its phrase.
    var isConstruction = false

    /// The token that heads the clause or phrase.
    var head: Int { tokens[0] }

    /// The place of the head.
    var place: TokenPlace { TokenPlace(sentence: sentence, token: head) }
}

/// What fills a part of a clause.
struct Filler: Sendable {
    /// The values that properties have.
    enum Value: Hashable, Sendable {
        case entity(Int)
        case text(String)
        case date(String)
        /// A value of another datatype than string and date.
        case typed(String, datatype: IRI)
        case classes([String])
    }

    /// The value.
    var value: Value
    /// The words that give it.
    var words: String
    /// How sure it is that the words fill this part, 0…1.
    var confidence: Double
}
