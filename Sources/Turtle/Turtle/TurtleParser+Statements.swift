internal import RDF

extension TurtleParser {
    /// Reads a directive, or the start of a graph block or of triples; `false` at the end of the document.
    ///
    ///     [2] statement ::= directive | (triples '.')
    ///     [TriG 2] block ::= triplesOrGraph | wrappedGraph | triples2 | ("GRAPH" labelOrSubject wrappedGraph)
    mutating func parseStatementStart(_ text: Span<UInt8>) throws(ScanStop) -> Bool {
        if scanner.position >= text.count {
            guard !isInBlock else { throw scanner.fail("the document ends inside a graph block; close it with \"}\"") }
            return false
        }
        switch text[scanner.position] {
        case UInt8(ascii: "@"): try parseAtDirective(text)
        case UInt8(ascii: "{"), UInt8(ascii: "}"): try parseBrace(text)
        case UInt8(ascii: "."):
            throw scanner.fail("a dot stands here without a statement before it; take it out")
        default:
            if try !parseKeyword(text) { try parseSubject(text) }
        }
        return true
    }

    /// Opens or closes a graph block.
    ///
    ///     [TriG 5g] wrappedGraph ::= '{' triplesBlock? '}'
    private mutating func parseBrace(_ text: Span<UInt8>) throws(ScanStop) {
        let isOpening = text[scanner.position] == UInt8(ascii: "{")
        guard allowsGraphs else {
            throw scanner.fail("Turtle has no graph blocks; read this document as TriG")
        }
        guard isOpening != isInBlock else {
            throw scanner.fail(isOpening ? "a graph block cannot stand inside another" : "no graph block is open here")
        }
        scanner.position += 1
        isInBlock = isOpening
        graph = QuadBatch.defaultGraph
    }

    /// Reads a directive or the keyword `GRAPH`, if one stands here.
    ///
    ///     [5s] sparqlBase    ::= "BASE" IRIREF
    ///     [6s] sparqlPrefix  ::= "PREFIX" PNAME_NS IRIREF
    ///     [7s] sparqlVersion ::= "VERSION" VersionSpecifier
    private mutating func parseKeyword(_ text: Span<UInt8>) throws(ScanStop) -> Bool {
        if try hasKeyword("prefix", text) {
            scanner.position += 6
            try parsePrefix(text)
        } else if try hasKeyword("base", text) {
            scanner.position += 4
            try parseBase(text)
        } else if try hasKeyword("version", text) {
            scanner.position += 7
            try parseVersion(text)
        } else if allowsGraphs, try hasKeyword("graph", text) {
            try parseGraphKeyword(text)
        } else {
            return false
        }
        return true
    }

    /// Reads a directive that starts with `@` and ends with a dot.
    ///
    ///     [4] prefixID ::= '@prefix' PNAME_NS IRIREF '.'
    ///     [5] base     ::= '@base' IRIREF '.'
    ///     [6] version  ::= '@version' VersionSpecifier '.'
    private mutating func parseAtDirective(_ text: Span<UInt8>) throws(ScanStop) {
        if try hasName("@prefix", text) {
            scanner.position += 7
            try parsePrefix(text, endsWithDot: true)
        } else if try hasName("@base", text) {
            scanner.position += 5
            try parseBase(text, endsWithDot: true)
        } else if try hasName("@version", text) {
            scanner.position += 8
            try parseVersion(text)
            try parseDirectiveEnd(text)
        } else {
            throw scanner.fail("expected @prefix, @base or @version, in small letters")
        }
    }

    private mutating func parseDirectiveEnd(_ text: Span<UInt8>) throws(ScanStop) {
        try scanner.skipSpace(text)
        guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: ".") else {
            throw scanner.failExpecting("\".\" at the end of the directive", text)
        }
        scanner.position += 1
    }

    private mutating func parsePrefix(_ text: Span<UInt8>, endsWithDot: Bool = false) throws(ScanStop) {
        guard !isInBlock else { throw scanner.fail("a directive cannot stand inside a graph block") }
        try scanner.skipSpace(text)
        let start = scanner.position
        if try scanner.byte(text, at: start) != UInt8(ascii: ":") {
            guard try scanner.isNameStart(text, orDigit: false), text[start] != UInt8(ascii: "_") else {
                throw scanner.failExpecting("the prefix to declare, as in ex:", text)
            }
        }
        scanner.position = try scanner.endOfName(text, from: start)
        guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: ":") else {
            throw scanner.failExpecting("\":\" behind the prefix to declare", text)
        }
        var name: [UInt8] = []
        name.append(copying: text, start..<scanner.position)
        scanner.position += 1
        let iri = try parseDirectiveIRI(text)
        if endsWithDot { try parseDirectiveEnd(text) }
        guard prefixes.byteCount + name.count + iri.count <= TurtleParser.maximumPrefixBytes else {
            throw scanner.fail("the prefixes of the document take too much memory", code: .limit)
        }
        prefixes.bind(name, to: iri[...])
        scanner.recentNames.removeNames()
    }

    private mutating func parseBase(_ text: Span<UInt8>, endsWithDot: Bool = false) throws(ScanStop) {
        guard !isInBlock else { throw scanner.fail("a directive cannot stand inside a graph block") }
        let iri = try parseDirectiveIRI(text)
        if endsWithDot { try parseDirectiveEnd(text) }
        scanner.base = IRIBase(bytes: iri)
    }

    private mutating func parseDirectiveIRI(_ text: Span<UInt8>) throws(ScanStop) -> [UInt8] {
        try scanner.skipSpace(text)
        guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: "<") else {
            throw scanner.failExpecting("an IRI in angle brackets", text)
        }
        let mark = scanner.batch.mark
        let start = scanner.batch.bytes.count
        try scanner.scanIRIReference(text)
        let iri = Array(scanner.batch.bytes[start...])
        scanner.batch.rollBack(to: mark)
        guard iri.count <= ReaderOptions.maximumNamespaceLength else {
            throw scanner.fail(
                "the IRI of a prefix or base is longer than \(ReaderOptions.maximumNamespaceLength) bytes", code: .limit
            )
        }
        return iri
    }

    /// Reads `VersionSpecifier`.
    ///
    ///     VersionSpecifier ::= STRING_LITERAL_QUOTE | STRING_LITERAL_SINGLE_QUOTE
    private mutating func parseVersion(_ text: Span<UInt8>) throws(ScanStop) {
        guard !isInBlock else { throw scanner.fail("a directive cannot stand inside a graph block") }
        try scanner.skipSpace(text)
        let quote = try scanner.byte(text, at: scanner.position)
        let isQuote = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        guard isQuote, try !scanner.hasBytes(text, at: scanner.position + 1, quote, quote) else {
            throw scanner.failExpecting("the version in single or double quotes, as in VERSION \"1.2\"", text)
        }
        let mark = scanner.batch.mark
        try scanner.scanString(text, quote: quote)
        scanner.batch.rollBack(to: mark)
    }

    /// Reads `GRAPH`.
    ///
    ///     "GRAPH" labelOrSubject wrappedGraph
    private mutating func parseGraphKeyword(_ text: Span<UInt8>) throws(ScanStop) {
        guard !isInBlock else { throw scanner.fail("a graph block cannot stand inside another") }
        scanner.position += 5
        try scanner.skipSpace(text)
        guard let name = try parseSimpleResource(text) else {
            throw scanner.failExpecting("the name of a graph: an IRI or a blank node", text)
        }
        try scanner.skipSpace(text)
        guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: "{") else {
            throw scanner.failExpecting("\"{\" behind the name of the graph", text)
        }
        scanner.position += 1
        graph = name
        isInBlock = true
    }

    /// Reads the subject of triples, or in TriG the name of a graph block.
    ///
    ///     [10] triples ::= subject predicateObjectList | blankNodePropertyList predicateObjectList?
    ///         | reifiedTriple predicateObjectList?
    ///     [TriG 3g] triplesOrGraph ::= labelOrSubject (wrappedGraph | predicateObjectList '.')
    ///         | reifiedTriple predicateObjectList? '.'
    private mutating func parseSubject(_ text: Span<UInt8>) throws(ScanStop) {
        let statement = TurtleFrame(construct: .statement, expectation: .subject)
        if let subject = try parseSimpleResource(text) {
            if allowsGraphs, !isInBlock {
                try scanner.skipSpace(text)
                if try scanner.byte(text, at: scanner.position) == UInt8(ascii: "{") {
                    scanner.position += 1
                    graph = subject
                    isInBlock = true
                    return
                }
            }
            frame = statement
            accept(subject)
            return
        }
        switch text[scanner.position] {
        case UInt8(ascii: "["):
            frame = statement
            openPropertyList()
        case UInt8(ascii: "("):
            frame = statement
            openCollection()
        case UInt8(ascii: "<"):
            guard try scanner.byte(text, at: scanner.position + 2) != UInt8(ascii: "(") else {
                throw scanner.fail("a triple term cannot be a subject; only an object can be one")
            }
            frame = statement
            openReifiedTriple()
        default:
            throw scanner.failExpecting("a directive or a subject: an IRI, a prefixed name or a blank node", text)
        }
    }

    // MARK: Words

    /// Whether a word stands here, in capital or small letters, with nothing behind it that would make it a name.
    private func hasKeyword(_ word: String, _ text: Span<UInt8>) throws(ScanStop) -> Bool {
        var index = scanner.position
        for letter in word.utf8 {
            guard try scanner.byte(text, at: index) | 0x20 == letter else { return false }
            index += 1
        }
        let next = try scanner.byte(text, at: index)
        return next < 0x80 && next != UInt8(ascii: ":") && next != UInt8(ascii: ".")
            && !CharacterClass.isNameByte(next)
    }

    /// Whether a word that starts with `@` stands here.
    private func hasName(_ word: String, _ text: Span<UInt8>) throws(ScanStop) -> Bool {
        var index = scanner.position
        for letter in word.utf8 {
            guard try scanner.byte(text, at: index) == letter else { return false }
            index += 1
        }
        return try !CharacterClass.isNameByte(scanner.byte(text, at: index))
    }
}
