/// A clause as a rendering tells it: a predicate and its arguments, before a confidence is known.
struct OpenTuple: Hashable, Sendable {
    /// How the last argument stands to the predicate.
    enum Shape: Hashable, Sendable {
        /// It is the argument of the verb itself.
        case direct
        /// Another argument of the verb stands in the predicate before it, or is told apart.
        case further
        /// It hangs on another argument, which stands in the predicate: "is a justice of" "the court".
        case nested
        /// It hangs on a participle or infinitive behind another argument: "has the right to sell" "the house".
        case through
    }

    var predicate: OpenPhrase
    var arguments: [OpenPhrase]
    /// The clause, with the subject that is told here.
    var clause: Clause
    /// What fills the second place.
    var argument: Clause.Argument
    var shape = Shape.direct
}
