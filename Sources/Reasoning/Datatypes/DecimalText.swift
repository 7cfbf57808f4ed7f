/// Decimal numbers of any size as text.
enum DecimalText {
    /// The canonical form of a lexical form of `xsd:decimal`: no plus, no zeros that say nothing, no point in integers;
    /// `nil` for other texts.
    ///
    /// - Complexity: O(length).
    static func canonical(_ text: String) -> String? {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.allSatisfy({ $0.allSatisfy { $0 &- 48 < 10 } }),
            parts.contains(where: { !$0.isEmpty })
        else { return nil }
        let digits = whole.drop { $0 == 48 }
        var fraction = parts.count > 1 ? parts[1] : []
        while fraction.last == 48 { fraction = fraction.dropLast() }
        if digits.isEmpty, fraction.isEmpty { return "0" }
        let integer = digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
        let tail = fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
        return (isNegative ? "-" : "") + integer + tail
    }

    /// Whether a canonical number is an integer within bounds.
    static func isInteger(_ text: String, from low: Int128?, to high: Int128?) -> Bool {
        guard !text.utf8.contains(UInt8(ascii: ".")) else { return false }
        guard let value = Int128(text) else {
            // Beyond all bounds that there are.
            return text.utf8.first == UInt8(ascii: "-") ? low == nil : high == nil
        }
        return value >= low ?? value && value <= high ?? value
    }
}
