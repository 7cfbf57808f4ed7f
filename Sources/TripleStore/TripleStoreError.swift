/// Why a store refuses a change.
public struct TripleStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case limit, nesting }
        private let kind: Kind

        /// A limit of the store was passed.
        public static let limit = Code(kind: .limit)
        /// A triple term is nested too deep, or stands where RDF has none.
        public static let nesting = Code(kind: .nesting)
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence for people.
    public let message: String

    /// The message.
    public var description: String { message }

    static let nestedTooDeep = TripleStoreError(
        code: .nesting,
        message:
            "Triple terms are the objects of triples only, and are nested at most \(TripleNesting.maximum) deep."
    )

    static let tooManyTerms = TripleStoreError(
        code: .limit,
        message:
            "The store is full: it holds at most 4 GiB of text, 2³¹ terms and 2²⁸ datatypes and languages; split the data over several stores."
    )
}
