/// Why a store refuses a change.
public struct TripleStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case limit }
        private let kind: Kind

        /// A limit of the store was passed.
        public static let limit = Code(kind: .limit)
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence for people.
    public let message: String

    /// The message.
    public var description: String { message }

    static let tooManyTerms = TripleStoreError(
        code: .limit,
        message:
            "The store is full: it holds at most 4 GiB of text, 2³¹ terms and 2²⁸ datatypes and languages; split the data over several stores."
    )
}
