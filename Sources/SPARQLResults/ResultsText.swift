internal import RDF

/// Bytes of a text format with the place that is read next.
struct ResultsText {
    let bytes: [UInt8]
    var index = 0

    /// Starts behind a byte order mark, if there is one.
    ///
    /// - Throws: `invalidUTF8` where the bytes are none.
    init(_ bytes: [UInt8]) throws(RDFSyntaxError) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        var place = 0
        let text = bytes.span
        while place < text.count {
            if text[place] < 0x80 {
                place += 1
                continue
            }
            guard case .scalar(_, let length) = UTF8Text.decode(text, at: place) else {
                throw RDFSyntaxError(.invalidUTF8, "the bytes here are not UTF-8", at: location(of: place))
            }
            place += length
        }
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// The byte that is read next; 0 at the end, which no caller looks for.
    var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Whether a text comes next.
    func starts(with text: StaticString) -> Bool {
        bytes[index...].starts(with: "\(text)".utf8)
    }

    /// Passes over the end of a line, LF or CRLF, if it is there.
    mutating func skipLineEnd() -> Bool {
        if byte == 0xD, index + 1 < bytes.count, bytes[index + 1] == 0xA { index += 1 }
        guard !isAtEnd, byte == 0xA else { return false }
        index += 1
        return true
    }

    /// Whether a line ends here, or the text.
    var isAtLineEnd: Bool {
        isAtEnd || byte == 0xA || byte == 0xD && index + 1 < bytes.count && bytes[index + 1] == 0xA
    }

    /// The bytes from a place to where reading is now.
    func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

    /// An error at a place; where reading is now unless told.
    func error(_ code: RDFSyntaxError.Code, _ message: String, at place: Int? = nil) -> RDFSyntaxError {
        RDFSyntaxError(code, message, at: location(of: place ?? index))
    }

    private func location(of place: Int) -> SourceLocation {
        var line = 1
        var start = 0
        for index in 0..<min(place, bytes.count) where bytes[index] == 0xA {
            line += 1
            start = index + 1
        }
        let column = bytes[start..<max(start, min(place, bytes.count))].count { $0 & 0xC0 != 0x80 }
        return SourceLocation(line: line, column: column + 1, byteOffset: place)
    }
}
