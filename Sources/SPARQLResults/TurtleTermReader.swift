internal import RDF

/// Reads single terms as Turtle writes them, without prefixes.
///
/// RDF 1.2 Turtle, section 6.
struct TurtleTermReader {
    var text: ResultsText
    private let maximumNesting: Int

    init(_ text: ResultsText, maximumNesting: Int) {
        self.text = text
        self.maximumNesting = maximumNesting
    }

    /// Reads a term.
    ///
    ///     object ::= iri | BlankNode | literal | tripleTerm
    mutating func term(depth: Int = 0) throws(RDFSyntaxError) -> Term {
        switch text.byte {
        case UInt8(ascii: "<"): return text.starts(with: "<<(") ? try tripleTerm(depth) : .iri(try iri())
        case UInt8(ascii: "_"): return .blankNode(try blankNode())
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .literal(try literal())
        default: return .literal(try bareLiteral())
        }
    }

    /// Reads a triple term.
    ///
    ///     tripleTerm ::= '<<(' ttSubject verb ttObject ')>>'
    private mutating func tripleTerm(_ depth: Int) throws(RDFSyntaxError) -> Term {
        let start = text.index
        guard depth < maximumNesting else { throw text.error(.limit, "triple terms are nested too deep") }
        text.index += 3
        skipSpaces()
        let subject = try term(depth: depth + 1)
        guard ResultsCheck.isSubject(subject) else {
            throw text.error(.syntax, "the subject of a triple term is an IRI or a blank node", at: start)
        }
        skipSpaces()
        guard text.byte == UInt8(ascii: "<") else {
            throw text.error(.syntax, "the predicate of a triple term is an IRI in angle brackets")
        }
        let predicate = try iri()
        skipSpaces()
        let object = try term(depth: depth + 1)
        skipSpaces()
        guard text.starts(with: ")>>") else { throw text.error(.syntax, "a triple term ends with )>>") }
        text.index += 3
        return .triple(Triple(subject: subject, predicate: predicate, object: object))
    }

    private mutating func skipSpaces() {
        while text.byte == UInt8(ascii: " ") { text.index += 1 }
    }

    /// Reads an IRI in angle brackets.
    ///
    ///     IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'
    private mutating func iri() throws(RDFSyntaxError) -> IRI {
        let start = text.index
        text.index += 1
        var bytes: [UInt8] = []
        while text.byte != UInt8(ascii: ">") {
            guard !text.isAtLineEnd else { throw text.error(.syntax, "the IRI is never closed", at: start) }
            if text.byte == UInt8(ascii: "\\") {
                text.index += 1
                try appendCodePoint(to: &bytes)
            } else {
                bytes.append(text.byte)
                text.index += 1
            }
        }
        text.index += 1
        let string = String(decoding: bytes, as: UTF8.self)
        guard IRI.isValid(string) else { throw text.error(.invalidIRI, "this is no absolute IRI", at: start) }
        return IRI(string)
    }

    /// Reads a blank node.
    ///
    ///     BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?
    private mutating func blankNode() throws(RDFSyntaxError) -> BlankNode {
        guard text.starts(with: "_:") else { throw text.error(.syntax, "a blank node starts with _:") }
        text.index += 2
        let start = text.index
        while isLabelByte(text.byte) { text.index += 1 }
        guard text.index > start else { throw text.error(.syntax, "the blank node has no label") }
        return BlankNode(text.text(from: start))
    }

    private func isLabelByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Reads a literal in quotation marks.
    ///
    ///     RDFLiteral ::= String (LANG_DIR | ('^^' iri))?
    private mutating func literal() throws(RDFSyntaxError) -> Literal {
        let string = try string()
        let start = text.index
        if text.starts(with: "^^") {
            text.index += 2
            guard text.byte == UInt8(ascii: "<") else {
                throw text.error(.syntax, "a datatype is an IRI in angle brackets")
            }
            return Literal(string, datatype: try iri())
        }
        guard text.byte == UInt8(ascii: "@") else { return Literal(string) }
        text.index += 1
        let tag = text.index
        while text.byte == UInt8(ascii: "-")
            || text.byte < 0x80 && text.byte != UInt8(ascii: "_") && text.byte != UInt8(ascii: ".")
                && isLabelByte(text.byte)
        {
            text.index += 1
        }
        let parts = text.text(from: tag).split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
        let description = ResultsLiteral(
            text: string, language: String(parts[0]), direction: parts.count > 1 ? String(parts[1]) : nil)
        switch description.term() {
        case .success(.literal(let literal)): return literal
        case .success: return Literal(string)
        case .failure(let problem): throw text.error(problem.code, problem.message, at: start)
        }
    }

    /// Reads the text of a literal.
    ///
    ///     String ::= STRING_LITERAL_QUOTE | STRING_LITERAL_SINGLE_QUOTE | STRING_LITERAL_LONG_SINGLE_QUOTE | …
    private mutating func string() throws(RDFSyntaxError) -> String {
        let start = text.index
        let quote = text.byte
        text.index += 1
        let isLong = text.byte == quote && text.index + 1 < text.bytes.count && text.bytes[text.index + 1] == quote
        if isLong { text.index += 2 }
        var bytes: [UInt8] = []
        while true {
            guard !text.isAtEnd, isLong || text.byte != 0xA && text.byte != 0xD else {
                throw text.error(.syntax, "the string is never closed", at: start)
            }
            if text.byte == UInt8(ascii: "\\") {
                text.index += 1
                try appendEscape(to: &bytes)
                continue
            }
            if text.byte == quote {
                let rest = text.bytes[text.index...].prefix(3)
                if !isLong || rest.count == 3 && rest.allSatisfy({ $0 == quote }) {
                    text.index += isLong ? 3 : 1
                    return String(decoding: bytes, as: UTF8.self)
                }
            }
            bytes.append(text.byte)
            text.index += 1
        }
    }

    /// Appends what an escape in a string stands for.
    ///
    ///     ECHAR ::= '\' [tbnrf"'\]
    private mutating func appendEscape(to bytes: inout [UInt8]) throws(RDFSyntaxError) {
        let plain: UInt8
        switch text.byte {
        case UInt8(ascii: "t"): plain = 0x9
        case UInt8(ascii: "b"): plain = 0x8
        case UInt8(ascii: "n"): plain = 0xA
        case UInt8(ascii: "r"): plain = 0xD
        case UInt8(ascii: "f"): plain = 0xC
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): plain = text.byte
        default: return try appendCodePoint(to: &bytes)
        }
        bytes.append(plain)
        text.index += 1
    }

    /// Appends the character that an escape gives by its number.
    ///
    ///     UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX HEX HEX HEX HEX HEX HEX HEX
    private mutating func appendCodePoint(to bytes: inout [UInt8]) throws(RDFSyntaxError) {
        let start = text.index - 1
        let length = text.byte == UInt8(ascii: "u") ? 4 : text.byte == UInt8(ascii: "U") ? 8 : 0
        text.index += 1
        let end = text.index + length
        guard length > 0, end <= text.bytes.count, !text.bytes[text.index..<end].contains(UInt8(ascii: "+")),
            let value = UInt32(String(decoding: text.bytes[text.index..<end], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(value)
        else {
            throw text.error(.syntax, "there is no such escape; write \\uXXXX, or \\\\ for a backslash", at: start)
        }
        UTF8Text.append(scalar.value, to: &bytes)
        text.index = end
    }

    /// Reads a number or a truth value.
    ///
    ///     NumericLiteral ::= INTEGER | DECIMAL | DOUBLE
    ///     BooleanLiteral ::= 'true' | 'false'
    private mutating func bareLiteral() throws(RDFSyntaxError) -> Literal {
        let start = text.index
        while isLabelByte(text.byte) || text.byte == UInt8(ascii: "+") { text.index += 1 }
        let form = text.text(from: start)
        if form == "true" || form == "false" { return Literal(form, datatype: Vocabulary.XSD.boolean) }
        guard let datatype = Self.datatype(ofNumber: Array(form.utf8)) else {
            throw text.error(
                .syntax, "a term is expected: <iri>, _:label, \"string\", a number, true, false or <<( … )>>", at: start
            )
        }
        return Literal(form, datatype: datatype)
    }

    /// The datatype of a number by its form, if it is one.
    ///
    ///     INTEGER ::= [+-]? [0-9]+
    ///     DECIMAL ::= [+-]? ([0-9]* '.' [0-9]+)
    ///     DOUBLE  ::= [+-]? ([0-9]+ '.' [0-9]* EXPONENT | '.' [0-9]+ EXPONENT | [0-9]+ EXPONENT)
    private static func datatype(ofNumber bytes: [UInt8]) -> IRI? {
        var index = 0
        func isSign() -> Bool {
            index < bytes.count && (bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"))
        }
        func digits() -> Int {
            let start = index
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
            return index - start
        }
        if isSign() { index += 1 }
        let whole = digits()
        guard index < bytes.count else { return whole > 0 ? Vocabulary.XSD.integer : nil }
        var fraction = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            fraction = digits()
            if index == bytes.count { return fraction > 0 ? Vocabulary.XSD.decimal : nil }
        }
        guard whole + fraction > 0, bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        index += 1
        if isSign() { index += 1 }
        return digits() > 0 && index == bytes.count ? Vocabulary.XSD.double : nil
    }
}
