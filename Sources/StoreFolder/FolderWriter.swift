import SystemPackage
import TripleStore

/// The side of a folder that is written, by one thread at a time.
struct FolderWriter: Sendable {
    private let files: StoreFiles
    private var journal: Journal
    /// The number of the last transaction that was committed.
    private(set) var sequence: UInt64
    /// How many entries of the dictionary are on the disk.
    private var recordCount: Int
    /// How long the snapshot is.
    private(set) var snapshotByteCount: Int
    /// Why nothing more can be written, if the disk has failed.
    private var failure: StoreFolderError?

    /// Begins the files of a new store.
    init(new files: StoreFiles, recordCount: Int) throws(StoreFolderError) {
        self.files = files
        self.recordCount = recordCount
        sequence = 0
        snapshotByteCount = 0
        journal = try Journal(preparing: files, after: 0)
        try files.rename(files.partial(files.journal), to: files.journal)
        try files.synchronize()
    }

    /// Writes a whole store.
    static func write(_ image: StoreImage, sequence: UInt64, in files: StoreFiles) throws(StoreFolderError) {
        let partial = files.partial(files.snapshot)
        do {
            _ = try SnapshotFile.write(image, sequence: sequence, in: files)
            try files.rename(partial, to: files.snapshot)
        } catch {
            files.remove(partial)
            throw error
        }
        try files.synchronize()
        _ = try Journal(preparing: files, after: sequence)
        try files.rename(files.partial(files.journal), to: files.journal)
        try files.synchronize()
    }

    /// Goes on with what was read.
    init(_ contents: FolderContents, _ files: StoreFiles) throws(StoreFolderError) {
        self.files = files
        sequence = contents.sequence
        recordCount = contents.recordCount
        snapshotByteCount = contents.snapshotByteCount
        journal = try Journal(continuing: files, at: contents.journalLength)
    }

    /// How many entries of the dictionary need not be written again.
    ///
    /// - Throws: `stopped` where nothing may be written any more.
    func recordCountForCommit() throws(StoreFolderError) -> Int {
        if let failure {
            throw StoreFolderError(
                .stopped, files.folder.string,
                "nothing more is written to \(files.folder.string) until it is opened again, since the disk has failed: "
                    + failure.message)
        }
        return recordCount
    }

    /// Appends a transaction to the journal.
    mutating func commit(_ record: [UInt8], recordCount: Int) throws(StoreFolderError) {
        do {
            try journal.append(record, sequence: sequence + 1)
        } catch {
            if !error.isIntact { failure = error.error }
            throw error.error
        }
        sequence += 1
        self.recordCount = recordCount
    }

    /// Commits a transaction by a snapshot that has it.
    mutating func commit(_ image: StoreImage) throws(StoreFolderError) {
        try write(image, sequence: sequence + 1)
        // The old journal may as well go on: what the snapshot has of it is skipped when the folder is read.
        try? beginJournal()
    }

    /// Writes a snapshot of what has been committed, and begins a new journal.
    mutating func checkpoint(_ image: StoreImage) throws(StoreFolderError) {
        _ = try recordCountForCommit()
        try write(image, sequence: sequence)
        try beginJournal()
    }

    /// Replaces the snapshot, at once or not at all.
    private mutating func write(_ image: StoreImage, sequence: UInt64) throws(StoreFolderError) {
        let partial = files.partial(files.snapshot)
        let byteCount: Int
        do {
            byteCount = try SnapshotFile.write(image, sequence: sequence, in: files)
            try files.rename(partial, to: files.snapshot)
        } catch {
            files.remove(partial)
            throw error
        }
        do {
            try files.synchronize()
        } catch {
            // Which of the two the disk has cannot be told.
            failure = error
            throw error
        }
        self.sequence = sequence
        recordCount = image.recordCount
        snapshotByteCount = byteCount
    }

    /// Replaces the journal by an empty one; where that fails before the new one is in place, the old one goes on.
    private mutating func beginJournal() throws(StoreFolderError) {
        let partial = files.partial(files.journal)
        do {
            let new = try Journal(preparing: files, after: sequence)
            try files.rename(partial, to: files.journal)
            journal = new
        } catch {
            files.remove(partial)
            throw error
        }
        do {
            try files.synchronize()
        } catch {
            failure = error
            throw error
        }
    }

    /// How long the journal is.
    var journalByteCount: Int { journal.length }
}
