/// A fact in the words of a sentence, whatever an ontology knows: a predicate and its arguments.
public struct OpenFact: Hashable, Sendable {
    /// Verb with auxiliaries, particle and preposition, or the "is" between a noun and what is said of it.
    public var predicate: OpenPhrase
    /// The subject, the object or what stands for it, and in n-ary facts the further arguments.
    public var arguments: [OpenPhrase]
    /// How sure the extractor is, 0…1.
    public var confidence: Double
    /// Whether the sentence tells it as a fact.
    public var factuality: Factuality
    /// What the confidence rests on, as names of features of the clause.
    public var reasons: [String]
}

/// How open facts are cut.
public enum OpenStyle: String, CaseIterable, Hashable, Sendable {
    /// One fact for each predicate, with all its arguments.
    case nary
    /// Small facts of two arguments, coordinated phrases told one by one.
    case binary
}
