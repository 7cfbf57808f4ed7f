/// Why a store in a folder could not be read or written.
///
/// Its description is a sentence for people: `kb/journal: byte 4056: the checksum of transaction 42 is wrong`.
public struct StoreFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case notFound, notAStore, notEmpty, locked, permission, full, damaged, unstorable, stopped, system
        }
        private let kind: Kind

        /// There is no such folder, or no store in it.
        public static let notFound = Code(kind: .notFound)
        /// The folder holds other files.
        public static let notAStore = Code(kind: .notAStore)
        /// There is something already where a copy should go.
        public static let notEmpty = Code(kind: .notEmpty)
        /// Another process is writing.
        public static let locked = Code(kind: .locked)
        /// The folder may not be read or not be written.
        public static let permission = Code(kind: .permission)
        /// The disk is full, or a limit on the size of files was reached.
        public static let full = Code(kind: .full)
        /// A file is damaged.
        public static let damaged = Code(kind: .damaged)
        /// A change holds what could not be read again.
        public static let unstorable = Code(kind: .unstorable)
        /// The disk has failed before, so that nothing more is written until the folder is opened again.
        public static let stopped = Code(kind: .stopped)
        /// The system failed in another way.
        public static let system = Code(kind: .system)
    }

    /// What kind of error it is.
    public let code: Code
    /// The file or folder that it is about.
    public let path: String
    /// Where the damage begins, if there is any.
    public let byteOffset: Int?
    /// What is wrong, as one sentence for people.
    public let message: String

    /// The message.
    public var description: String { message }

    init(_ code: Code, _ path: String, byteOffset: Int? = nil, _ message: String) {
        self.code = code
        self.path = path
        self.byteOffset = byteOffset
        self.message = message
    }

    /// A damaged file, and the place.
    static func damaged(_ path: String, at offset: Int, _ reason: String) -> StoreFolderError {
        StoreFolderError(.damaged, path, byteOffset: offset, "\(path): byte \(offset): \(reason)")
    }
}
