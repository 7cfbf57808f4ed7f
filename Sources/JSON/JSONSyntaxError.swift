/// What is wrong with a JSON text, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case syntax, invalidUTF8, invalidEscape, limit, range
        }
        private let kind: Kind

        /// The text does not follow the grammar.
        public static let syntax = Code(kind: .syntax)
        /// The bytes are not UTF-8.
        public static let invalidUTF8 = Code(kind: .invalidUTF8)
        /// An escape is malformed, or half of a surrogate pair.
        public static let invalidEscape = Code(kind: .invalidEscape)
        /// Arrays and objects are nested too deep.
        public static let limit = Code(kind: .limit)
        /// A number is beyond what a double can hold, and a canonical form was asked for.
        public static let range = Code(kind: .range)
    }

    /// A place in a JSON text.
    public struct Location: Hashable, Sendable, CustomStringConvertible {
        /// The line, from 1.
        public var line: Int
        /// The column in Unicode scalars, from 1.
        public var column: Int
        /// The offset in bytes from the start of the text, from 0.
        public var byteOffset: Int

        /// Makes a location.
        public init(line: Int, column: Int, byteOffset: Int) {
            self.line = line
            self.column = column
            self.byteOffset = byteOffset
        }

        /// `line:column`, as compilers print it.
        public var description: String { "\(line):\(column)" }
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence for people.
    public let message: String
    /// Where it is; `nil` when no place in a text is meant.
    public let location: Location?

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of error it is.
    ///   - message: what is wrong and what to do.
    ///   - location: where it is.
    public init(_ code: Code, _ message: String, at location: Location? = nil) {
        self.code = code
        self.message = message
        self.location = location
    }

    /// `line:column: message`.
    public var description: String {
        if let location { "\(location): \(message)" } else { message }
    }
}
