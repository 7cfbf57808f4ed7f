extension JSONParser {
    /// Reads a string.
    ///
    ///     string = quotation-mark *char quotation-mark
    mutating func parseString(_ text: Span<UInt8>) throws(JSONSyntaxError) -> String {
        index += 1
        let start = index
        try skipPlainCharacters(text)
        if index < text.count, text[index] == UInt8(ascii: "\"") {
            defer { index += 1 }
            return JSONParser.string(text, start..<index)
        }
        var bytes: [UInt8] = []
        var runStart = start
        while true {
            for place in runStart..<index { bytes.append(text[place]) }
            guard index < text.count else { throw error(.syntax, "the JSON text ends inside a string", text) }
            if text[index] == UInt8(ascii: "\"") {
                index += 1
                return String(decoding: bytes, as: UTF8.self)
            }
            guard text[index] == UInt8(ascii: "\\") else {
                throw error(.syntax, "control characters in strings have to be escaped, as in \\n", text)
            }
            try parseEscape(text, into: &bytes)
            runStart = index
            try skipPlainCharacters(text)
        }
    }

    /// Passes over characters that stand for themselves.
    ///
    ///     unescaped = %x20-21 / %x23-5B / %x5D-10FFFF
    private mutating func skipPlainCharacters(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        while true {
            var place = index
            while place < text.count, JSONParser.isPlainASCII(text[place]) { place &+= 1 }
            index = place
            guard place < text.count, text[place] >= 0x80 else { return }
            index += try scalarLength(text)
        }
    }

    /// Whether a byte is an ASCII character that stands for itself in a string.
    private static func isPlainASCII(_ byte: UInt8) -> Bool {
        // 0x20 to 0x7F, without the quote and the backslash.
        byte &- 0x20 < 0x60 && byte != 0x22 && byte != 0x5C
    }

    /// The length of the scalar outside ASCII that stands here.
    ///
    /// The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
    private func scalarLength(_ text: Span<UInt8>) throws(JSONSyntaxError) -> Int {
        let lead = text[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, lead <= 0xF4, index + length <= text.count else { throw malformed(text) }
        let second = text[index + 1]
        let allowed: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard allowed.contains(second) else { throw malformed(text) }
        for step in 2..<max(length, 2) where text[index + step] & 0xC0 != 0x80 { throw malformed(text) }
        return length
    }

    private func malformed(_ text: Span<UInt8>) -> JSONSyntaxError {
        error(.invalidUTF8, "the bytes are not UTF-8; convert the text to UTF-8", text)
    }

    /// Reads what follows a backslash.
    ///
    ///     char = escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG )
    private mutating func parseEscape(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(JSONSyntaxError) {
        let byte = index + 1 < text.count ? text[index + 1] : 0
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"): return try parseUnicodeEscape(text, into: &bytes)
        default:
            throw error(.invalidEscape, "unknown escape: a backslash is followed by one of \"\\/bfnrtu", text)
        }
        index += 2
    }

    /// Reads `\uXXXX`, and the second half of a surrogate pair behind it.
    private mutating func parseUnicodeEscape(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(JSONSyntaxError) {
        guard let first = hexadecimal(text, at: index + 2) else {
            throw error(.invalidEscape, "\\u has to be followed by four hexadecimal digits", text)
        }
        var value = first
        var length = 6
        if first & 0xFC00 == 0xD800, index + 7 < text.count, text[index + 6] == UInt8(ascii: "\\"),
            text[index + 7] == UInt8(ascii: "u"), let second = hexadecimal(text, at: index + 8),
            second & 0xFC00 == 0xDC00
        {
            value = 0x1_0000 + (first & 0x3FF) << 10 + (second & 0x3FF)
            length = 12
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw error(.invalidEscape, "the escape is half of a surrogate pair, which stands for no character", text)
        }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += length
    }

    private func hexadecimal(_ text: Span<UInt8>, at start: Int) -> UInt32? {
        guard start + 4 <= text.count else { return nil }
        var value: UInt32 = 0
        for place in start..<(start + 4) {
            guard let digit = Character(Unicode.Scalar(text[place])).hexDigitValue, text[place] < 0x80 else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// The text of a range whose bytes are known to be UTF-8.
    static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        // Safety: `extracting` checks the range; the pointer is used inside the closure only.
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
