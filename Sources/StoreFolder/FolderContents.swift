import SystemPackage
import TripleStore

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What the files of a folder hold together: the snapshot, and the transactions of the journal that it does not have.
struct FolderContents {
    let store: TripleStore
    /// The number of the last transaction.
    private(set) var sequence: UInt64
    /// How many entries of the dictionary the files have; see `StoreImage.recordCount`.
    var recordCount: Int { store.recordCount }
    let snapshotByteCount: Int
    /// Where the last transaction of the journal ends.
    private(set) var journalLength = 0
    private(set) var droppedTail: DroppedTail?
    /// What was damaged and has been mended, or is lost.
    private(set) var damages: [StoreFolderError] = []

    /// Reads a folder.
    ///
    /// A reader has no lock: where a writer begins new files between the reading of the one and of the other, it reads again.
    ///
    /// - Parameters:
    ///   - files: the files.
    ///   - isWriter: whether the caller has the lock, so that nobody else is writing.
    ///   - isRecovering: whether what can be read of damaged files is enough.
    static func read(
        _ files: StoreFiles, isWriter: Bool, isRecovering: Bool = false
    ) throws(StoreFolderError) -> FolderContents {
        var attempt = 0
        while true {
            attempt += 1
            do {
                let contents = try FolderContents(files, isRecovering: isRecovering)
                // A transaction that somebody is writing is no damage; what looks so may be finished meanwhile.
                guard contents.droppedTail != nil, !isWriter else { return contents }
                if files.isBeingWritten { return contents.withoutTail }
                if attempt > 1 { return contents }
            } catch {
                guard !isWriter, attempt < 20, error.code == .damaged || error.code == .notFound, files.isStore else {
                    throw error
                }
                guard attempt == 1 || files.isBeingWritten else { throw error }
            }
            usleep(2000)
        }
    }

    private var withoutTail: FolderContents {
        var result = self
        result.droppedTail = nil
        return result
    }

    private init(_ files: StoreFiles, isRecovering: Bool) throws(StoreFolderError) {
        guard files.isStore else {
            let message =
                files.exists(files.folder)
                ? "there is no store in \(files.folder.string)" : "there is no folder \(files.folder.string)"
            throw StoreFolderError(.notFound, files.folder.string, message)
        }
        let snapshot = try SnapshotFile.read(files, isRepairing: isRecovering)
        store = snapshot?.store ?? TripleStore()
        sequence = snapshot?.sequence ?? 0
        snapshotByteCount = snapshot?.byteCount ?? 0
        damages = snapshot?.repairs ?? []
        guard let journal = try FolderContents.bytes(of: files, isRecovering: isRecovering, &damages) else { return }
        let bytes = UnsafeRawBufferPointer(journal.bytes)
        try replay(bytes, of: files, isRecovering: isRecovering)
    }

    /// The whole journal; `nil` where there is none to recover from.
    private static func bytes(
        of files: StoreFiles, isRecovering: Bool, _ damages: inout [StoreFolderError]
    ) throws(StoreFolderError) -> SectionMemory? {
        do throws(StoreFolderError) {
            let file = try OpenFile(files.journal, .readOnly)
            let memory = SectionMemory(byteCount: try file.size())
            let count = try file.read(at: 0, into: memory.bytes)
            guard count == memory.bytes.count else {
                throw StoreFolderError.damaged(files.journal.string, at: count, "the file became shorter meanwhile")
            }
            return memory
        } catch {
            guard error.code == .notFound else { throw error }
            let damage = StoreFolderError.damaged(files.journal.string, at: 0, "the journal is missing")
            guard isRecovering else { throw damage }
            damages.append(damage)
            return nil
        }
    }

    /// Carries out the transactions of the journal that the snapshot does not have.
    private mutating func replay(
        _ bytes: UnsafeRawBufferPointer, of files: StoreFiles, isRecovering: Bool
    ) throws(StoreFolderError) {
        let path = files.journal.string
        let base: UInt64?
        do {
            base = try FolderContents.base(of: bytes, path)
        } catch {
            guard isRecovering else { throw error }
            damages.append(error)
            base = nil
        }
        if let base, base > sequence {
            throw .damaged(
                files.snapshot.string, at: 0,
                "the snapshot ends with transaction \(sequence), but the journal begins behind \(base)")
        }
        let scan = JournalScan(bytes, base: base)
        journalLength = scan.length
        for entry in scan.entries where entry.sequence > sequence {
            do throws(StoreDamage) {
                guard entry.sequence == sequence + 1 else { throw StoreDamage("transactions before it are missing") }
                try store.apply(record: UnsafeRawBufferPointer(rebasing: bytes[entry.record]))
                sequence = entry.sequence
            } catch {
                let damage = StoreFolderError.damaged(path, at: entry.offset, error.description)
                guard isRecovering else { throw damage }
                damages.append(damage)
                return
            }
        }
        switch scan.end {
        case .clean: break
        case .torn:
            droppedTail = DroppedTail(
                path: path, byteOffset: scan.length, byteCount: bytes.count - scan.length, sequence: sequence)
        case .damaged(let reason):
            let damage = StoreFolderError.damaged(
                path, at: scan.length,
                "\(reason); all up to transaction \(sequence) is whole, \(bytes.count - scan.length) bytes follow")
            guard isRecovering else { throw damage }
            damages.append(damage)
        }
    }

    private static func base(of bytes: UnsafeRawBufferPointer, _ path: String) throws(StoreFolderError) -> UInt64 {
        guard bytes.count >= JournalFormat.headerSize else {
            throw .damaged(path, at: bytes.count, "the journal ends within its header")
        }
        guard bytes.starts(with: JournalFormat.magic) else {
            throw .damaged(path, at: 0, "the file is no journal, or one of another version of Tercet")
        }
        let checked = UnsafeRawBufferPointer(rebasing: bytes[0..<(JournalFormat.headerSize - 4)])
        guard Checksum.of(checked) == bytes.number(at: JournalFormat.headerSize - 4, as: UInt32.self) else {
            throw .damaged(path, at: 0, "the checksum of the header is wrong")
        }
        return bytes.number(at: 8, as: UInt64.self)
    }
}
