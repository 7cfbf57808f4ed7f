/// Why a reasoner gives up.
public struct ReasoningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case limit, rule, vocabulary, query }
        private let kind: Kind

        /// More would follow than a limit allows.
        public static let limit = Code(kind: .limit)
        /// A rule cannot be evaluated.
        public static let rule = Code(kind: .rule)
        /// Two terms of the vocabularies of RDF and OWL themselves are said to be the same.
        public static let vocabulary = Code(kind: .vocabulary)
        /// A query among the rules failed.
        public static let query = Code(kind: .query)
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence for people.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
