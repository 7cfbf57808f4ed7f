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
        /// A variable, blank node or aggregate stands where the grammar's notes forbid it (SPARQL 1.2 Query, section 19.8).
        public static let scope = Code(kind: .scope)
        /// A limit on nesting or size was passed.
        public static let limit = Code(kind: .limit)
        /// A feature that this version does not read; the message names it.
        public static let unsupported = Code(kind: .unsupported)
    }

    /// What kind of error it is.
    public var code: Code { details.code }
    /// What is wrong: what was found and what was expected, where a token does not fit.
    public var message: String { details.message }
    /// What to do about it.
    public var advice: String? { details.advice }
    /// What was found, as it stands in the text; `nil` when it is not a token that is wrong.
    public var found: String? { details.found }
    /// What was expected instead, in words; `nil` when it is not a token that is wrong.
    public var expected: String? { details.expected }
    /// Where it is.
    public var location: SourceLocation { details.location }

    private let storage: Storage
    private var details: Details { storage.details }

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of error it is.
    ///   - message: what is wrong.
    ///   - advice: what to do about it.
    ///   - location: where it is.
    public init(_ code: Code, _ message: String, advice: String? = nil, at location: SourceLocation) {
        storage = Storage(Details(code: code, message: message, advice: advice, location: location))
    }

    /// Makes an error of syntax: a token stands where another one belongs.
    ///
    /// - Parameters:
    ///   - found: the token as it stands in the text, or words for it.
    ///   - expected: what belongs there, in words.
    ///   - advice: what to do about it.
    ///   - location: where it is.
    public init(found: String, expected: String, advice: String? = nil, at location: SourceLocation) {
        storage = Storage(
            Details(
                code: .syntax, message: "Found \(found), expected \(expected).", advice: advice, found: found,
                expected: expected, location: location))
    }

    /// `line:column: message advice`.
    public var description: String {
        let text = "\(location): \(message)"
        return advice.map { "\(text) \($0)" } ?? text
    }
}

extension SPARQLSyntaxError {
    private struct Details: Hashable, Sendable {
        let code: Code
        let message: String
        let advice: String?
        var found: String?
        var expected: String?
        let location: SourceLocation
    }

    /// Keeps the error one word wide: every call that throws reserves room for it, and the parser's calls are nested.
    private final class Storage: Hashable, Sendable {
        let details: Details

        init(_ details: Details) { self.details = details }

        static func == (left: Storage, right: Storage) -> Bool { left.details == right.details }

        func hash(into hasher: inout Hasher) { hasher.combine(details) }
    }
}
