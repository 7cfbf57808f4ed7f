import RDF

extension Parser {
    /// ```
    /// [94] Path ::= PathAlternative
    /// [95] PathAlternative ::= PathSequence ( '|' PathSequence )*
    /// ```
    mutating func path() throws(SPARQLSyntaxError) -> PropertyPath {
        try enter()
        defer { leave() }
        var parts = [try pathSequence()]
        while take(mark: "|") { parts.append(try pathSequence()) }
        return parts.count == 1 ? parts[0] : .alternative(parts)
    }

    // `[96] PathSequence ::= PathEltOrInverse ( '/' PathEltOrInverse )*`
    private mutating func pathSequence() throws(SPARQLSyntaxError) -> PropertyPath {
        var steps = [try pathElementOrInverse()]
        while take(mark: "/") { steps.append(try pathElementOrInverse()) }
        return steps.count == 1 ? steps[0] : .sequence(steps)
    }

    // `[98] PathEltOrInverse ::= PathElt | '^' PathElt`
    private mutating func pathElementOrInverse() throws(SPARQLSyntaxError) -> PropertyPath {
        take(mark: "^") ? .inverse(try pathElement()) : try pathElement()
    }

    /// ```
    /// [97] PathElt ::= PathPrimary PathMod?
    /// [99] PathMod ::= '?' | '*' | '+'
    /// ```
    private mutating func pathElement() throws(SPARQLSyntaxError) -> PropertyPath {
        let primary = try pathPrimary()
        if take(mark: "?") { return .zeroOrOne(primary) }
        if take(mark: "*") { return .zeroOrMore(primary) }
        if take(mark: "+") { return .oneOrMore(primary) }
        return primary
    }

    // `[100] PathPrimary ::= iri | 'a' | '!' PathNegatedPropertySet | '(' Path ')'`
    private mutating func pathPrimary() throws(SPARQLSyntaxError) -> PropertyPath {
        if take(mark: "!") { return try pathNegatedPropertySet() }
        if take(mark: "(") {
            let inner = try path()
            try expect(mark: ")")
            return inner
        }
        return .link(try iriOrA())
    }

    /// An IRI, or `a` for `rdf:type`.
    mutating func iriOrA() throws(SPARQLSyntaxError) -> IRI {
        if isWord("a"), source.bytes[token.start] == UInt8(ascii: "a") {
            advance()
            return Vocabulary.RDF.type
        }
        return try iri()
    }

    /// ```
    /// [101] PathNegatedPropertySet ::= PathOneInPropertySet
    ///     | '(' ( PathOneInPropertySet ( '|' PathOneInPropertySet )* )? ')'
    /// [102] PathOneInPropertySet ::= iri | 'a' | '^' ( iri | 'a' )
    /// ```
    private mutating func pathNegatedPropertySet() throws(SPARQLSyntaxError) -> PropertyPath {
        var forward: [IRI] = []
        var backward: [IRI] = []
        if token.kind == .nothing {
            advance()
            return .negated(forward: [], backward: [])
        }
        let isList = take(mark: "(")
        repeat {
            if take(mark: "^") { backward.append(try iriOrA()) } else { forward.append(try iriOrA()) }
        } while isList && take(mark: "|")
        if isList { try expect(mark: ")") }
        return .negated(forward: forward, backward: backward)
    }
}
