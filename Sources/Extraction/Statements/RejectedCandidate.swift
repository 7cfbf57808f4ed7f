public import RDF

/// What a sentence nearly told: words that express a property with something at both ends, and why they are no statement.
public struct RejectedCandidate: Hashable, Sendable {
    /// Why it is no statement.
    public enum Reason: Hashable, Sendable {
        /// The sentence denies it.
        case denied
        /// It is planned, wished or possible.
        case planned
        /// It stands in a quotation.
        case quoted
        /// The subject is none of the classes that the property asks for.
        case subject(isNo: [IRI])
        /// The object is none of the classes or datatypes that the property asks for.
        case object(isNo: [IRI])
        /// Less sure than was asked for.
        case unsure(confidence: Double)
    }

    /// The property.
    public var property: IRI
    /// The words for the subject.
    public var subjectWords: String
    /// The words for the property.
    public var predicateWords: String
    /// The words for the object.
    public var objectWords: String
    /// The sentence.
    public var sentence: String
    /// Where the sentence stands in the document, in characters (Unicode scalars, RFC 5147).
    public var characters: Range<Int>
    /// Why it is no statement.
    public var reason: Reason
}
