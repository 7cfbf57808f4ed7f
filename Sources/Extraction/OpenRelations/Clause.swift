/// What one predicate of a sentence tells of its arguments, whatever form the sentence gives it.
struct Clause: Hashable, Sendable {
    /// The form in which a sentence tells it.
    enum Construction: Hashable, Sendable {
        /// A verb that heads the sentence or is coordinated with one that does.
        case main
        /// A verb or adjective in the clause that another verb takes as its object.
        case complement
        /// A verb in a clause that tells when, why or how.
        case adverbial
        /// A verb in a relative clause.
        case relative
        /// A participle behind its noun: "a bridge built in 1900".
        case participle
        /// A participle that hangs on a clause: "Founded in 1900, …".
        case participleClause
        /// An infinitive behind its noun or of purpose.
        case infinitive
        /// A clause set beside another.
        case parataxis
        /// "X is Y" between a noun and its apposition.
        case apposition
        /// "X is Y" between a name and the title before it.
        case title
        /// "X has Y".
        case possessive
        /// "X is in Y" between a noun and the phrase behind it.
        case nounPreposition
        /// "There is X in Y".
        case existential

        /// Whether the clause is read off a noun phrase.
        var isNominal: Bool {
            switch self {
            case .apposition, .title, .possessive, .nounPreposition: true
            default: false
            }
        }
    }

    /// What fills a place of a clause.
    struct Argument: Hashable, Sendable {
        /// How it hangs on the predicate.
        enum Role: Hashable, Sendable {
            case object
            case indirectObject
            /// Behind a preposition.
            case oblique
            /// "by" whom, in the passive.
            case agent
            /// A noun without a preposition, often a time.
            case unmarked
            /// What the subject or object is said to be.
            case predicative
            /// A clause that is said, thought or wanted.
            case clause
            /// A clause that tells when, why or how.
            case adverbialClause
            case adverb
        }

        var role: Role
        /// The token at the top of the phrase.
        var head: Int
        /// The preposition, or the word that opens the clause.
        var marker: OpenPhrase
        /// The words behind it.
        var words: OpenPhrase
    }

    var construction: Construction
    /// The verb, or the adjective or noun behind the copula, or the noun that the relation is read off.
    var head: Int
    /// Auxiliaries, negation, adverbs, verb, particle and complement.
    var predicate: OpenPhrase
    /// The token at the top of the subject.
    var subjectHead: Int
    var subject: OpenPhrase
    /// In the order of the sentence.
    var arguments: [Argument]
    var factuality: Factuality
}
