public import RDF

/// What is wrong with the text of a query or update, and where.
public struct SPARQLSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case syntax, invalidIRI, undefinedPrefix, scope, limit, unsupported }
        private let kind: Kind

        /// The text does not follow the grammar.
        public static let syntax = Code(kind: .syntax)
        /// An IRI is malformed, or relative with no base to resolve it against.
        public static let invalidIRI = Code(kind: .invalidIRI)
        /// A prefix was used that no `PREFIX` declares.
        public static let undefinedPrefix = Code(kind: .undefinedPrefix)
        /// A variable, blank node or aggregate stands where the grammar's notes forbid it (SPARQL 1.1 Query, section 19.8).
        public static let scope = Code(kind: .scope)
        /// A limit on nesting or size was passed.
        public static let limit = Code(kind: .limit)
        /// A feature that this version does not read; the message names it.
        public static let unsupported = Code(kind: .unsupported)
    }

    /// What kind of error it is.
    public let code: Code
    /// What was found and what was expected.
    public let message: String
    /// What to do about it.
    public let advice: String?
    /// Where it is.
    public let location: SourceLocation

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of error it is.
    ///   - message: what was found and what was expected.
    ///   - advice: what to do about it.
    ///   - location: where it is.
    public init(_ code: Code, _ message: String, advice: String? = nil, at location: SourceLocation) {
        self.code = code
        self.message = message
        self.advice = advice
        self.location = location
    }

    /// `line:column: message advice`.
    public var description: String {
        let text = "\(location): \(message)"
        return advice.map { "\(text) \($0)" } ?? text
    }
}
