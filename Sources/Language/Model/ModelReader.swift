/// Reads the numbers, texts and runs of bytes of a model, never past its end.
package struct ModelReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// Starts to read a part of a model.
    package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = min(range?.upperBound ?? bytes.count, bytes.count)
    }

    /// How far the reading has come, as an offset in the whole model.
    package var offset: Int { position }

    /// How many bytes are left.
    package var remaining: Int { end - position }

    /// Whether nothing is left.
    package var isAtEnd: Bool { position >= end }

    /// Takes bytes and says where they stand.
    package mutating func take(_ count: Int) throws(ModelError) -> Range<Int> {
        guard count >= 0, count <= end - position else {
            throw ModelError(
                code: .damaged, offset: position, message: "the model ends too early; fetch or train it anew")
        }
        defer { position += count }
        return position..<position + count
    }

    /// Reads a byte.
    package mutating func byte() throws(ModelError) -> UInt8 {
        bytes[try take(1).lowerBound]
    }

    /// Reads a little-endian 32-bit number.
    package mutating func word() throws(ModelError) -> UInt32 {
        let range = try take(4)
        return bytes[range].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads a number that must lie in a range.
    package mutating func count(upTo limit: Int) throws(ModelError) -> Int {
        let value = Int(try word())
        guard value <= limit else {
            throw ModelError(
                code: .inconsistent, offset: position, message: "the number \(value) is greater than \(limit)")
        }
        return value
    }

    /// Reads a 32-bit floating-point number, which must be finite.
    package mutating func float() throws(ModelError) -> Float {
        let value = Float(bitPattern: try word())
        guard value.isFinite else {
            throw ModelError(code: .inconsistent, offset: position, message: "a weight is not a finite number")
        }
        return value
    }

    /// Reads a number of seven bits per byte, lowest first (LEB128).
    package mutating func variableLengthNumber() throws(ModelError) -> Int {
        var value = 0
        var shift = 0
        while true {
            let next = try byte()
            value |= Int(next & 127) << shift
            if next < 128 { return value }
            shift += 7
            guard shift < 42 else {
                throw ModelError(code: .inconsistent, offset: position, message: "a number is too long")
            }
        }
    }

    /// Reads a text with its length before it.
    package mutating func text() throws(ModelError) -> String {
        let length = try variableLengthNumber()
        return String(decoding: bytes[try take(length)], as: UTF8.self)
    }

    /// Reads a list of texts with their number before them.
    package mutating func texts() throws(ModelError) -> [String] {
        let number = try variableLengthNumber()
        var list: [String] = []
        list.reserveCapacity(min(number, end - position))
        for _ in 0..<number { list.append(try text()) }
        return list
    }

    /// Gives bytes that were taken.
    package func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
