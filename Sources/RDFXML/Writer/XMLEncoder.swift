internal import RDF

/// Writes names, text and attribute values as XML 1.0 has them.
enum XMLEncoder {
    /// Appends text or an attribute value.
    ///
    /// - Throws: `unsupported` for a character that XML 1.0 has no way to write.
    static func append(
        _ bytes: [UInt8], _ range: Range<Int>, isAttribute: Bool, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        let text = bytes.span
        var start = range.lowerBound
        var index = start
        while true {
            index = ByteScanning.endOfPlainXML(text, index..<range.upperBound)
            guard index < range.upperBound else { break }
            if let escape = try escape(text, at: index, end: range.upperBound, isAttribute: isAttribute) {
                output.append(copying: text, start..<index)
                output.append(text: escape)
                start = index + 1
            }
            index += 1
        }
        output.append(copying: text, start..<range.upperBound)
    }

    /// How a character is escaped; `nil` when it stands for itself.
    private static func escape(
        _ text: Span<UInt8>, at index: Int, end: Int, isAttribute: Bool
    ) throws(RDFSyntaxError) -> StaticString? {
        switch text[index] {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return isAttribute ? "&quot;" : nil
        case 0x09: return isAttribute ? "&#9;" : nil
        case 0x0A: return isAttribute ? "&#10;" : nil
        case 0x0D: return "&#13;"
        case 0xEF:
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            guard index + 2 < end, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else { return nil }
            throw unsupportedCharacter(0xFFFE)
        default: throw unsupportedCharacter(UInt32(text[index]))
        }
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
