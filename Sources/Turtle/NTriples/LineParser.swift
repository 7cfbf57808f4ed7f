internal import RDF

/// Parses N-Triples and N-Quads, statement by statement.
///
/// RDF 1.2 N-Triples and RDF 1.2 N-Quads.
struct LineParser: StatementParser {
    var scanner: TermScanner
    /// Whether a statement may name a graph.
    private let allowsGraph: Bool
    private var isStart = true
    /// Where the batch stood before the statement that is read.
    private var statementMark = QuadBatch().mark
    private static let maximumDepth = 128

    init(options: ReaderOptions, allowsGraph: Bool) {
        scanner = TermScanner(options: options, isTurtle: false)
        self.allowsGraph = allowsGraph
    }

    mutating func beginBatch() {
        scanner.batch.removeAll()
        scanner.recentTerms.removeAll()
    }

    mutating func endBatch() {}

    /// Reads `ntriplesDoc`.
    ///
    ///     [1] ntriplesDoc ::= statement? (EOL statement)* EOL?
    mutating func fill(from text: Span<UInt8>) throws(ScanStop) -> Bool {
        if isStart {
            try scanner.skipByteOrderMark(text)
            isStart = false
        }
        while scanner.hasRoom {
            try scanner.skipSpace(text)
            if scanner.position >= text.count { return false }
            let start = scanner.position
            statementMark = scanner.batch.mark
            do {
                try parseStatement(text)
            } catch {
                guard error == .incomplete else { throw error }
                scanner.position = start
                abandonStatement()
                throw .incomplete
            }
        }
        return true
    }

    mutating func abandonStatement() {
        scanner.batch.rollBack(to: statementMark)
        scanner.recentTerms.removeAll(from: scanner.batch.terms.count)
    }

    /// Skips the rest of the line.
    mutating func skipStatement(_ text: Span<UInt8>) throws(ScanStop) {
        var index = scanner.position
        while index < text.count, text[index] != UInt8(ascii: "\n"), text[index] != UInt8(ascii: "\r") { index &+= 1 }
        scanner.position = index
        if index >= text.count, !scanner.isFinal { throw .incomplete }
    }

    /// Reads `statement`.
    ///
    ///     [2] statement ::= directive | triple
    ///     [3] triple ::= subject predicate object '.'
    ///     [N-Quads 2] statement ::= subject predicate object graphLabel? '.'
    private mutating func parseStatement(_ text: Span<UInt8>) throws(ScanStop) {
        if text[scanner.position] == UInt8(ascii: "V") {
            try parseVersion(text)
        } else {
            let subject = try parseSubject(text)
            scanner.skipBlanks(text)
            let predicate = try parsePredicate(text)
            scanner.skipBlanks(text)
            let object = try parseObject(text, depth: 0)
            scanner.skipBlanks(text)
            let graph = try parseGraphLabel(text)
            guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: ".") else {
                throw scanner.failExpecting(
                    allowsGraph && graph == QuadBatch.defaultGraph
                        ? "\".\" or the name of a graph" : "\".\" at the end of the statement", text)
            }
            scanner.position &+= 1
            scanner.batch.quads.append(
                QuadBatch.QuadRecord(subject: subject, predicate: predicate, object: object, graph: graph))
        }
        try parseLineEnd(text)
    }

    /// Reads `EOL`.
    ///
    ///     EOL ::= [#xD#xA]+
    @inline(__always)
    private mutating func parseLineEnd(_ text: Span<UInt8>) throws(ScanStop) {
        scanner.skipBlanks(text)
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "\n"): scanner.position &+= 1
        case UInt8(ascii: "\r"): scanner.position &+= 1
        case UInt8(ascii: "#"): try scanner.skipComment(text)
        default:
            guard scanner.position >= text.count else { throw scanner.failExpecting("the end of the line", text) }
        }
    }

    /// Reads `versionDirective`.
    ///
    ///     versionDirective ::= 'VERSION' versionSpecifier
    private mutating func parseVersion(_ text: Span<UInt8>) throws(ScanStop) {
        for (offset, character) in "VERSION".utf8.enumerated() {
            guard try scanner.byte(text, at: scanner.position + offset) == character else {
                throw scanner.failExpecting("a subject: an IRI in angle brackets or a blank node", text)
            }
        }
        scanner.position += 7
        scanner.skipBlanks(text)
        let quote = try scanner.byte(text, at: scanner.position)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw scanner.failExpecting("the version in quotes, as in VERSION \"1.2\"", text)
        }
        let mark = scanner.batch.mark
        try scanner.scanString(text, quote: quote)
        scanner.batch.rollBack(to: mark)
    }

    /// Reads `subject`.
    ///
    ///     [4] subject ::= IRIREF | BLANK_NODE_LABEL
    @inline(__always)
    private mutating func parseSubject(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "<"):
            guard try scanner.byte(text, at: scanner.position + 1) != UInt8(ascii: "<") else {
                throw scanner.fail("a triple term cannot be a subject, and N-Triples has no reified triples")
            }
            return try scanner.readIRIReference(text)
        case UInt8(ascii: "_"): return try scanner.readBlankNodeLabel(text)
        default: throw scanner.failExpecting("a subject: an IRI in angle brackets or a blank node", text)
        }
    }

    /// Reads `predicate`.
    ///
    ///     [5] predicate ::= IRIREF
    @inline(__always)
    private mutating func parsePredicate(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: "<") else {
            throw scanner.failExpecting("a predicate: an IRI in angle brackets", text)
        }
        return try scanner.readIRIReference(text)
    }

    /// Reads `object`.
    ///
    ///     [6] object ::= IRIREF | BLANK_NODE_LABEL | literal | tripleTerm
    @inline(__always)
    private mutating func parseObject(_ text: Span<UInt8>, depth: Int) throws(ScanStop) -> UInt32 {
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "\""): return try parseLiteral(text)
        case UInt8(ascii: "_"): return try scanner.readBlankNodeLabel(text)
        case UInt8(ascii: "<"):
            if try scanner.byte(text, at: scanner.position + 1) == UInt8(ascii: "<") {
                return try parseTripleTerm(text, depth: depth + 1)
            }
            return try scanner.readIRIReference(text)
        default: throw scanner.failExpecting("an object: an IRI, a blank node, a literal or a triple term", text)
        }
    }

    /// Reads `literal`.
    ///
    ///     [7] literal ::= STRING_LITERAL_QUOTE ('^^' IRIREF | LANG_DIR)?
    private mutating func parseLiteral(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let start = scanner.batch.bytes.count
        try scanner.scanString(text, quote: UInt8(ascii: "\""))
        let length = scanner.batch.bytes.count - start
        scanner.skipBlanks(text)
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "@"): return try scanner.readLanguage(text, from: start)
        case UInt8(ascii: "^"):
            guard try scanner.byte(text, at: scanner.position + 1) == UInt8(ascii: "^") else {
                throw scanner.fail("a datatype is written behind two carets, as in \"1\"^^<…>")
            }
            scanner.position += 2
            scanner.skipBlanks(text)
            let place = scanner.position
            guard try scanner.byte(text, at: place) == UInt8(ascii: "<") else {
                throw scanner.failExpecting("the IRI of a datatype in angle brackets", text)
            }
            let datatype = try scanner.readIRIReference(text)
            return try scanner.finishTyped(from: start, length: length, datatype: datatype, place: place)
        default: return scanner.finishString(from: start)
        }
    }

    /// Reads `tripleTerm`.
    ///
    ///     tripleTerm ::= '<<(' subject predicate object ')>>'
    private mutating func parseTripleTerm(_ text: Span<UInt8>, depth: Int) throws(ScanStop) -> UInt32 {
        guard depth <= LineParser.maximumDepth else {
            throw scanner.fail("triple terms are nested more than \(LineParser.maximumDepth) deep", code: .limit)
        }
        try expect("<<(", text)
        let subject = try parseSubject(text)
        scanner.skipBlanks(text)
        let predicate = try parsePredicate(text)
        scanner.skipBlanks(text)
        let object = try parseObject(text, depth: depth)
        scanner.skipBlanks(text)
        try expect(")>>", text)
        return scanner.batch.appendTriple(subject: subject, predicate: predicate, object: object)
    }

    /// Reads `graphLabel`.
    ///
    ///     [N-Quads 6] graphLabel ::= IRIREF | BLANK_NODE_LABEL
    @inline(__always)
    private mutating func parseGraphLabel(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let byte = try scanner.byte(text, at: scanner.position)
        guard byte != UInt8(ascii: "."), allowsGraph else { return QuadBatch.defaultGraph }
        let graph: UInt32
        switch byte {
        case UInt8(ascii: "<"): graph = try scanner.readIRIReference(text)
        case UInt8(ascii: "_"): graph = try scanner.readBlankNodeLabel(text)
        default: return QuadBatch.defaultGraph
        }
        scanner.skipBlanks(text)
        return graph
    }

    private mutating func expect(_ token: String, _ text: Span<UInt8>) throws(ScanStop) {
        for (offset, expected) in token.utf8.enumerated() {
            guard try scanner.byte(text, at: scanner.position + offset) == expected else {
                throw scanner.failExpecting("\"\(token)\"", text)
            }
        }
        scanner.position += token.utf8.count
        scanner.skipBlanks(text)
    }
}
