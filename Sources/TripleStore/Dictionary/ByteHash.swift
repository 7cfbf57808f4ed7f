/// A fixed hash of bytes: the same on every run and machine, eight bytes a step, mixed by a 64 × 64 → 128 bit product.
///
/// The folded product is the idea of wyhash (Wang Yi); it needs no cryptographic strength, only spread.
enum ByteHash {
    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

    /// The hash of some bytes and a seed, as 32 bits.
    static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt32) -> UInt32 {
        var state = UInt64(seed) ^ first
        var offset = 0
        let count = bytes.count
        // Safety: each word that is loaded ends at or before the end of the bytes.
        while offset &+ 8 <= count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            state = fold(state ^ UInt64(littleEndian: word), second)
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset &+= 1
        }
        state = fold(state ^ rest, second ^ UInt64(truncatingIfNeeded: count))
        return UInt32(truncatingIfNeeded: fold(state, first))
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (high, low) = left.multipliedFullWidth(by: right)
        return high ^ low
    }
}
