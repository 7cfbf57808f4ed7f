import SystemPackage
import TripleStore

/// The file `snapshot`: the image of a store.
///
/// All numbers are little-endian. A header of 32 bytes begins it: `TercetS1`, the number of the last transaction, the length of
/// the file, how many parts there are, and the checksum of the header and the table that follows. The table has 16 bytes for
/// each part: its code, its checksum, its length. The parts follow each other without gaps.
enum SnapshotFile {
    private static let magic = Array("TercetS1".utf8)
    private static let headerSize = 32
    private static let entrySize = 16
    private static let maximumPartCount = 64
    /// More transactions than any disk could hold, so that counting on is safe.
    private static let maximumSequence: UInt64 = 1 << 62

    /// What a file holds.
    struct Contents {
        var store: TripleStore
        /// The number of the last transaction in it.
        var sequence: UInt64
        var byteCount: Int
        /// What had to be made anew; empty for a file that is whole.
        var repairs: [StoreFolderError]
    }

    private struct Part {
        var section: ImageSection
        var checksum: UInt32
        var offset: Int
    }

    // MARK: Writing

    /// Writes a snapshot under the name that it has until it is complete.
    ///
    /// - Returns: the length of the file.
    static func write(
        _ image: StoreImage, sequence: UInt64, in files: StoreFiles
    ) throws(StoreFolderError) -> Int {
        let file = try OpenFile(
            files.partial(files.snapshot), .writeOnly, options: [.create, .truncate], name: files.snapshot)
        let header = header(image, sequence)
        try file.write(header, at: 0)
        var offset = header.count
        for section in image.sections {
            try image.withBytes(of: section) { bytes throws(StoreFolderError) in try file.write(bytes, at: offset) }
            offset += section.byteCount
        }
        try file.synchronize()
        return offset
    }

    private static func header(_ image: StoreImage, _ sequence: UInt64) -> [UInt8] {
        let size = headerSize + image.sections.count * entrySize
        var header = magic
        header.append(littleEndian: sequence)
        header.append(littleEndian: UInt64(size + image.sections.reduce(0) { $0 + $1.byteCount }))
        header.append(littleEndian: UInt32(image.sections.count))
        var table: [UInt8] = []
        for section in image.sections {
            table.append(littleEndian: section.code)
            table.append(littleEndian: image.withBytes(of: section) { Checksum.of($0) })
            table.append(littleEndian: UInt64(section.byteCount))
        }
        header.append(littleEndian: (header + table).withUnsafeBytes { Checksum.of($0) })
        return header + table
    }

    // MARK: Reading

    /// Reads the snapshot of a folder; `nil` where there is none.
    ///
    /// - Parameter isRepairing: whether a damaged index is made anew from one that is whole.
    static func read(_ files: StoreFiles, isRepairing: Bool = false) throws(StoreFolderError) -> Contents? {
        let path = files.snapshot.string
        let file: OpenFile
        do {
            file = try OpenFile(files.snapshot, .readOnly)
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
        let (parts, sequence, size) = try parts(of: file)
        var sections: [UInt32: SectionMemory] = [:]
        var repairs: [StoreFolderError] = []
        for (part, memory) in try memory(of: parts, file) {
            guard Checksum.of(UnsafeRawBufferPointer(memory.bytes)) == part.checksum else {
                let damage = StoreFolderError.damaged(
                    path, at: part.offset, "the checksum of \(part.section.name) is wrong")
                guard isRepairing, part.section.isColumn else { throw damage }
                repairs.append(damage)
                continue
            }
            sections[part.section.code] = memory
        }
        do {
            let store = try TripleStore(image: sections, isRepairing: isRepairing)
            return Contents(store: store, sequence: sequence, byteCount: size, repairs: repairs)
        } catch {
            throw .damaged(path, at: headerSize, error.description)
        }
    }

    private static func parts(of file: OpenFile) throws(StoreFolderError) -> ([Part], UInt64, Int) {
        let path = file.path.string
        let size = try file.size()
        let start = SectionMemory(byteCount: min(size, headerSize + maximumPartCount * entrySize))
        guard try file.read(at: 0, into: start.bytes) == start.bytes.count, size >= headerSize else {
            throw .damaged(path, at: size, "the snapshot ends within its header")
        }
        let bytes = UnsafeRawBufferPointer(start.bytes)
        guard bytes.starts(with: magic) else {
            throw .damaged(path, at: 0, "the file is no snapshot, or one of another version of Tercet")
        }
        let count = Int(bytes.number(at: 24, as: UInt32.self))
        let tableEnd = headerSize + count * entrySize
        guard count <= maximumPartCount, tableEnd <= bytes.count else {
            throw .damaged(path, at: 24, "the number of parts is wrong")
        }
        let table = UnsafeRawBufferPointer(rebasing: bytes[headerSize..<tableEnd])
        let checked = Array(bytes[0..<(headerSize - 4)]) + Array(table)
        guard checked.withUnsafeBytes({ Checksum.of($0) }) == bytes.number(at: 28, as: UInt32.self) else {
            throw .damaged(path, at: 0, "the checksum of the header is wrong")
        }
        var parts: [Part] = []
        var offset = tableEnd
        for index in 0..<count {
            let place = index * entrySize
            let length = table.number(at: place + 8, as: UInt64.self)
            guard length <= UInt64(size - offset) else {
                throw .damaged(path, at: size, "the snapshot has been cut off")
            }
            let section = ImageSection(code: table.number(at: place, as: UInt32.self), byteCount: Int(length))
            parts.append(
                Part(section: section, checksum: table.number(at: place + 4, as: UInt32.self), offset: offset))
            offset += Int(length)
        }
        guard bytes.number(at: 8, as: UInt64.self) <= maximumSequence else {
            throw .damaged(path, at: 8, "the number of the last transaction is too large")
        }
        guard offset == size else { throw .damaged(path, at: offset, "there are bytes behind the snapshot") }
        return (parts, bytes.number(at: 8, as: UInt64.self), size)
    }

    private static func memory(
        of parts: [Part], _ file: OpenFile
    ) throws(StoreFolderError) -> [(Part, SectionMemory)] {
        var read: [(Part, SectionMemory)] = []
        for part in parts {
            let memory = SectionMemory(byteCount: part.section.byteCount)
            guard try file.read(at: part.offset, into: memory.bytes) == memory.bytes.count else {
                throw .damaged(file.path.string, at: part.offset, "the snapshot has been cut off")
            }
            read.append((part, memory))
        }
        return read
    }
}
