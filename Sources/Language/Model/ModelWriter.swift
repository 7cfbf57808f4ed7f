/// Writes what ``ModelReader`` reads.
package struct ModelWriter {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    /// Makes an empty writer.
    package init() {}

    /// Writes bytes as they are.
    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Writes a byte.
    package mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    /// Writes a little-endian 32-bit number.
    package mutating func append(word: UInt32) {
        for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    /// Writes a 32-bit floating-point number.
    package mutating func append(float: Float) {
        append(word: float.bitPattern)
    }

    /// Writes a number of seven bits per byte, lowest first (LEB128).
    package mutating func append(variableLengthNumber number: Int) {
        var rest = number
        while rest >= 128 {
            bytes.append(UInt8(rest & 127 | 128))
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Writes a text with its length before it.
    package mutating func append(text: String) {
        append(variableLengthNumber: text.utf8.count)
        append(text.utf8)
    }

    /// Writes a list of texts with their number before them.
    package mutating func append(texts: [String]) {
        append(variableLengthNumber: texts.count)
        for text in texts { append(text: text) }
    }
}
