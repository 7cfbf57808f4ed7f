/// The text of a query with its codepoint escapes replaced (SPARQL 1.1 Query, section 19.2), and a way back.
struct SourceText: Sendable {
    /// The UTF-8 bytes that tokens are made of.
    let bytes: [UInt8]
    private let original: [UInt8]
    /// For each escape: where it ends in `bytes` and how many bytes longer it is in the original.
    private let shifts: [(end: Int, by: Int)]

    /// Takes a text.
    ///
    /// - Complexity: O(length of the text).
    init(_ text: String) {
        original = Array(text.utf8)
        guard original.contains(UInt8(ascii: "\\")) else {
            bytes = original
            shifts = []
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(original.count)
        var shifts: [(end: Int, by: Int)] = []
        var index = 0
        while index < original.count {
            if original[index] == UInt8(ascii: "\\"), let (scalar, length) = SourceText.escape(original, at: index) {
                let before = bytes.count
                bytes.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
                shifts.append((bytes.count, length - (bytes.count - before)))
                index += length
            } else if original[index] == UInt8(ascii: "\\"), index + 1 < original.count {
                // A backslash that escapes a backslash does not start `\u`.
                bytes.append(contentsOf: original[index...(index + 1)])
                index += 2
            } else {
                bytes.append(original[index])
                index += 1
            }
        }
        self.bytes = bytes
        self.shifts = shifts
    }

    /// The offset in the original text of an offset in `bytes`.
    func originalOffset(_ offset: Int) -> Int {
        shifts.reduce(offset) { $1.end <= offset ? $0 + $1.by : $0 }
    }

    /// Line and column, both from 1, of an offset in `bytes`.
    func lineAndColumn(_ offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in original.prefix(originalOffset(offset)) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    /// `'\u' HEX HEX HEX HEX | '\U' HEX HEX HEX HEX HEX HEX HEX HEX`; surrogates are no characters.
    private static func escape(_ text: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
        guard index + 1 < text.count else { return nil }
        let digits: Int
        switch text[index + 1] {
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        default: return nil
        }
        guard index + 2 + digits <= text.count else { return nil }
        var value: UInt32 = 0
        for byte in text[(index + 2)..<(index + 2 + digits)] {
            guard CharacterClass.isHexadecimal(byte) else { return nil }
            let digit = CharacterClass.isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value).map { ($0, digits + 2) }
    }
}
