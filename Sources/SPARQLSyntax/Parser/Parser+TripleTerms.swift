import RDF

/// Triple terms: `<<( s p o )>>`, in the three forms that patterns, data and expressions have.
extension Parser {
    /// ```
    /// [119] TripleTerm ::= '<<(' TripleTermSubject Verb TripleTermObject ')>>'
    /// ```
    /// Without variables it is a term; what cannot be a triple, such as one with a literal as subject, stays a pattern,
    /// which matches nothing.
    mutating func tripleTerm() throws(SPARQLSyntaxError) -> PatternTerm {
        try enter()
        defer { leave() }
        try expect(mark: "<<(")
        let subject = try tripleTermNode("the subject of a triple term")
        let predicate = try verb()
        let object = try tripleTermNode("the object of a triple term")
        try expect(mark: ")>>", advice: "A triple term has three parts.")
        let pattern = TriplePattern(subject: subject, predicate: predicate, object: object)
        return pattern.triple.map { .term(.triple($0)) } ?? .triple(pattern)
    }

    /// ```
    /// [120] TripleTermSubject ::= Var | iri | RDFLiteral | NumericLiteral | BooleanLiteral | BlankNode | TripleTerm
    /// [121] TripleTermObject ::= Var | iri | RDFLiteral | NumericLiteral | BooleanLiteral | BlankNode | TripleTerm
    /// ```
    mutating func tripleTermNode(_ expected: String) throws(SPARQLSyntaxError) -> PatternTerm {
        guard token.kind != .nothing, let node = try variableOrTerm() else {
            throw unexpected(
                expected, advice: "Collections and blank nodes with properties cannot stand in a triple term.")
        }
        return node
    }

    /// ```
    /// [122] TripleTermData ::= '<<(' TripleTermDataSubject ( iri | 'a' ) TripleTermDataObject ')>>'
    /// [123] TripleTermDataSubject ::= iri
    /// ```
    mutating func tripleTermData() throws(SPARQLSyntaxError) -> Term {
        try enter()
        defer { leave() }
        try expect(mark: "<<(")
        let subject = try iri()
        let predicate = try iriOrA()
        let object = try tripleTermDataObject()
        try expect(mark: ")>>", advice: "A triple term has three parts.")
        return .triple(Triple(subject: .iri(subject), predicate: predicate, object: object))
    }

    // `[124] TripleTermDataObject ::= iri | RDFLiteral | NumericLiteral | BooleanLiteral | TripleTermData`
    private mutating func tripleTermDataObject() throws(SPARQLSyntaxError) -> Term {
        if isMark("<<(") { return try tripleTermData() }
        guard let term = try graphTerm() else { throw unexpected("an IRI, a literal or a triple term") }
        return term
    }

    /// ```
    /// [137] ExprTripleTerm ::= '<<(' ExprTripleTermSubject Verb ExprTripleTermObject ')>>'
    /// ```
    /// It is a call of `TRIPLE`, or a constant.
    mutating func expressionTripleTerm() throws(SPARQLSyntaxError) -> Expression {
        try enter()
        defer { leave() }
        try expect(mark: "<<(")
        // `[138] ExprTripleTermSubject ::= iri | Var`
        let subject = try variableOrIRI().expression
        let predicate = try verb().expression
        let object = try expressionTripleTermObject()
        try expect(mark: ")>>", advice: "A triple term has three parts.")
        if case .term(let first) = subject, case .term(.iri(let second)) = predicate, case .term(let third) = object {
            return .term(.triple(Triple(subject: first, predicate: second, object: third)))
        }
        return .call(.triple, [subject, predicate, object])
    }

    // `[139] ExprTripleTermObject ::= iri | RDFLiteral | NumericLiteral | BooleanLiteral | Var | ExprTripleTerm`
    private mutating func expressionTripleTermObject() throws(SPARQLSyntaxError) -> Expression {
        if isMark("<<(") { return try expressionTripleTerm() }
        if token.kind == .variable { return .variable(try variable()) }
        guard let term = try graphTerm() else { throw unexpected("a variable, an IRI, a literal or a triple term") }
        return .term(term)
    }
}

extension PatternTerm {
    /// The variable or term as an expression.
    fileprivate var expression: Expression {
        switch self {
        case .variable(let variable): .variable(variable)
        case .term(let term): .term(term)
        case .triple(let pattern):
            .call(.triple, [pattern.subject.expression, pattern.predicate.expression, pattern.object.expression])
        }
    }
}
