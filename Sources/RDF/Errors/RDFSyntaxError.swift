/// What is wrong with an RDF document, and where.
public struct RDFSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case syntax, invalidIRI, undefinedPrefix, invalidUTF8, limit, unsupported, forbidden, input, starved
        }
        private let kind: Kind

        /// The text does not follow the grammar.
        public static let syntax = Code(kind: .syntax)
        /// An IRI is malformed, or relative with no base to resolve it against.
        public static let invalidIRI = Code(kind: .invalidIRI)
        /// A prefix was used that no declaration binds.
        public static let undefinedPrefix = Code(kind: .undefinedPrefix)
        /// The bytes are not UTF-8.
        public static let invalidUTF8 = Code(kind: .invalidUTF8)
        /// A limit on size or nesting was passed.
        public static let limit = Code(kind: .limit)
        /// The document, or the graph to write, uses something that this format or reader does not have.
        public static let unsupported = Code(kind: .unsupported)
        /// The document asks for something that is refused, such as an external entity.
        public static let forbidden = Code(kind: .forbidden)
        /// The source of bytes failed.
        public static let input = Code(kind: .input)
        /// The source has no more bytes yet (see ``ByteFeed``); the reader may be asked again.
        public static let starved = Code(kind: .starved)
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence for people.
    public let message: String
    /// Where it is; `nil` when no place in a text is meant.
    public let location: SourceLocation?

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of error it is.
    ///   - message: what is wrong and what to do; the middle of one that is longer than some lines is left out.
    ///   - location: where it is.
    public init(_ code: Code, _ message: String, at location: SourceLocation? = nil) {
        self.code = code
        self.message = RDFSyntaxError.shortened(message)
        self.location = location
    }

    /// A message names what is wrong, and that can be a name of megabytes.
    private static func shortened(_ message: String) -> String {
        guard message.utf8.count > 800 else { return message }
        let scalars = message.unicodeScalars
        return "\(String(scalars.prefix(200))) … \(String(scalars.suffix(200)))"
    }

    /// `line:column: message`.
    public var description: String {
        if let location { "\(location): \(message)" } else { message }
    }
}
