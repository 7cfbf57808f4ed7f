import RDF
public import SystemPackage
import TripleStore

extension StoreFolder {
    /// What `compact(_:isRecovering:)` did.
    public struct Compaction: Sendable {
        /// How many bytes the snapshot and the journal had.
        public let byteCountBefore: Int
        /// How many they have now.
        public let byteCount: Int
        /// How many quads there are.
        public let quadCount: Int
        /// The number of the last transaction.
        public let sequence: UInt64
        /// What was damaged, each with its file and place.
        public let damages: [StoreFolderError]
        /// The damaged files, under the names that they have been given.
        public let keptFiles: [FilePath]
        /// What was left of a transaction that was being written when its writer was stopped.
        public let droppedTail: DroppedTail?
    }

    /// Writes a folder anew without the terms that no quad has any more, with an empty journal.
    ///
    /// This counts as a transaction. Terms get other numbers, so the folder must not be open in this process.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - isRecovering: whether damaged files are read as far as possible: of a journal, all transactions before the damage;
    ///     of a snapshot, everything where one of its indexes is whole, and nothing where its terms are damaged. The damaged
    ///     files are kept under other names.
    /// - Throws: `locked` where another process writes, `damaged` for damage that cannot be mended, and what the system
    ///   says; the folder is then what it was before.
    /// - Complexity: O(*n* log *n*).
    public static func compact(
        _ path: FilePath, isRecovering: Bool = false
    ) throws(StoreFolderError) -> Compaction {
        let files = StoreFiles(folder: path)
        guard files.isStore else {
            throw StoreFolderError(.notFound, path.string, "there is no store in \(path.string)")
        }
        let lock = try files.lockForWriting()
        defer { withExtendedLifetime(lock) {} }
        let before = try files.byteCount()
        let contents = try FolderContents.read(files, isWriter: true, isRecovering: isRecovering)
        let image = StoreImage(try rewritten(contents.store.snapshot(), path))
        var kept: [FilePath] = []
        for file in [files.snapshot, files.journal]
        where contents.damages.contains(where: { $0.path == file.string }) && files.exists(file) {
            kept.append(try files.keepAside(file))
        }
        // A reader that has the old snapshot and the new journal would take new numbers for old ones; the number of the
        // transaction tells it to read again.
        try FolderWriter.write(image, sequence: contents.sequence + 1, in: files)
        return Compaction(
            byteCountBefore: before, byteCount: try files.byteCount(), quadCount: image.quadCount,
            sequence: contents.sequence + 1, damages: contents.damages, keptFiles: kept,
            droppedTail: contents.droppedTail)
    }

    /// The quads in a new store, whose terms are numbered in the order of the quads.
    private static func rewritten(_ snapshot: Snapshot, _ path: FilePath) throws(StoreFolderError) -> Snapshot {
        let store = TripleStore()
        var position = QuadPosition()
        var batch = QuadBatch()
        do {
            while snapshot.fill(&batch, from: &position) { try store.insert(batch) }
        } catch {
            throw StoreFolderError(.unstorable, path.string, error.message)
        }
        return store.snapshot()
    }
}
