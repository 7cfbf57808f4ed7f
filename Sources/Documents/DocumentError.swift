/// Why a document cannot be read.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case unreadable, empty, invalidUTF8, tooLarge, invalidRecord }
        private let kind: Kind

        /// The file is missing, is a folder, or may not be read.
        public static let unreadable = Code(kind: .unreadable)
        /// There is no text in it.
        public static let empty = Code(kind: .empty)
        /// Its bytes are not UTF-8.
        public static let invalidUTF8 = Code(kind: .invalidUTF8)
        /// It is larger than the limit.
        public static let tooLarge = Code(kind: .tooLarge)
        /// A line of a corpus is no record.
        public static let invalidRecord = Code(kind: .invalidRecord)
    }

    /// What kind of error it is.
    public let code: Code
    /// The file, or another name of the document.
    public let name: String
    /// The line of the error, from 1, where there is one.
    public let line: Int?
    /// The column of the error in Unicode scalars, from 1, where there is one.
    public let column: Int?
    /// What is wrong and what to do.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, name: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.code = code
        self.name = name
        self.line = line
        self.column = column
        self.message = message
    }

    /// `name:line:column: message`.
    public var description: String {
        if let line, let column { "\(name):\(line):\(column): \(message)" } else { "\(name): \(message)" }
    }
}
