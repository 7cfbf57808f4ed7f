/// The lexical forms of `xsd:double` and `xsd:float` (XSD 1.1 Datatypes, sections 3.3.4 and 3.3.5).
public enum XSDFloat {
    /// Reads a lexical form; `nil` when it is none.
    ///
    /// - Parameter text: the form, without white space around it.
    public static func parse<Value: BinaryFloatingPoint & LosslessStringConvertible>(_ text: String) -> Value? {
        switch text {
        case "INF", "+INF": return .infinity
        case "-INF": return -.infinity
        case "NaN": return .nan
        default:
            // What is left must be a decimal number with an exponent or without; Swift also reads hexadecimal and names.
            let isPlain = text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                    UInt8(ascii: "e"), UInt8(ascii: "E"):
                    true
                default: false
                }
            }
            return isPlain ? Value(text) : nil
        }
    }

    /// The canonical form: a digit, a point, more digits, `E` and the exponent.
    public static func canonicalForm<Value: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Value) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-INF" : "INF" }
        if value == 0 { return value.sign == .minus ? "-0.0E0" : "0.0E0" }
        var digits: [UInt8] = []
        var exponent = 0
        var pointAt: Int?
        var written = value.magnitude.description[...].utf8
        if let mark = written.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(Substring(written[written.index(after: mark)...])) ?? 0
            written = written[..<mark]
        }
        for byte in written {
            if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte) }
        }
        exponent += (pointAt ?? digits.count) - 1
        while digits.first == UInt8(ascii: "0"), digits.count > 1 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.last == UInt8(ascii: "0"), digits.count > 1 { digits.removeLast() }
        if digits.count == 1 { digits.append(UInt8(ascii: "0")) }
        let mantissa =
            String(decoding: digits.prefix(1), as: UTF8.self) + "."
            + String(decoding: digits.dropFirst(), as: UTF8.self)
        return (value < 0 ? "-" : "") + mantissa + "E" + String(exponent)
    }
}
