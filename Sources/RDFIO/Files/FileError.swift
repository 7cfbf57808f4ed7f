internal import SystemPackage

/// A file that could not be read or written, and why.
///
/// Its description is a sentence for people: `cannot read article.ttl: there is no such file`.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried.
    public enum Operation: String, Hashable, Sendable {
        /// Reading.
        case read
        /// Writing.
        case write
    }

    /// The kinds of reason; more may be added.
    public struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case notFound, isDirectory, emptyName, permission, unknownFormat, damaged, system
        }
        private let kind: Kind

        /// There is no such file, or no such folder to write into.
        public static let notFound = Code(kind: .notFound)
        /// The path names a folder.
        public static let isDirectory = Code(kind: .isDirectory)
        /// The path is empty.
        public static let emptyName = Code(kind: .emptyName)
        /// The file may not be opened.
        public static let permission = Code(kind: .permission)
        /// Neither name nor content tell what format the file has.
        public static let unknownFormat = Code(kind: .unknownFormat)
        /// The file is compressed, and the compressed data is damaged.
        public static let damaged = Code(kind: .damaged)
        /// The system failed in another way, for instance because the disk is full.
        public static let system = Code(kind: .system)
    }

    /// What was tried.
    public let operation: Operation
    /// The path as it was given.
    public let path: String
    /// What kind of reason it is.
    public let code: Code
    /// The reason, as part of a sentence for people.
    public let reason: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of reason it is.
    ///   - operation: what was tried.
    ///   - path: the path as it was given.
    ///   - reason: the reason.
    public init(_ code: Code, _ operation: Operation, _ path: String, reason: String) {
        self.code = code
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// `cannot read PATH: REASON`.
    public var description: String { "cannot \(operation.rawValue) \(path.isEmpty ? "\"\"" : path): \(reason)" }

    /// The error for what the system said.
    init(_ error: any Error, _ operation: Operation, _ path: String) {
        let number = error as? Errno
        switch number {
        case .noSuchFileOrDirectory?:
            let reason = operation == .read ? "there is no such file" : "the folder to write into does not exist"
            self.init(.notFound, operation, path, reason: reason)
        case .notDirectory?: self.init(.notFound, operation, path, reason: "a part of the path is not a folder")
        case .isDirectory?: self.init(.isDirectory, operation, path, reason: "it is a folder, not a file")
        case .permissionDenied?, .notPermitted?, .readOnlyFileSystem?:
            self.init(.permission, operation, path, reason: "permission is denied")
        default:
            self.init(.system, operation, path, reason: number?.description ?? "\(error)")
        }
    }
}
