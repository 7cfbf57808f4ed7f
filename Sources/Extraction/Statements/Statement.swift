public import RDF

/// A fact of a document: a triple with the words that gave it.
public struct Statement: Hashable, Sendable {
    /// The fact.
    public var triple: Triple
    /// Where it was read; at least one place.
    public var evidence: [Evidence]
    /// What people call its parts.
    public var labels: Labels

    /// The parts of a fact in words.
    public struct Labels: Hashable, Sendable {
        /// The name of the subject.
        public var subject: String
        /// The label of the property.
        public var property: String
        /// The name of the object, or its value.
        public var object: String
    }

    /// How sure the extractor is, 0…1: that of the best evidence.
    public var confidence: Double { evidence.map(\.confidence).max() ?? 0 }
}

/// A place in a document at which a fact was read, and the words that gave it.
public struct Evidence: Hashable, Sendable {
    /// The sentence, with line breaks as blanks.
    public var sentence: String
    /// Where the sentence stands in the document, in characters as RFC 5147 counts them.
    public var characters: Range<Int>
    /// The words that name the subject.
    public var subjectWords: String
    /// The words that express the property.
    public var predicateWords: String
    /// The words that name the object.
    public var objectWords: String
    /// How sure the extractor is, 0…1.
    public var confidence: Double
}

/// A resource that statements speak of.
public struct EntityDescription: Hashable, Sendable {
    /// The IRI.
    public var iri: IRI
    /// What people call it.
    public var label: String
    /// Its classes, the most specific ones.
    public var classes: [IRI]
    /// What other data sets call it.
    public var sameAs: [IRI] = []
}
