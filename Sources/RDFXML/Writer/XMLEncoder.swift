internal import RDF

/// Writes names, text and attribute values as XML 1.0 has them.
enum XMLEncoder {
    /// Appends text or an attribute value.
    ///
    /// - Throws: `unsupported` for a character that XML 1.0 has no way to write.
    static func append(
        _ text: ArraySlice<UInt8>, isAttribute: Bool, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        var start = text.startIndex
        for index in text.indices {
            let escape: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            case UInt8(ascii: "\"") where isAttribute: escape = "&quot;"
            case 0x09 where isAttribute: escape = "&#9;"
            case 0x0A where isAttribute: escape = "&#10;"
            case 0x0D: escape = "&#13;"
            case 0x09, 0x0A: continue
            case ..<0x20: throw unsupportedCharacter(UInt32(text[index]))
            case 0xBE... where isNoncharacter(text, at: index): throw unsupportedCharacter(0xFFFE)
            default: continue
            }
            output.append(contentsOf: text[start..<index])
            output.append(contentsOf: "\(escape)".utf8)
            start = index + 1
        }
        output.append(contentsOf: text[start...])
    }

    /// Whether U+FFFE or U+FFFF ends at an index.
    private static func isNoncharacter(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
        (text[index] == 0xBE || text[index] == 0xBF) && index >= text.startIndex + 2 && text[index - 1] == 0xBF
            && text[index - 2] == 0xEF
    }

    private static func unsupportedCharacter(_ value: UInt32) -> RDFSyntaxError {
        let digits = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return RDFSyntaxError(
            .unsupported,
            "a literal has the character U+\(padded), which XML 1.0 cannot express; write Turtle or N-Triples")
    }

    /// Where the local name of an IRI starts: the longest end that is an XML name.
    ///
    /// - Returns: `nil` when there is none, so that the IRI cannot be the name of an element.
    static func localNameStart(of iri: ArraySlice<UInt8>) -> Int? {
        var best: Int?
        var index = iri.endIndex
        while index > iri.startIndex {
            // Back to the first byte of a scalar.
            var start = index - 1
            while start > iri.startIndex, iri[start] & 0xC0 == 0x80 { start -= 1 }
            guard case .scalar(let value, _) = UTF8Text.decode(iri[start..<index].span, at: 0),
                XMLNameCharacter.isPart(value)
            else { break }
            if XMLNameCharacter.isStart(value) { best = start }
            index = start
        }
        // An element's name needs a namespace.
        return best == iri.startIndex ? nil : best
    }
}
