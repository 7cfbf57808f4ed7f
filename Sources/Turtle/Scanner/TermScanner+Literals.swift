internal import RDF

extension TermScanner {
    /// Appends the text of a quoted string to the batch's bytes.
    ///
    ///     STRING_LITERAL_QUOTE             ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"'
    ///     STRING_LITERAL_SINGLE_QUOTE      ::= "'" ([^#x27#x5C#xA#xD] | ECHAR | UCHAR)* "'"
    mutating func scanString(_ text: Span<UInt8>, quote: UInt8) throws(ScanStop) {
        let opening = position
        var start = opening &+ 1
        var index = start
        while true {
            index = ByteScanning.endOfStringCharacters(text, from: index)
            guard index < text.count else {
                position = index
                throw isFinal ? fail("the string that starts here is not closed", at: opening) : .incomplete
            }
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\\"):
                batch.bytes.append(copying: text, start..<index)
                position = index
                try readEscape(text)
                start = position
                index = start
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                position = index
                throw fail(
                    "the string is not closed on its line; write \\n for a line end inside a string", at: opening)
            case 0x80...: index += try lengthOfScalar(text, at: index)
            default:
                guard byte == quote else {
                    index &+= 1
                    continue
                }
                batch.bytes.append(copying: text, start..<index)
                position = index &+ 1
                return
            }
        }
    }

    /// Appends the text of a string in three quotes to the batch's bytes.
    ///
    ///     STRING_LITERAL_LONG_QUOTE ::= '"""' (('"' | '""')? ([^"\] | ECHAR | UCHAR))* '"""'
    mutating func scanLongString(_ text: Span<UInt8>, quote: UInt8) throws(ScanStop) {
        let opening = position
        var start = opening + 3
        var index = start
        while true {
            index = ByteScanning.endOfStringCharacters(text, from: index)
            guard index < text.count else {
                throw isFinal ? fail("the string that starts here is not closed", at: opening) : .incomplete
            }
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\\"):
                batch.bytes.append(copying: text, start..<index)
                position = index
                try readEscape(text)
                start = position
                index = start
            case 0x80...: index += try lengthOfScalar(text, at: index)
            default:
                guard byte == quote, try hasBytes(text, at: index + 1, quote, quote) else {
                    index &+= 1
                    continue
                }
                batch.bytes.append(copying: text, start..<index)
                position = index + 3
                return
            }
        }
    }

    /// Appends the character that an escape in a string stands for.
    ///
    ///     ECHAR ::= '\' [tbnrf"'\]
    private mutating func readEscape(_ text: Span<UInt8>) throws(ScanStop) {
        let character: UInt8
        switch try byte(text, at: position + 1) {
        case UInt8(ascii: "t"): character = 0x09
        case UInt8(ascii: "b"): character = 0x08
        case UInt8(ascii: "n"): character = 0x0A
        case UInt8(ascii: "r"): character = 0x0D
        case UInt8(ascii: "f"): character = 0x0C
        case UInt8(ascii: "\""): character = UInt8(ascii: "\"")
        case UInt8(ascii: "'"): character = UInt8(ascii: "'")
        case UInt8(ascii: "\\"): character = UInt8(ascii: "\\")
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            UTF8Text.append(try readUnicodeEscape(text), to: &batch.bytes)
            return
        default:
            throw fail("no such escape; use \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX or \\UXXXXXXXX")
        }
        batch.bytes.append(character)
        position += 2
    }

    /// Makes a term of the string that stands at the end of the batch's bytes and has no tag and no datatype.
    mutating func finishString(from start: Int) -> UInt32 {
        addTerm(.stringLiteral, from: start, length: batch.bytes.count - start)
    }

    /// Makes a term of the string that stands at the end of the batch's bytes and of the tag behind it in the text.
    ///
    ///     LANG_DIR ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' [a-zA-Z]+)?
    ///
    /// Subtags have one to eight characters (RFC 5646, section 2.1); the direction is `ltr` or `rtl`.
    mutating func readLanguage(_ text: Span<UInt8>, from start: Int) throws(ScanStop) -> UInt32 {
        let length = batch.bytes.count - start
        let place = position
        var kind = QuadBatch.TermKind.languageLiteral
        position += 1
        try readSubtag(text, allowsDigits: false, place: place)
        while try byte(text, at: position) == UInt8(ascii: "-") {
            if try byte(text, at: position + 1) == UInt8(ascii: "-") {
                kind = try readDirection(text)
                break
            }
            batch.bytes.append(UInt8(ascii: "-"))
            position += 1
            try readSubtag(text, allowsDigits: true, place: place)
        }
        let tag = batch.bytes.count - start - length
        return addTerm(kind, from: start, length: length, qualifier: UInt32(tag))
    }

    private mutating func readSubtag(_ text: Span<UInt8>, allowsDigits: Bool, place: Int) throws(ScanStop) {
        let start = position
        while true {
            let byte = try byte(text, at: position)
            guard CharacterClass.isLetter(byte) || allowsDigits && CharacterClass.isDigit(byte) else { break }
            batch.bytes.append(byte | 0x20)
            position += 1
        }
        guard 1...8 ~= position - start else {
            throw fail(
                "a language tag is made of parts of one to eight letters or digits, as in @en or @en-gb", at: place)
        }
    }

    private mutating func readDirection(_ text: Span<UInt8>) throws(ScanStop) -> QuadBatch.TermKind {
        let place = position
        position += 2
        let start = position
        while try CharacterClass.isLetter(byte(text, at: position)) { position += 1 }
        var name: [UInt8] = []
        name.append(copying: text, start..<position)
        switch String(decoding: name, as: UTF8.self) {
        case "ltr": return .leftToRightLiteral
        case "rtl": return .rightToLeftLiteral
        default: throw fail("a base direction is --ltr or --rtl, in small letters", at: place)
        }
    }

    /// Makes a term of a string in the batch's bytes and of its datatype.
    ///
    /// - Parameter place: where the datatype stands, for errors.
    mutating func finishTyped(from start: Int, length: Int, datatype: UInt32, place: Int) throws(ScanStop) -> UInt32 {
        if batch.hasText(datatype, TermScanner.stringDatatype) {
            return addTerm(.stringLiteral, from: start, length: length)
        }
        for tagged in TermScanner.taggedDatatypes where batch.hasText(datatype, tagged) {
            throw fail("a literal of this datatype needs a language tag instead, as in \"text\"@en", at: place)
        }
        return addTerm(.typedLiteral, from: start, length: length, qualifier: datatype)
    }

    /// The term of a word of the grammar.
    @inline(__always)
    mutating func term(_ word: RecentNames.Word) -> UInt32 { recentNames.term(of: word) ?? makeTerm(word) }

    @inline(never)
    private mutating func makeTerm(_ word: RecentNames.Word) -> UInt32 {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: word.iri.string.utf8)
        let term = recentTerms.intern(.iri, from: start, in: &batch)
        recentNames.insert(word, term: term)
        return term
    }

    /// Appends a term whose text stands in the batch's bytes.
    @inline(__always)
    mutating func addTerm(_ kind: QuadBatch.TermKind, from start: Int, length: Int, qualifier: UInt32 = 0) -> UInt32 {
        batch.terms.append(
            QuadBatch.TermRecord(kind: kind, offset: UInt32(start), length: UInt32(length), qualifier: qualifier))
        return UInt32(batch.terms.count - 1)
    }

    private static let stringDatatype = Array(Vocabulary.XSD.string.string.utf8)
    private static let taggedDatatypes = [
        Array(Vocabulary.RDF.langString.string.utf8), Array(Vocabulary.RDF.dirLangString.string.utf8),
    ]
}
