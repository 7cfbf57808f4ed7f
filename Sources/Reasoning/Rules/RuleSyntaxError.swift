public import RDF

/// What is wrong with the text of rules, and where.
public struct RuleSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as one sentence for people.
    public let message: String
    /// Where it is.
    public let location: SourceLocation

    /// `line:column: message`.
    public var description: String { "\(location): \(message)" }
}
