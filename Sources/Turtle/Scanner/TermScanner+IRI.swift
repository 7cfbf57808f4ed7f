internal import RDF

extension TermScanner {
    /// Reads an IRI in angle brackets and gives its term.
    ///
    ///     [18] IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'
    mutating func readIRIReference(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let start = position &+ 1
        let end = ByteScanning.endOfIRICharacters(text, from: start)
        guard end < text.count, text[end] == UInt8(ascii: ">") else { return try readUnusualIRIReference(text) }
        let slot = recentTerms.slot(of: text, start..<end)
        // What is known is an absolute IRI.
        if let known = recentTerms.known(.iri, as: text, start..<end, at: slot, in: batch) {
            position = end &+ 1
            return known
        }
        guard IRIParts.schemeEnd(in: text, from: start) != nil else { return try readUnusualIRIReference(text) }
        let tail = batch.bytes.count
        batch.bytes.append(copying: text, start..<end)
        position = end &+ 1
        return recentTerms.insert(.iri, from: tail, at: slot, in: &batch)
    }

    /// Reads an IRI that is relative, cut, or has escapes or characters outside ASCII.
    @inline(never)
    private mutating func readUnusualIRIReference(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let start = batch.bytes.count
        try scanIRIReference(text)
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// Reads an IRI in angle brackets and appends the absolute IRI to the batch's bytes.
    mutating func scanIRIReference(_ text: Span<UInt8>) throws(ScanStop) {
        let opening = position
        let index = ByteScanning.endOfIRICharacters(text, from: opening &+ 1)
        let start = batch.bytes.count
        batch.bytes.append(copying: text, (opening + 1)..<index)
        if index < text.count, text[index] == UInt8(ascii: ">") {
            position = index &+ 1
        } else {
            try scanUnusualIRI(text, from: index)
        }
        if IRIParts.schemeEnd(in: text, from: opening &+ 1) == nil { try resolve(from: start, opening: opening) }
    }

    /// Reads the rest of an IRI that has escapes or characters outside ASCII.
    @inline(never)
    private mutating func scanUnusualIRI(_ text: Span<UInt8>, from start: Int) throws(ScanStop) {
        let opening = position
        position = start
        while true {
            let byte = try byte(text, at: position)
            switch byte {
            case UInt8(ascii: ">"):
                position += 1
                return
            case UInt8(ascii: "\\"):
                let place = position
                let scalar = try readUnicodeEscape(text)
                guard scalar >= 0x80 || IRICharacter.isPlain(UInt8(scalar)) else {
                    throw fail(
                        "U+\(hexadecimal(scalar)) may not stand in an IRI, not even escaped; percent-encode it",
                        code: .invalidIRI, at: place)
                }
                UTF8Text.append(scalar, to: &batch.bytes)
            case 0x80...:
                let length = try lengthOfScalar(text, at: position)
                batch.bytes.append(copying: text, position..<(position + length))
                position += length
            default:
                guard IRICharacter.isPlain(byte) else { throw failIRI(text, opening: opening) }
                batch.bytes.append(byte)
                position += 1
            }
        }
    }

    private mutating func failIRI(_ text: Span<UInt8>, opening: Int) -> ScanStop {
        guard position < text.count else {
            return fail("the IRI that starts here has no closing \">\"", at: opening)
        }
        return fail(
            "\(found(text)) in an IRI; close the IRI with \">\" or percent-encode the character", code: .invalidIRI)
    }

    /// Makes the tail of the batch's bytes an absolute IRI.
    @inline(never)
    private mutating func resolve(from start: Int, opening: Int) throws(ScanStop) {
        // The scheme may have been written with escapes.
        if IRIParts.schemeEnd(in: batch.bytes.span, from: start) != nil { return }
        let reference = Array(batch.bytes[start...])
        let shown = String(decoding: reference, as: UTF8.self)
        guard isTurtle else {
            throw fail(
                "<\(shown)> is relative; this format takes absolute IRIs only", code: .invalidIRI, at: opening)
        }
        guard let base else {
            throw fail(
                "<\(shown)> is relative and there is no base IRI; give one, or put @base into the document",
                code: .invalidIRI, at: opening)
        }
        batch.bytes.removeLast(reference.count)
        base.resolve(reference.span, into: &batch.bytes)
    }

    /// Reads an escaped code point.
    ///
    ///     [26] UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX HEX HEX HEX HEX HEX HEX HEX
    mutating func readUnicodeEscape(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let place = position
        let count: Int
        switch try byte(text, at: position + 1) {
        case UInt8(ascii: "u"): count = 4
        case UInt8(ascii: "U"): count = 8
        default: throw fail("a backslash here has to start \\uXXXX or \\UXXXXXXXX")
        }
        var scalar: UInt32 = 0
        for index in (position + 2)..<(position + 2 + count) {
            let byte = try byte(text, at: index)
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fail("an escape \\\(count == 4 ? "u" : "U") needs \(count) hexadecimal digits", at: place)
            }
            scalar = scalar << 4 | UInt32(digit)
        }
        guard Unicode.Scalar(scalar) != nil else {
            let isSurrogate = 0xD800...0xDFFF ~= scalar
            throw fail(
                isSurrogate
                    ? "U+\(hexadecimal(scalar)) is half of a surrogate pair; write the whole character as \\UXXXXXXXX"
                    : "U+\(hexadecimal(scalar)) is not a character of Unicode", at: place)
        }
        position += 2 + count
        return scalar
    }
}
