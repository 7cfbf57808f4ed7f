public import SystemPackage
public import TripleStore

extension StoreFolder {
    /// What a folder holds at one moment.
    public struct Reading: Sendable {
        /// The quads, in a store of their own: what is changed in it changes nothing in the folder.
        public let store: TripleStore
        /// The number of the last transaction.
        public let sequence: UInt64
        /// What was left of a transaction that was being written when its writer was stopped.
        public let droppedTail: DroppedTail?
    }

    /// Reads a folder, also while another process is writing to it: what has been committed by then is there.
    ///
    /// - Parameter path: the folder.
    /// - Throws: `notFound` where there is no store, `damaged` for files that are, and what the system says.
    /// - Complexity: O(*n*), about that of reading the files.
    public static func read(_ path: FilePath) throws(StoreFolderError) -> Reading {
        let contents = try FolderContents.read(StoreFiles(folder: path), isWriter: false)
        return Reading(store: contents.store, sequence: contents.sequence, droppedTail: contents.droppedTail)
    }

    /// Copies the state of a folder into a new one, also while another process is writing to it.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - target: the new folder, which must not be there or be empty.
    /// - Returns: what was copied.
    /// - Throws: as `read(_:)`; `notEmpty` where the target has a store, `notAStore` where it holds other files.
    /// - Complexity: O(*n*).
    public static func backUp(_ path: FilePath, to target: FilePath) throws(StoreFolderError) -> Reading {
        let reading = try read(path)
        let files = StoreFiles(folder: target)
        try files.create()
        guard !files.isStore else {
            throw StoreFolderError(
                .notEmpty, target.string, "\(target.string) holds a store already; name a new or an empty folder")
        }
        let lock = try files.lockForWriting()
        defer { withExtendedLifetime(lock) {} }
        try FolderWriter.write(StoreImage(reading.store.snapshot()), sequence: reading.sequence, in: files)
        return reading
    }
}
