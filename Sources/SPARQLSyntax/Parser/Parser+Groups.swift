import RDF

extension Parser {
    // `[55] GroupGraphPattern ::= '{' ( SubSelect | GroupGraphPatternSub ) '}'`
    mutating func groupGraphPattern() throws(SPARQLSyntaxError) -> Algebra {
        try enter()
        defer { leave() }
        try expect(mark: "{")
        let outerGroup = group
        let outerSelection = selection
        group = GroupBuilder()
        group.scope = freshScope()
        selection = SelectionContext()
        defer {
            group = outerGroup
            selection = outerSelection
        }
        if isWord("SELECT") {
            let inner = try subSelect()
            try expect(mark: "}")
            return inner
        }
        try groupGraphPatternSub()
        try expect(mark: "}")
        return group.finish()
    }

    // `[10] SubSelect ::= SelectClause WhereClause SolutionModifier ValuesClause`
    private mutating func subSelect() throws(SPARQLSyntaxError) -> Algebra {
        let clause = try selectClause()
        let pattern = try whereClause()
        return try finishSelection(clause, pattern).0
    }

    /// ```
    /// [56] GroupGraphPatternSub ::= TriplesBlock? ( GraphPatternNotTriples '.'? TriplesBlock? )*
    /// [57] TriplesBlock ::= TriplesSameSubjectPath ( '.' TriplesBlock? )?
    /// ```
    private mutating func groupGraphPatternSub() throws(SPARQLSyntaxError) {
        var needsDot = false
        while !isMark("}") {
            if try graphPatternNotTriples() {
                _ = take(mark: ".")
                needsDot = false
                continue
            }
            if needsDot { throw unexpected("“.” or “}”", advice: "Put a dot between triples.") }
            try triplesSameSubject(allowsPaths: true)
            needsDot = !take(mark: ".")
        }
    }

    /// ```
    /// [60] GraphPatternNotTriples ::= GroupOrUnionGraphPattern | OptionalGraphPattern | MinusGraphPattern
    ///     | GraphGraphPattern | ServiceGraphPattern | Filter | Bind | InlineData
    /// ```
    ///
    /// - Returns: `false` when none of them starts here.
    private mutating func graphPatternNotTriples() throws(SPARQLSyntaxError) -> Bool {
        if isWord("FILTER") {
            try filter()
            return true
        }
        guard
            isMark("{") || isWord("OPTIONAL") || isWord("MINUS") || isWord("GRAPH") || isWord("SERVICE")
                || isWord("BIND") || isWord("VALUES")
        else { return false }
        let place = token
        let chainBefore = group.chain
        // What follows is another basic graph pattern.
        group.endTriples()
        group.scope = freshScope()
        try operand()
        totalChain += group.chain - chainBefore
        try checkChain(at: place)
        return true
    }

    /// `[74] Filter ::= 'FILTER' Constraint`; a filter does not end the basic graph pattern around it.
    private mutating func filter() throws(SPARQLSyntaxError) {
        advance()
        group.add(filter: try constraint())
    }

    /// All of `[60] GraphPatternNotTriples` but filters.
    private mutating func operand() throws(SPARQLSyntaxError) {
        if isMark("{") {
            group.join(try groupOrUnionGraphPattern())
        } else if take(word: "OPTIONAL") {
            // `[61] OptionalGraphPattern ::= 'OPTIONAL' GroupGraphPattern`
            group.leftJoin(try groupGraphPattern())
        } else if take(word: "MINUS") {
            // `[72] MinusGraphPattern ::= 'MINUS' GroupGraphPattern`
            group.minus(try groupGraphPattern())
        } else if take(word: "GRAPH") {
            // `[62] GraphGraphPattern ::= 'GRAPH' VarOrIri GroupGraphPattern`
            let name = try variableOrIRI()
            group.join(.graph(name, try groupGraphPattern()))
        } else if take(word: "SERVICE") {
            // `[63] ServiceGraphPattern ::= 'SERVICE' 'SILENT'? VarOrIri GroupGraphPattern`
            let isSilent = take(word: "SILENT")
            let name = try variableOrIRI()
            let start = token
            let pattern = try groupGraphPattern()
            group.join(.service(name, pattern, query: serviceQuery(from: start), isSilent: isSilent))
        } else if take(word: "BIND") {
            try bind()
        } else {
            // `[65] InlineData ::= 'VALUES' DataBlock`
            advance()
            group.join(try dataBlock())
        }
    }

    private func checkChain(at place: Token) throws(SPARQLSyntaxError) {
        guard totalChain <= Parser.maximumTotalChain else {
            throw error(
                .limit, "The query has more than \(Parser.maximumTotalChain) of OPTIONAL, MINUS and BIND.",
                advice: "Split the query.", at: place)
        }
        guard group.chain <= Parser.maximumChain else {
            throw error(
                .limit, "A group has more than \(Parser.maximumChain) of OPTIONAL, MINUS and BIND.",
                advice: "Split the query.", at: place)
        }
    }

    // `[73] GroupOrUnionGraphPattern ::= GroupGraphPattern ( 'UNION' GroupGraphPattern )*`
    private mutating func groupOrUnionGraphPattern() throws(SPARQLSyntaxError) -> Algebra {
        var parts = [try groupGraphPattern()]
        while take(word: "UNION") { parts.append(try groupGraphPattern()) }
        return parts.count == 1 ? parts[0] : .union(parts)
    }

    // `[64] Bind ::= 'BIND' '(' Expression 'AS' Var ')'`
    private mutating func bind() throws(SPARQLSyntaxError) {
        try expect(mark: "(")
        let value = try expression()
        try expect(word: "AS")
        let place = token
        let name = try variable()
        try expect(mark: ")")
        guard !group.variablesInScope.contains(name) else {
            throw error(
                .scope, "The variable \(name) of BIND already has a value in this group.",
                advice: "Choose another name, or use FILTER to compare.", at: place)
        }
        group.extend(name, value)
    }

    /// ```
    /// [66] DataBlock ::= InlineDataOneVar | InlineDataFull
    /// [67] InlineDataOneVar ::= Var '{' DataBlockValue* '}'
    /// [68] InlineDataFull ::= ( NIL | '(' Var* ')' ) '{' ( '(' DataBlockValue* ')' | NIL )* '}'
    /// ```
    mutating func dataBlock() throws(SPARQLSyntaxError) -> Algebra {
        var rows: [[Term?]] = []
        if token.kind == .variable {
            let name = try variable()
            try expect(mark: "{")
            while !isMark("}") { rows.append([try dataBlockValue()]) }
            advance()
            return .values([name], rows)
        }
        var variables: [Variable] = []
        if token.kind == .nothing {
            advance()
        } else {
            try expect(mark: "(")
            while token.kind == .variable { variables.append(try variable()) }
            try expect(mark: ")")
        }
        guard Set(variables).count == variables.count else {
            throw error(.scope, "VALUES names a variable twice.", advice: "Name each variable once.")
        }
        try expect(mark: "{")
        while !isMark("}") {
            let place = token
            var row: [Term?] = []
            if token.kind == .nothing {
                advance()
            } else {
                try expect(mark: "(")
                while !isMark(")") { row.append(try dataBlockValue()) }
                advance()
            }
            guard row.count == variables.count else {
                throw error(
                    .syntax, "A row of VALUES has \(row.count) values for \(variables.count) variables.",
                    advice: "Write UNDEF where there is no value.", at: place)
            }
            rows.append(row)
        }
        advance()
        return .values(variables, rows)
    }

    // `[69] DataBlockValue ::= iri | RDFLiteral | NumericLiteral | BooleanLiteral | 'UNDEF' | TripleTermData`
    private mutating func dataBlockValue() throws(SPARQLSyntaxError) -> Term? {
        if take(word: "UNDEF") { return nil }
        if isMark("<<(") { return try tripleTermData() }
        guard let term = try graphTerm() else { throw unexpected("an IRI, a literal, a triple term or UNDEF") }
        return term
    }

    /// The group that has just been read as a query of its own.
    private func serviceQuery(from start: Token) -> String {
        let lines = prefixes(from: start).map { "PREFIX \($0.name): <\($0.iri)>\n" }
        let end = tokenBefore.end
        let text = String(decoding: source.bytes[start.start..<end], as: UTF8.self)
        return (base.map { "BASE <\($0.string)>\n" } ?? "") + lines.joined() + "SELECT * WHERE " + text
    }
}
