/// A text with facts that it tells, to learn from.
public struct TeachingExample: Hashable, Sendable {
    /// A fact in words: subject, label of the property, object.
    public struct Fact: Hashable, Sendable {
        /// The name of the subject.
        public var subject: String
        /// The label or local name of the property.
        public var property: String
        /// The name or value of the object.
        public var object: String

        /// Makes a fact.
        public init(subject: String, property: String, object: String) {
            self.subject = subject
            self.property = property
            self.object = object
        }
    }

    /// The text.
    public var text: String
    /// The facts.
    public var facts: [Fact]
    /// Whether these are all facts that the text tells; where they are not, what is not listed is no counterexample.
    public var isComplete: Bool

    /// Makes an example.
    public init(text: String, facts: [Fact], isComplete: Bool) {
        self.text = text
        self.facts = facts
        self.isComplete = isComplete
    }
}
