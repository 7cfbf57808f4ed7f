/// The characters of an inline value, as they are written.
struct InlineForm {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    /// - Parameter buffer: has room for all that is appended.
    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { for byte in $0 { append(byte) } }
    }

    mutating func append(_ value: Int64) {
        if value < 0 { append("-") }
        append(Int(value.magnitude), width: 1)
    }

    /// A number of which the last digits stand behind a point.
    mutating func append(_ digits: Int64, scale: Int) {
        if digits < 0 { append("-") }
        var unit = 1
        for _ in 0..<scale { unit *= 10 }
        let (whole, fraction) = Int(digits.magnitude).quotientAndRemainder(dividingBy: unit)
        append(whole, width: 1)
        append(".")
        append(fraction, width: scale)
    }

    /// A number of at least some digits, with zeros in front.
    mutating func append(_ value: Int, width: Int) {
        var length = 1
        var rest = value / 10
        while rest > 0 {
            rest /= 10
            length += 1
        }
        length = max(length, width)
        rest = value
        for place in (0..<length).reversed() {
            put(UInt8(ascii: "0") + UInt8(rest % 10), at: count + place)
            rest /= 10
        }
        count += length
    }

    private mutating func append(_ byte: UInt8) {
        put(byte, at: count)
        count += 1
    }

    private func put(_ byte: UInt8, at place: Int) {
        precondition(place < buffer.count)
        // Safety: the place was checked, and the buffer outlives the form.
        buffer.initializeElement(at: place, to: byte)
    }
}
