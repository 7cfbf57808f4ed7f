/// How the file `journal` is laid out.
///
/// All numbers are little-endian. A header of 24 bytes begins it: `TercetJ1`, the number of the last transaction before the
/// first one in it, four bytes of zero, and the checksum of the 20 bytes before. Each transaction is a frame: 28 bytes, and
/// the record. The 28 bytes are `TxRc`, the number of the transaction, the length and the checksum of the record, and the
/// checksum of the 24 bytes before.
enum JournalFormat {
    static let magic = Array("TercetJ1".utf8)
    static let headerSize = 24
    static let mark = Array("TxRc".utf8)
    static let frameSize = 28

    /// The header of a journal that goes on behind a transaction.
    static func header(base: UInt64) -> [UInt8] {
        var bytes = magic
        bytes.append(littleEndian: base)
        bytes.append(littleEndian: UInt32(0))
        bytes.append(littleEndian: bytes.withUnsafeBytes { Checksum.of($0) })
        return bytes
    }

    /// The bytes of a transaction.
    static func frame(sequence: UInt64, record: [UInt8]) -> [UInt8] {
        var bytes = mark
        bytes.reserveCapacity(frameSize + record.count)
        bytes.append(littleEndian: sequence)
        bytes.append(littleEndian: UInt64(record.count))
        bytes.append(littleEndian: record.withUnsafeBytes { Checksum.of($0) })
        bytes.append(littleEndian: bytes.withUnsafeBytes { Checksum.of($0) })
        return bytes + record
    }

    /// What stands before the record of a transaction.
    struct Frame {
        var sequence: UInt64
        var length: UInt64
        var checksum: UInt32

        /// Reads the 28 bytes; `nil` where they are no such thing.
        init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            guard bytes.count - offset >= frameSize, bytes[offset..<(offset + 4)].elementsEqual(mark) else {
                return nil
            }
            // Safety: the range was checked, and the bytes outlive the call.
            let checked = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + frameSize - 4)])
            guard Checksum.of(checked) == bytes.number(at: offset + frameSize - 4, as: UInt32.self) else { return nil }
            sequence = bytes.number(at: offset + 4, as: UInt64.self)
            length = bytes.number(at: offset + 12, as: UInt64.self)
            checksum = bytes.number(at: offset + 20, as: UInt32.self)
        }
    }
}
