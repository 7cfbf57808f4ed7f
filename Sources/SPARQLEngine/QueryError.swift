/// Why a query was not answered, or an update not carried out.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case unsupported, limit, timeout, cancelled, graph, document, service }
        private let kind: Kind

        /// The query uses a feature that is not evaluated; the message names it.
        public static let unsupported = Code(kind: .unsupported)
        /// A limit on rows, memory or the size of the store was passed.
        public static let limit = Code(kind: .limit)
        /// The time for the evaluation is over.
        public static let timeout = Code(kind: .timeout)
        /// The task that evaluates was cancelled.
        public static let cancelled = Code(kind: .cancelled)
        /// An update names a graph that is not there, or creates one that is.
        public static let graph = Code(kind: .graph)
        /// An endpoint that `SERVICE` asks does not answer.
        public static let service = Code(kind: .service)
        /// A document that an update loads cannot be read.
        public static let document = Code(kind: .document)
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

    static func unsupported(_ feature: String) -> QueryError {
        QueryError(.unsupported, "\(feature) is not supported yet.")
    }
}
