import RDF

extension Parser {
    // `[126] Var ::= VAR1 | VAR2`
    mutating func variable() throws(SPARQLSyntaxError) -> Variable {
        guard token.kind == .variable else { throw unexpected("a variable", advice: "Write for example ?name.") }
        defer { advance() }
        return Variable(String(text(token).dropFirst()))
    }

    /// Whether a variable or an IRI comes next.
    var startsVariableOrIRI: Bool {
        switch token.kind {
        case .variable, .iriReference, .prefixName, .prefixedName: true
        default: false
        }
    }

    // `[125] VarOrIri ::= Var | iri`
    mutating func variableOrIRI() throws(SPARQLSyntaxError) -> PatternTerm {
        token.kind == .variable ? .variable(try variable()) : .term(.iri(try iri()))
    }

    /// ```
    /// [115] VarOrTerm ::= Var | iri | RDFLiteral | NumericLiteral | BooleanLiteral | BlankNode | NIL | TripleTerm
    /// ```
    /// `nil` when none of them comes next.
    mutating func variableOrTerm() throws(SPARQLSyntaxError) -> PatternTerm? {
        switch token.kind {
        case .variable: return .variable(try variable())
        case .blankNodeLabel, .anonymous: return .variable(try blankNode())
        case .nothing:
            advance()
            return .term(.iri(Vocabulary.RDF.nil))
        case .mark where isMark("<<("): return try tripleTerm()
        default: return try graphTerm().map { .term($0) }
        }
    }

    /// `iri | RDFLiteral | NumericLiteral | BooleanLiteral`; `nil` when none of them comes next.
    mutating func graphTerm() throws(SPARQLSyntaxError) -> Term? {
        switch token.kind {
        case .iriReference, .prefixName, .prefixedName: return .iri(try iri())
        case .string: return .literal(try rdfLiteral())
        case .integer: return numericLiteral(Vocabulary.XSD.integer)
        case .decimal: return numericLiteral(Vocabulary.XSD.decimal)
        case .double: return numericLiteral(Vocabulary.XSD.double)
        case .word where isWord("true") || isWord("false"):
            // `[154] BooleanLiteral ::= 'true' | 'false'`
            defer { advance() }
            return .literal(Literal(isWord("true") ? "true" : "false", datatype: Vocabulary.XSD.boolean))
        default: return nil
        }
    }

    // `[150] NumericLiteral ::= NumericLiteralUnsigned | NumericLiteralPositive | NumericLiteralNegative`
    private mutating func numericLiteral(_ datatype: IRI) -> Term {
        defer { advance() }
        return .literal(Literal(text(token), datatype: datatype))
    }

    // `[149] RDFLiteral ::= String ( LANG_DIR | '^^' iri )?`
    private mutating func rdfLiteral() throws(SPARQLSyntaxError) -> Literal {
        let value = try string()
        if token.kind == .languageTag { return try languageTagged(value) }
        return take(mark: "^^") ? Literal(value, datatype: try iri()) : Literal(value)
    }

    // `[165] LANG_DIR ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' [a-zA-Z]+)?`
    private mutating func languageTagged(_ value: String) throws(SPARQLSyntaxError) -> Literal {
        let tag = text(token).dropFirst()
        guard let dashes = tag.firstRange(of: "--") else {
            advance()
            return Literal(value, language: String(tag))
        }
        guard let direction = Literal.Direction(rawValue: String(tag[dashes.upperBound...])) else {
            throw unexpected("a base direction, --ltr or --rtl", advice: "Write it in small letters behind the tag.")
        }
        advance()
        return Literal(value, language: String(tag[..<dashes.lowerBound]), direction: direction)
    }

    // `[155] String ::= STRING_LITERAL1 | STRING_LITERAL2 | STRING_LITERAL_LONG1 | STRING_LITERAL_LONG2`
    mutating func string() throws(SPARQLSyntaxError) -> String {
        guard token.kind == .string else { throw unexpected("a string in quotes") }
        defer { advance() }
        let bytes = source.bytes
        let width = isLongString(token) ? 3 : 1
        var result: [UInt8] = []
        var index = token.start + width
        while index < token.end - width {
            guard bytes[index] == UInt8(ascii: "\\") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let escape = CodepointEscape.decode(bytes, at: index) {
                CodepointEscape.append(escape.scalar, to: &result)
                index += escape.length
                continue
            }
            switch bytes[index + 1] {
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "f"): result.append(0x0C)
            case let byte: result.append(byte)
            }
            index += 2
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a string has three quotes on each side.
    func isLongString(_ token: Token) -> Bool {
        token.end - token.start >= 6 && source.bytes[token.start + 1] == source.bytes[token.start]
            && source.bytes[token.start + 2] == source.bytes[token.start]
    }

    // `[156] iri ::= IRIREF | PrefixedName`
    mutating func iri() throws(SPARQLSyntaxError) -> IRI {
        switch token.kind {
        case .iriReference: return try iriReference()
        case .prefixName, .prefixedName: return try prefixedName()
        default:
            throw unexpected(
                "an IRI", advice: "Write it in angle brackets, or as a prefix and a name with a colon between.")
        }
    }

    /// `[159] IRIREF ::= '<' ( [^<>"{}|^`\]-[#x00-#x20] | UCHAR )* '>'`, resolved against the base.
    mutating func iriReference() throws(SPARQLSyntaxError) -> IRI {
        guard token.kind == .iriReference else { throw unexpected("an IRI in angle brackets") }
        let reference = String(
            decoding: CodepointEscape.unescaped(source.bytes, (token.start + 1)..<(token.end - 1)), as: UTF8.self)
        let place = token
        advance()
        if IRI.isValid(reference) { return IRI(reference) }
        guard let base else {
            throw error(
                .invalidIRI, "The IRI <\(reference)> is relative, but the query has no base.",
                advice: "Write the whole IRI, or add BASE <…> at the start.", at: place)
        }
        guard let iri = IRI.resolve(reference, base: base) else {
            throw error(.invalidIRI, "<\(reference)> is not an IRI.", advice: "Check its characters.", at: place)
        }
        return iri
    }

    // `[157] PrefixedName ::= PNAME_LN | PNAME_NS`
    private mutating func prefixedName() throws(SPARQLSyntaxError) -> IRI {
        let bytes = source.bytes
        let colon = bytes[token.start..<token.end].firstIndex(of: UInt8(ascii: ":")) ?? token.end
        let name = String(decoding: bytes[token.start..<colon], as: UTF8.self)
        guard let namespace = prefixes[name] else {
            throw error(
                .undefinedPrefix, "The prefix “\(name):” has not been declared.",
                advice: "Add PREFIX \(name): <…> at the start.")
        }
        var local: [UInt8] = []
        var index = colon + 1
        while index < token.end {
            if bytes[index] == UInt8(ascii: "\\") { index += 1 }
            local.append(bytes[index])
            index += 1
        }
        advance()
        return IRI(namespace + String(decoding: local, as: UTF8.self))
    }

    /// `[158] BlankNode ::= BLANK_NODE_LABEL | ANON`, as the hidden variable that stands for it in a pattern.
    mutating func blankNode() throws(SPARQLSyntaxError) -> Variable {
        defer { advance() }
        guard token.kind == .blankNodeLabel else { return freshBlankNode() }
        let label = text(token)
        if let scope = labelScopes[label], scope != group.scope {
            throw error(
                .scope, "The blank node \(label) is used in two basic graph patterns.",
                advice: "Use a variable instead.")
        }
        labelScopes[label] = group.scope
        return Variable(label)
    }
}
