/// A character that is written by its number: `[181] UCHAR ::= ('\u' HEX HEX HEX HEX) | ('\U' HEX HEX HEX HEX HEX HEX HEX HEX)`.
///
/// It may stand in IRIs and strings, and nowhere else (SPARQL 1.2 Query, section 19.2).
enum CodepointEscape {
    /// What an escape stands for and how many bytes it takes.
    struct Decoded {
        let scalar: Unicode.Scalar
        let length: Int
    }

    /// The escape whose backslash stands at an index; `nil` if it is malformed or names no character, as surrogates do.
    static func decode(_ bytes: [UInt8], at index: Int) -> Decoded? {
        guard let digits = digitCount(bytes, at: index), index + 2 + digits <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[(index + 2)..<(index + 2 + digits)] {
            guard CharacterClass.isHexadecimal(byte) else { return nil }
            let digit = CharacterClass.isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value).map { Decoded(scalar: $0, length: digits + 2) }
    }

    /// The bytes of a text with its codepoint escapes replaced; what else is escaped stays as it is.
    ///
    /// - Parameter range: a range of the bytes, all of whose escapes are known to be right.
    static func unescaped(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "\\"), let escape = decode(bytes, at: index) {
                append(escape.scalar, to: &result)
                index += escape.length
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: String(Character(scalar)).utf8)
    }

    /// How many digits the letter behind a backslash asks for; `nil` when it is neither `u` nor `U`.
    private static func digitCount(_ bytes: [UInt8], at index: Int) -> Int? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "u"): return 4
        case UInt8(ascii: "U"): return 8
        default: return nil
        }
    }

    /// What is wrong with an escape that cannot be decoded.
    static func problem(_ bytes: [UInt8], at index: Int) -> (message: String, advice: String) {
        guard let digits = digitCount(bytes, at: index) else {
            return ("A backslash stands before a character that it cannot escape.", "Write \\\\ for a backslash.")
        }
        let text = bytes[(index + 2)...].prefix(digits)
        guard text.count == digits, text.allSatisfy(CharacterClass.isHexadecimal) else {
            let letter = digits == 4 ? "u" : "U"
            return ("Behind \\\(letter) stand fewer than \(digits) hexadecimal digits.", "Write all \(digits) of them.")
        }
        return (
            "The escape \\\(String(decoding: bytes[(index + 1)..<(index + 2 + digits)], as: UTF8.self)) stands for no character.",
            "Write the number of the character itself, behind \\U if it is above FFFF, and no surrogates."
        )
    }
}
