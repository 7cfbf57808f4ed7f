/// A JSON number, in the form it was written in.
///
/// RFC 8259, section 6. Keeping the form keeps what a double would lose: the digits of long integers, and whether there was
/// a fraction. Numbers are equal when they are written alike.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as it was written, such as `-1.50e3`.
    public let lexicalForm: String

    init(lexicalForm: String) { self.lexicalForm = lexicalForm }

    /// Makes a number of an integer.
    public init(_ value: Int) { lexicalForm = String(value) }

    /// Makes a number of a double.
    ///
    /// - Parameter value: the value; `nil` comes back when it is not finite.
    public init?(_ value: Double) {
        guard let form = JSONNumber.canonicalForm(of: value) else { return nil }
        lexicalForm = form
    }

    /// Makes a number of its written form.
    ///
    /// - Parameter text: the form; `nil` comes back when it does not follow the grammar of JSON.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let end = JSONNumber.end(in: bytes.span, from: 0), end == bytes.count else { return nil }
        lexicalForm = text
    }

    /// The value as a double; infinite when it is beyond what a double can hold.
    public var double: Double { Double(lexicalForm) ?? 0 }

    /// The number as it was written.
    public var description: String { lexicalForm }

    /// Whether the number is written without fraction and exponent.
    public var isWrittenAsInteger: Bool {
        !lexicalForm.utf8.contains { [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0) }
    }

    /// Where a number ends; `nil` when none starts here.
    ///
    ///     number = [ minus ] int [ frac ] [ exp ]
    static func end(in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        func digits() -> Bool {
            let first = index
            while index < text.count, text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") { index += 1 }
            return index > first
        }
        if index < text.count, text[index] == UInt8(ascii: "-") { index += 1 }
        let first = index
        guard digits(), index == first + 1 || text[first] != UInt8(ascii: "0") else { return nil }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            guard digits() else { return nil }
        }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
            guard digits() else { return nil }
        }
        return index
    }
}

extension JSONNumber {
    /// The significant digits of a finite double, the shortest that give it back, and the exponent of the first of them.
    ///
    /// - Returns: for 0.0125, the digits 1, 2, 5 and the exponent -2; for zero, one digit 0.
    package static func shortestDigits(of value: Double) -> (digits: [UInt8], exponent: Int) {
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
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        if zeros == digits.count { return ([UInt8(ascii: "0")], 0) }
        digits.removeFirst(zeros)
        exponent -= zeros
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, exponent)
    }

    /// The form that ECMAScript gives a double.
    ///
    /// ECMA-262, section 6.1.6.1.20 (Number::toString), which RFC 8785, section 3.2.2.3 asks for.
    ///
    /// - Returns: `nil` for a value that is not finite.
    static func canonicalForm(of value: Double) -> String? {
        guard value.isFinite else { return nil }
        if value == 0 { return "0" }
        let zero = UInt8(ascii: "0")
        let point = UInt8(ascii: ".")
        let (digits, exponent) = shortestDigits(of: value)
        var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        switch exponent {
        case 0..<21 where digits.count <= exponent + 1:
            text += digits + [UInt8](repeating: zero, count: exponent + 1 - digits.count)
        case 0..<21:
            text += digits[...exponent] + [point] + digits[(exponent + 1)...]
        case -6..<0:
            text += [zero, point] + [UInt8](repeating: zero, count: -exponent - 1) + digits
        default:
            text += digits.prefix(1)
            if digits.count > 1 { text += [point] + digits.dropFirst() }
            text += Array((exponent < 0 ? "e-" : "e+").utf8) + Array(String(exponent.magnitude).utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
