import Foundation
import RDF
import StoreFolder
import SystemPackage
import TripleStore

/// What has to hold for every snapshot and every journal, however wrong they are, also where all checksums are right.
///
/// The fuzzer and the tests share this file: `Tests/StoreFolderTests` has a link to it.
enum StoreChecks {
    /// What reads the bytes of a snapshot, or of the record of a transaction; `nil` when nothing has that name.
    static func check(named name: String) -> (([UInt8]) throws -> Void)? {
        switch name {
        case "snapshot": { try open(snapshot: mended(snapshot: $0), journal: nil) }
        case "journal": { try open(snapshot: nil, journal: journal(record: $0)) }
        default: nil
        }
    }

    /// Opens a store of these files; where that goes well, reads and changes all of it.
    static func open(snapshot: [UInt8]?, journal: [UInt8]?) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tercet-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sequence = snapshot.map { Array($0[8..<16]) } ?? [UInt8](repeating: 0, count: 8)
        try Data(journal ?? header(sequence)).write(to: folder.appending(path: "journal"))
        if let snapshot { try Data(snapshot).write(to: folder.appending(path: "snapshot")) }
        do {
            let store = try StoreFolder.read(FilePath(folder.path)).store
            let quads = Array(store.snapshot().quads)
            let batch = quads.reduce(into: QuadBatch()) { $0.append($1) }
            store.transaction { $0.remove(batch) }
            try store.insert(batch)
            guard Set(quads) == Set(store.snapshot().quads) else { fatalError("the quads differ") }
        } catch is StoreFolderError {
        } catch is TripleStoreError {
        }
        _ = try? StoreFolder.compact(FilePath(folder.path), isRecovering: true)
    }

    // MARK: Checksums

    /// A snapshot with the right magic number, lengths that fit the file, and right checksums.
    static func mended(snapshot: [UInt8]) -> [UInt8] {
        var bytes = snapshot + [UInt8](repeating: 0, count: max(0, 32 - snapshot.count))
        bytes.replaceSubrange(0..<8, with: Array("TercetS1".utf8))
        bytes[15] &= 0x3F
        var count = min(Int(bytes[24]), 64)
        while 32 + count * 16 > bytes.count { count -= 1 }
        put(UInt32(count), at: 24, &bytes)
        var offset = 32 + count * 16
        for index in 0..<count {
            let place = 32 + index * 16
            let wanted = (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[place + 8 + $1]) }
            let rest = UInt64(bytes.count - offset)
            let length = index == count - 1 ? rest : min(wanted, rest)
            put(length, at: place + 8, &bytes)
            put(checksum(bytes[offset..<(offset + Int(length))]), at: place + 4, &bytes)
            offset += Int(length)
        }
        bytes.removeSubrange(offset...)
        put(UInt64(bytes.count), at: 16, &bytes)
        put(checksum(bytes[0..<28] + bytes[32..<(32 + count * 16)]), at: 28, &bytes)
        return bytes
    }

    /// A journal with one transaction.
    static func journal(record: [UInt8]) -> [UInt8] {
        var frame = Array("TxRc".utf8) + [1, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
        put(UInt64(record.count), at: 12, &frame)
        put(checksum(record[...]), at: 20, &frame)
        put(checksum(frame[0..<24]), at: 24, &frame)
        return header([UInt8](repeating: 0, count: 8)) + frame + record
    }

    private static func header(_ sequence: [UInt8]) -> [UInt8] {
        var bytes = Array("TercetJ1".utf8) + sequence + [UInt8](repeating: 0, count: 8)
        put(checksum(bytes[0..<20]), at: 20, &bytes)
        return bytes
    }

    private static func put(_ value: some FixedWidthInteger, at place: Int, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<(place + $0.count), with: $0) }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    /// CRC-32 (ISO 3309).
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
}
