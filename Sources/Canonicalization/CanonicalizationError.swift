/// Why a dataset has no canonical form.
public struct CanonicalizationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case limit, unsupported
        }
        private let kind: Kind

        /// The blank nodes are so much alike that more steps would be needed than are allowed.
        public static let limit = Code(kind: .limit)
        /// The dataset has what RDFC-1.0 does not define: a blank node inside a triple term.
        public static let unsupported = Code(kind: .unsupported)
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence for people.
    public let message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of error it is.
    ///   - message: what is wrong and what to do.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
