public import RDF

/// Terms as text, for result formats and for tables that people read.
public enum TermText {
    /// Appends a term as Turtle writes it without prefixes: numbers and booleans bare where Turtle allows it, everything
    /// else as N-Triples does.
    ///
    /// - Complexity: O(length of the term's text).
    public static func appendTurtle(_ term: Term, to output: inout [UInt8]) {
        switch term {
        case .iri(let iri): appendIRI(iri, to: &output)
        case .blankNode(let node): output.append(contentsOf: node.description.utf8)
        case .literal(let literal):
            if isBare(literal) {
                output.append(contentsOf: literal.lexicalForm.utf8)
            } else {
                appendLiteral(literal, to: &output)
            }
        case .triple(let triple):
            output.append(contentsOf: "<<( ".utf8)
            appendTurtle(triple.subject, to: &output)
            output.append(UInt8(ascii: " "))
            appendIRI(triple.predicate, to: &output)
            output.append(UInt8(ascii: " "))
            appendTurtle(triple.object, to: &output)
            output.append(contentsOf: " )>>".utf8)
        }
    }

    /// A term as Turtle writes it; see `appendTurtle`.
    public static func turtle(_ term: Term) -> String {
        var bytes: [UInt8] = []
        appendTurtle(term, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A term as plain text, as CSV has it: an IRI or a lexical form without decoration (section 3.2 of the CSV format).
    ///
    /// Of the parts of a triple term, a literal stands in quotation marks.
    public static func plain(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        case .blankNode(let node): node.description
        case .literal(let literal): literal.lexicalForm
        case .triple(let triple):
            "<<( \(plain(triple.subject)) \(triple.predicate.string) \(quotedLiteral(triple.object)) )>>"
        }
    }

    private static func quotedLiteral(_ term: Term) -> String {
        guard case .literal(let literal) = term else { return plain(term) }
        return "\"\(literal.lexicalForm.replacing("\"", with: "\"\""))\""
    }

    private static func appendIRI(_ iri: IRI, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: iri.string.utf8)
        output.append(UInt8(ascii: ">"))
    }

    private static func appendLiteral(_ literal: Literal, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in literal.lexicalForm.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
            case 0x9: output.append(contentsOf: "\\t".utf8)
            case 0xA: output.append(contentsOf: "\\n".utf8)
            case 0xD: output.append(contentsOf: "\\r".utf8)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
        if let language = literal.language {
            output.append(UInt8(ascii: "@"))
            output.append(contentsOf: language.utf8)
            if let direction = literal.direction { output.append(contentsOf: "--\(direction.rawValue)".utf8) }
        } else if literal.datatype != Vocabulary.XSD.string {
            output.append(contentsOf: "^^".utf8)
            appendIRI(literal.datatype, to: &output)
        }
    }

    /// Whether a literal may stand without quotes: productions `INTEGER`, `DECIMAL`, `DOUBLE` and `BooleanLiteral`.
    private static func isBare(_ literal: Literal) -> Bool {
        let form = literal.lexicalForm
        if literal.datatype == Vocabulary.XSD.boolean { return form == "true" || form == "false" }
        let numeric = [Vocabulary.XSD.integer, Vocabulary.XSD.decimal, Vocabulary.XSD.double]
        guard numeric.contains(literal.datatype), !form.utf8.contains(UInt8(ascii: "\\")) else { return false }
        let source = SourceText(form)
        guard let tokens = try? Lexer.tokens(of: source), tokens.count == 2, tokens[0].start == 0,
            tokens[0].end == source.bytes.count
        else {
            return false
        }
        switch tokens[0].kind {
        case .integer: return literal.datatype == Vocabulary.XSD.integer
        case .decimal: return literal.datatype == Vocabulary.XSD.decimal
        case .double: return literal.datatype == Vocabulary.XSD.double
        default: return false
        }
    }
}
