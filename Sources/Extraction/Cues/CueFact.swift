/// A fact that cues tell: words of the document at both ends of a property.
struct CueFact: Sendable {
    var subject: ArgumentCandidate
    /// The index of the property.
    var property: Int
    var object: ArgumentCandidate
    /// How sure it is, 0…1.
    var confidence: Float
    /// What the subject is called.
    var subjectLabel: String
    /// What the object is called.
    var objectLabel: String
}
