internal import CZlib

/// CRC-32 (ISO 3309), as zlib counts it: what damage to a file is found by.
enum Checksum {
    /// The checksum of some bytes.
    ///
    /// - Complexity: O(number of bytes), one to two bytes for each nanosecond.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let start = bytes.baseAddress else { return 0 }
        // Safety: zlib reads as many bytes as there are.
        return UInt32(truncatingIfNeeded: crc32_z(0, start.assumingMemoryBound(to: UInt8.self), bytes.count))
    }
}
