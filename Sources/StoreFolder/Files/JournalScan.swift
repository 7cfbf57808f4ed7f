/// What a journal holds, transaction by transaction, up to the first one that is not whole.
struct JournalScan {
    /// A transaction that is whole.
    struct Entry {
        var sequence: UInt64
        var offset: Int
        /// Where its record stands.
        var record: Range<Int>
    }

    /// How a journal ends.
    enum End: Equatable {
        /// Behind its last transaction.
        case clean
        /// With a transaction that was being written when the writer was stopped.
        case torn
        /// With damage; the reason is part of a sentence.
        case damaged(String)
    }

    private(set) var entries: [Entry] = []
    private(set) var end = End.clean
    /// Where the last whole transaction ends.
    private(set) var length = JournalFormat.headerSize

    /// Looks at the bytes of a journal behind its header.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - base: the number of the last transaction before it; `nil` where that cannot be told any more.
    /// - Complexity: O(number of bytes).
    init(_ bytes: UnsafeRawBufferPointer, base: UInt64?) {
        var last = base ?? 0
        while length < bytes.count {
            guard let frame = JournalFormat.Frame(bytes, at: length) else {
                end = ending(bytes)
                return
            }
            let start = length + JournalFormat.frameSize
            guard frame.length <= UInt64(bytes.count - start) else {
                end = .torn
                return
            }
            let record = start..<(start + Int(frame.length))
            guard Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[record])) == frame.checksum else {
                let reason = "the checksum of transaction \(frame.sequence) is wrong"
                // What was written last may have reached the disk in part.
                end = record.upperBound == bytes.count ? .torn : .damaged(reason)
                return
            }
            // Numbers may be left out: a snapshot has what these transactions did.
            guard frame.sequence > last else {
                end = .damaged("transaction \(frame.sequence) stands behind transaction \(last)")
                return
            }
            entries.append(Entry(sequence: frame.sequence, offset: length, record: record))
            last = frame.sequence
            length = record.upperBound
        }
    }

    /// A transaction that comes later shows that this is damage and no unfinished writing.
    private func ending(_ bytes: UnsafeRawBufferPointer) -> End {
        guard bytes.count - length > JournalFormat.frameSize else { return .torn }
        let last = bytes.count - JournalFormat.frameSize
        for offset in (length + 1)...max(last, length + 1) where bytes[offset] == JournalFormat.mark[0] {
            if JournalFormat.Frame(bytes, at: offset) != nil {
                return .damaged("there is no transaction where one should begin")
            }
        }
        return .torn
    }
}
