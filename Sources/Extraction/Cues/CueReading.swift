/// What words near a candidate tell: that it may be the object of a property.
struct CueReading: Sendable {
    var property: Int
    /// The candidate that is the object.
    var object: Int
    /// The candidate that is the subject, where the sentence tells it.
    var subject: Int?
    /// How much speaks for it: about 1 for one word that is near, 2 for one that governs it.
    var score: Float
}
