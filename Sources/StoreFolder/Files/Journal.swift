import SystemPackage

/// The file `journal` of whoever writes: transactions are appended to it, each of them whole or not at all.
struct Journal: Sendable {
    private let file: OpenFile
    /// Where the last transaction ends.
    private(set) var length: Int

    /// Writes an empty journal under the name that it has until it takes the place of the one before.
    ///
    /// - Parameter base: the number of the last transaction before it.
    init(preparing files: StoreFiles, after base: UInt64) throws(StoreFolderError) {
        let header = JournalFormat.header(base: base)
        file = try OpenFile(
            files.partial(files.journal), .readWrite, options: [.create, .truncate], name: files.journal)
        try file.write(header, at: 0)
        try file.synchronizeBytes()
        length = header.count
    }

    /// Goes on with a journal.
    ///
    /// - Parameter length: where its last transaction ends; what comes behind it is cut off.
    init(continuing files: StoreFiles, at length: Int) throws(StoreFolderError) {
        file = try OpenFile(files.journal, .readWrite)
        if try file.size() > length {
            try file.truncate(to: length)
            try file.synchronize()
        }
        self.length = length
    }

    /// Appends a transaction and waits until the disk has it.
    ///
    /// - Throws: why it could not be written.
    mutating func append(_ record: [UInt8], sequence: UInt64) throws(Failure) {
        let frame = JournalFormat.frame(sequence: sequence, record: record)
        do {
            try file.write(frame, at: length)
            try file.synchronizeBytes()
        } catch {
            // An unfinished transaction would be cut off when the folder is opened the next time, but others might come
            // behind it before.
            do {
                try file.truncate(to: length)
            } catch let second {
                throw Failure(error: second, isIntact: false)
            }
            throw Failure(error: error, isIntact: (try? file.synchronizeBytes()) != nil)
        }
        length += frame.count
    }

    /// Why a transaction could not be appended.
    struct Failure: Error {
        var error: StoreFolderError
        /// Whether the journal is as it was before; where it is not, nothing may be appended any more.
        var isIntact: Bool
    }
}
