package import RDF

/// Writes terms as N-Triples has them, in the canonical form.
///
/// RDF 1.2 N-Triples, section 4 (canonical form).
package enum NTriplesEncoder {
    /// Appends a term of a batch.
    package static func append(_ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]) {
        let record = batch.terms[Int(index)]
        let start = Int(record.offset)
        let end = start + Int(record.length)
        switch record.kind {
        case .iri: appendIRI(batch.bytes, start..<end, to: &output)
        case .blankNode:
            output.append(UInt8(ascii: "_"))
            output.append(UInt8(ascii: ":"))
            output.append(copying: batch.bytes, start..<end)
        case .stringLiteral: appendString(batch.bytes, start..<end, to: &output)
        case .typedLiteral:
            appendString(batch.bytes, start..<end, to: &output)
            output.append(UInt8(ascii: "^"))
            output.append(UInt8(ascii: "^"))
            append(record.qualifier, of: batch, to: &output)
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            appendString(batch.bytes, start..<end, to: &output)
            appendLanguage(record, of: batch, to: &output)
        case .triple:
            output.append(text: "<<( ")
            for offset in 0..<3 {
                append(batch.components[start + offset], of: batch, to: &output)
                output.append(UInt8(ascii: " "))
            }
            output.append(text: ")>>")
        }
    }

    /// Appends the language tag and the base direction of a literal.
    static func appendLanguage(_ record: QuadBatch.TermRecord, of batch: QuadBatch, to output: inout [UInt8]) {
        let start = Int(record.offset) + Int(record.length)
        output.append(UInt8(ascii: "@"))
        output.append(copying: batch.bytes, start..<(start + Int(record.qualifier)))
        switch record.kind {
        case .leftToRightLiteral: output.append(text: "--ltr")
        case .rightToLeftLiteral: output.append(text: "--rtl")
        default: break
        }
    }

    /// Appends an IRI in angle brackets; what may not stand there as itself is escaped.
    static func appendIRI(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        let text = bytes.span
        output.append(UInt8(ascii: "<"))
        var start = range.lowerBound
        while true {
            let index = ByteScanning.endOfPlainIRI(text, start..<range.upperBound)
            output.append(copying: text, start..<index)
            guard index < range.upperBound else { break }
            appendCodePoint(UInt32(text[index]), to: &output)
            start = index + 1
        }
        output.append(UInt8(ascii: ">"))
    }

    /// Appends a string in double quotes.
    static func appendString(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        appendEscaped(bytes, range, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    /// Appends the text of a string with what has to be escaped.
    ///
    /// `\b \t \n \f \r \" \\` have short escapes; other controls, U+FFFE and U+FFFF are written as `\uXXXX`.
    static func appendEscaped(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        let text = bytes.span
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            index = ByteScanning.endOfPlainString(text, index..<range.upperBound)
            guard index < range.upperBound else { break }
            let byte = text[index]
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            if byte == 0xEF {
                guard index + 2 < range.upperBound, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else {
                    index += 1
                    continue
                }
                output.append(copying: text, start..<index)
                appendCodePoint(0xFFC0 | UInt32(text[index + 2] & 0x3F), to: &output)
                index += 3
            } else {
                output.append(copying: text, start..<index)
                appendEscape(byte, to: &output)
                index += 1
            }
            start = index
        }
        output.append(copying: text, start..<range.upperBound)
    }

    private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        let letter: Character
        switch byte {
        case 0x08: letter = "b"
        case 0x09: letter = "t"
        case 0x0A: letter = "n"
        case 0x0C: letter = "f"
        case 0x0D: letter = "r"
        case UInt8(ascii: "\""): letter = "\""
        case UInt8(ascii: "\\"): letter = "\\"
        default:
            appendCodePoint(UInt32(byte), to: &output)
            return
        }
        output.append(UInt8(ascii: "\\"))
        output.append(contentsOf: letter.utf8)
    }

    /// Appends `\uXXXX`.
    private static func appendCodePoint(_ value: UInt32, to output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        output.append(UInt8(ascii: "\\"))
        output.append(UInt8(ascii: "u"))
        for shift in stride(from: UInt32(12), through: 0, by: -4) { output.append(digits[Int(value >> shift & 0xF)]) }
    }
}
