internal import RDF

extension TurtleParser {
    /// Reads a term of one token; `nil` when something else stands here.
    ///
    ///     [20] literal ::= RDFLiteral | NumericLiteral | BooleanLiteral
    mutating func parseSimpleTerm(_ text: Span<UInt8>) throws(ScanStop) -> UInt32? {
        let byte = try scanner.byte(text, at: scanner.position)
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try parseLiteral(text, quote: byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return try scanner.readNumber(text)
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            let end = try scanner.endOfName(text, from: scanner.position)
            if try scanner.byte(text, at: end) != UInt8(ascii: ":") { return try parseBoolean(text, end: end) }
            return try scanner.readPrefixedName(text, prefixes)
        default: return try parseSimpleResource(text)
        }
    }

    /// Reads an IRI or a blank node of one token; `nil` when something else stands here.
    ///
    ///     [21] iri ::= IRIREF | PrefixedName
    ///     [22] BlankNode ::= BLANK_NODE_LABEL | ANON
    mutating func parseSimpleResource(_ text: Span<UInt8>) throws(ScanStop) -> UInt32? {
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "<"):
            guard try scanner.byte(text, at: scanner.position + 1) != UInt8(ascii: "<") else { return nil }
            return try scanner.readIRIReference(text)
        case UInt8(ascii: "_"): return try scanner.readBlankNodeLabel(text)
        case UInt8(ascii: "["): return try parseAnonymous(text)
        default:
            guard try hasPrefixedName(text) else { return nil }
            return try scanner.readPrefixedName(text, prefixes)
        }
    }

    /// Whether a prefixed name can start here.
    func hasPrefixedName(_ text: Span<UInt8>) throws(ScanStop) -> Bool {
        let byte = try scanner.byte(text, at: scanner.position)
        if byte < 0x80 { return byte == UInt8(ascii: ":") || CharacterClass.isLetter(byte) }
        switch UTF8Text.decode(text, at: scanner.position) {
        case .scalar(let value, _): return CharacterClass.isNameStart(value)
        case .cut where !scanner.isFinal: throw .incomplete
        case .cut, .malformed: return false
        }
    }

    /// Reads empty brackets; `nil` when they are not empty.
    ///
    ///     [162s] ANON ::= '[' WS* ']'
    private mutating func parseAnonymous(_ text: Span<UInt8>) throws(ScanStop) -> UInt32? {
        var index = scanner.position + 1
        while true {
            switch try scanner.byte(text, at: index) {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): index += 1
            case UInt8(ascii: "]"):
                scanner.position = index + 1
                return scanner.makeBlankNode()
            default: return nil
            }
        }
    }

    /// Reads `BooleanLiteral`.
    ///
    ///     [144s] BooleanLiteral ::= 'true' | 'false'
    private mutating func parseBoolean(_ text: Span<UInt8>, end: Int) throws(ScanStop) -> UInt32 {
        var word: [UInt8] = []
        word.append(copying: text, scanner.position..<end)
        let name = String(decoding: word, as: UTF8.self)
        guard name == "true" || name == "false" else {
            throw scanner.fail("\"\(name)\" is no term; write an IRI, a prefixed name, a literal, true or false")
        }
        let start = scanner.position
        scanner.position = end
        return scanner.makeLiteral(text, start..<end, datatype: .boolean)
    }

    /// Reads `RDFLiteral`.
    ///
    ///     [128s] RDFLiteral ::= String (LANG_DIR | ('^^' iri))?
    ///     [17] String ::= STRING_LITERAL_QUOTE | STRING_LITERAL_SINGLE_QUOTE | STRING_LITERAL_LONG_SINGLE_QUOTE
    ///         | STRING_LITERAL_LONG_QUOTE
    private mutating func parseLiteral(_ text: Span<UInt8>, quote: UInt8) throws(ScanStop) -> UInt32 {
        let start = scanner.batch.bytes.count
        if try scanner.hasBytes(text, at: scanner.position + 1, quote, quote) {
            try scanner.scanLongString(text, quote: quote)
        } else {
            try scanner.scanString(text, quote: quote)
        }
        let length = scanner.batch.bytes.count - start
        try scanner.skipSpace(text)
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "@"): return try scanner.readLanguage(text, from: start)
        case UInt8(ascii: "^"):
            guard try scanner.byte(text, at: scanner.position + 1) == UInt8(ascii: "^") else {
                throw scanner.fail("a datatype is written behind two carets, as in \"1\"^^xsd:integer")
            }
            scanner.position += 2
            try scanner.skipSpace(text)
            let place = scanner.position
            let datatype: UInt32
            switch try scanner.byte(text, at: place) {
            case UInt8(ascii: "<"): datatype = try scanner.readIRIReference(text)
            default:
                guard try hasPrefixedName(text) else { throw scanner.failExpecting("the IRI of a datatype", text) }
                datatype = try scanner.readPrefixedName(text, prefixes)
            }
            return try scanner.finishTyped(from: start, length: length, datatype: datatype, place: place)
        default: return scanner.finishString(from: start)
        }
    }
}
