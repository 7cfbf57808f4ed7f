import SPARQLEngine

/// Why a validation came to no end.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case limit, timeout, cancelled, query, reported }
        private let kind: Kind

        /// A limit on results or rows was passed.
        public static let limit = Code(kind: .limit)
        /// The time for the validation is over.
        public static let timeout = Code(kind: .timeout)
        /// The task that validates was cancelled.
        public static let cancelled = Code(kind: .cancelled)
        /// A query of the shapes cannot be evaluated.
        public static let query = Code(kind: .query)
        /// A query of the shapes reports a failure (`?failure`, section 5.3.2).
        public static let reported = Code(kind: .reported)
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

    init(_ error: QueryError) {
        let code: Code =
            switch error.code {
            case .timeout: .timeout
            case .cancelled: .cancelled
            case .limit: .limit
            default: .query
            }
        self.init(code, error.message)
    }

    /// The message.
    public var description: String { message }
}
