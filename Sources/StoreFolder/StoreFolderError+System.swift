import SystemPackage

extension StoreFolderError {
    /// The error for what the system said.
    ///
    /// - Parameters:
    ///   - error: what it said.
    ///   - operation: `read`, `write` or `open`.
    ///   - path: the file or folder.
    init(_ error: any Error, _ operation: String, _ path: FilePath) {
        let start = "cannot \(operation) \(path.string)"
        switch error as? Errno {
        case .noSuchFileOrDirectory?:
            self.init(.notFound, path.string, "\(start): there is no such file or folder")
        case .notDirectory?: self.init(.notFound, path.string, "\(start): it is no folder")
        case .permissionDenied?, .notPermitted?:
            self.init(.permission, path.string, "\(start): permission is denied")
        case .readOnlyFileSystem?:
            self.init(.permission, path.string, "\(start): the disk can only be read")
        case .noSpace?, .diskQuotaExceeded?:
            self.init(.full, path.string, "\(start): the disk is full")
        case .fileTooLarge?:
            self.init(.full, path.string, "\(start): the file would pass the limit on the size of files")
        case let number?: self.init(.system, path.string, "\(start): \(number)")
        case nil: self.init(.system, path.string, "\(start): \(error)")
        }
    }
}
