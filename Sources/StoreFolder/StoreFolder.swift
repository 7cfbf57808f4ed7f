import Synchronization
public import SystemPackage
public import TripleStore

/// A store that is kept in a folder: what a transaction has changed is on the disk when it ends, and outlives whatever stops
/// the process.
///
/// The folder has a snapshot, which is read as fast as memory is filled, and a journal of the transactions since then. One
/// process at a time writes; others read the state of the last commit meanwhile.
///
/// ```swift
/// let folder = try StoreFolder("kb")
/// try folder.transaction { transaction in
///     try transaction.insert(batch)
/// }
/// for quad in folder.snapshot().quads { use(quad) }
/// ```
///
/// Any thread may use it; writers wait for each other, readers for nobody.
public final class StoreFolder: Sendable {
    private let files: StoreFiles
    private let store: TripleStore
    private let lock: OpenFile
    private let writer: Mutex<FolderWriter>
    private let options: Options
    /// What was left of a transaction that was being written when an earlier writer was stopped; it has been cut off.
    public let droppedTail: DroppedTail?

    /// When snapshots are written.
    public struct Options: Hashable, Sendable {
        /// From how many changed quads on a transaction is committed by a snapshot, if it is larger than the store before.
        public var bulkCount: Int
        /// From how many bytes on a journal is worth a snapshot, if it is half as long as the last one.
        public var journalByteCount: Int

        /// Makes options.
        public init(bulkCount: Int = 50_000, journalByteCount: Int = 4 << 20) {
            self.bulkCount = bulkCount
            self.journalByteCount = journalByteCount
        }
    }

    /// Opens a folder for writing, and makes it where it is not there.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - isCreating: whether a folder that is not there, or is empty, becomes a store.
    ///   - options: when snapshots are written.
    /// - Throws: `locked` where another process writes, `damaged` for files that are, and what the system says.
    /// - Complexity: O(*n*), about that of reading the files.
    public init(
        _ path: FilePath, isCreating: Bool = true, options: Options = Options()
    ) throws(StoreFolderError) {
        files = StoreFiles(folder: path)
        self.options = options
        if isCreating { try files.create() }
        guard isCreating || files.isStore else {
            throw StoreFolderError(.notFound, path.string, "there is no store in \(path.string)")
        }
        lock = try files.lockForWriting()
        files.remove(files.partial(files.snapshot))
        files.remove(files.partial(files.journal))
        guard files.isStore else {
            store = TripleStore()
            writer = Mutex(try FolderWriter(new: files, recordCount: store.recordCount))
            droppedTail = nil
            return
        }
        let contents = try FolderContents.read(files, isWriter: true)
        store = contents.store
        droppedTail = contents.droppedTail
        writer = Mutex(try FolderWriter(contents, files))
    }

    /// The folder.
    public var path: FilePath { files.folder }

    /// The number of the last transaction; they are counted from 1, and no number comes twice.
    public var sequence: UInt64 { writer.withLock { $0.sequence } }

    /// The state of the last commit.
    ///
    /// - Complexity: as that of `TripleStore.snapshot()`.
    public func snapshot() -> Snapshot { store.snapshot() }

    /// Makes changes together: when this returns they are on the disk; where it throws, nothing has happened.
    ///
    /// Readers see the state before until the transaction has ended. Other writers wait.
    ///
    /// - Parameter body: makes the changes.
    /// - Returns: what the closure returns.
    /// - Throws: what the closure throws, and `StoreFolderError` where the changes cannot be written.
    public func transaction<Result: Sendable>(_ body: (inout Transaction) throws -> Result) throws -> Result {
        try store.transaction(isRecorded: true) { transaction in
            let result = try body(&transaction)
            try commit(&transaction)
            return result
        }
    }

    private func commit(_ transaction: inout Transaction) throws(StoreFolderError) {
        guard transaction.hasChanges else { return }
        let known = try writer.withLock { writer throws(StoreFolderError) in try writer.recordCountForCommit() }
        let record: (bytes: [UInt8], recordCount: Int)
        do {
            record = try transaction.record(after: known)
        } catch {
            throw StoreFolderError(.unstorable, files.folder.string, "the changes cannot be stored: \(error)")
        }
        let isBulk = transaction.changeCount >= max(options.bulkCount, store.count)
        // What is larger than all that is there would only be copied from the journal into the next snapshot.
        let image = isBulk ? StoreImage(transaction.snapshot()) : nil
        try writer.withLock { writer throws(StoreFolderError) in
            if let image {
                try writer.commit(image)
            } else {
                try writer.commit(record.bytes, recordCount: record.recordCount)
            }
        }
    }

    /// Whether the journal has grown so long that `checkpoint()` would make opening the folder faster.
    public var isCheckpointDue: Bool {
        writer.withLock { $0.journalByteCount > max(options.journalByteCount, $0.snapshotByteCount / 2) }
    }

    /// Writes a snapshot of all transactions and begins a new journal.
    ///
    /// - Throws: why it cannot be written; the store is then what it was before.
    /// - Complexity: O(*n*).
    public func checkpoint() throws(StoreFolderError) {
        try store.transaction { (transaction: inout Transaction) throws(StoreFolderError) in
            let image = StoreImage(transaction.snapshot())
            try writer.withLock { writer throws(StoreFolderError) in try writer.checkpoint(image) }
        }
    }
}
