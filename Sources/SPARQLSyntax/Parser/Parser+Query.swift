public import RDF

extension Query {
    /// Reads a query.
    ///
    /// - Parameters:
    ///   - text: the query.
    ///   - base: the IRI that relative IRIs are resolved against until the query's own `BASE`.
    ///   - prefixes: prefixes that the query need not declare.
    /// - Throws: what is wrong, where, and what to do.
    /// - Complexity: O(length of the text), and O(*n*²) in the number *n* of `BIND`s of one group.
    public init(
        parsing text: String, base: IRI? = nil, prefixes: [Prefix] = []
    ) throws(SPARQLSyntaxError) {
        var parser = try Parser(text, base: base)
        for prefix in prefixes { parser.prefixes[prefix.name] = prefix.iri }
        self = try parser.queryUnit()
    }
}

extension Parser {
    /// ```
    /// [1] QueryUnit ::= Query
    /// [2] Query ::= Prologue ( SelectQuery | ConstructQuery | DescribeQuery | AskQuery ) ValuesClause
    /// ```
    mutating func queryUnit() throws(SPARQLSyntaxError) -> Query {
        try prologue()
        var query: Query
        if isWord("SELECT") {
            query = try selectQuery()
        } else if take(word: "CONSTRUCT") {
            query = try constructQuery()
        } else if take(word: "DESCRIBE") {
            query = try describeQuery()
        } else if take(word: "ASK") {
            query = try askQuery()
        } else {
            throw noQueryError
        }
        guard token.kind == .end else { throw unexpected("the end of the query") }
        query.base = base
        return query
    }

    /// ```
    /// [4] Prologue ::= ( BaseDecl | PrefixDecl | VersionDecl )*
    /// [5] BaseDecl ::= 'BASE' IRIREF
    /// ```
    mutating func prologue() throws(SPARQLSyntaxError) {
        while true {
            if take(word: "BASE") {
                base = try iriReference()
            } else if take(word: "PREFIX") {
                try prefixDeclaration()
            } else if take(word: "VERSION") {
                try versionSpecifier()
            } else {
                return
            }
        }
    }

    // `[6] PrefixDecl ::= 'PREFIX' PNAME_NS IRIREF`
    private mutating func prefixDeclaration() throws(SPARQLSyntaxError) {
        guard token.kind == .prefixName else {
            throw unexpected(
                "a prefix with its colon", advice: "Write for example PREFIX ex: <http://example.org/>.")
        }
        let name = String(text(token).dropLast())
        advance()
        prefixes[name] = try iriReference().string
    }

    /// ```
    /// [7] VersionDecl ::= 'VERSION' VersionSpecifier
    /// [8] VersionSpecifier ::= STRING_LITERAL1 | STRING_LITERAL2
    /// ```
    /// Whatever version is announced, the query is read as SPARQL 1.2, which holds the earlier ones.
    private mutating func versionSpecifier() throws(SPARQLSyntaxError) {
        let place = token
        _ = try string()
        guard !isLongString(place) else {
            throw error(.syntax, "The version stands in three quotes.", advice: "Write for example \"1.2\".", at: place)
        }
    }

    // `[9] SelectQuery ::= SelectClause DatasetClause* WhereClause SolutionModifier`
    private mutating func selectQuery() throws(SPARQLSyntaxError) -> Query {
        let clause = try selectClause()
        let dataset = try datasetClauses()
        let pattern = try whereClause()
        let (algebra, variables) = try finishSelection(clause, pattern)
        return Query(form: .select(variables), algebra: algebra, dataset: dataset)
    }

    // ```
    // [12] ConstructQuery ::= 'CONSTRUCT' ( ConstructTemplate DatasetClause* WhereClause SolutionModifier
    //     | DatasetClause* 'WHERE' '{' TriplesTemplate? '}' SolutionModifier )
    // ```
    private mutating func constructQuery() throws(SPARQLSyntaxError) -> Query {
        if isMark("{") {
            let template = try constructTemplate()
            labelScopes = [:]
            let dataset = try datasetClauses()
            let pattern = try whereClause()
            return Query(form: .construct(template), algebra: try finishPattern(pattern), dataset: dataset)
        }
        let dataset = try datasetClauses()
        try expect(word: "WHERE")
        let template = try constructTemplate()
        return Query(
            form: .construct(template), algebra: try finishPattern(.basicGraphPattern(template)), dataset: dataset)
    }

    /// ```
    /// [79] ConstructTemplate ::= '{' ConstructTriples? '}'
    /// [80] ConstructTriples ::= TriplesSameSubject ( '.' ConstructTriples? )?
    /// [54] TriplesTemplate ::= TriplesSameSubject ( '.' TriplesTemplate? )?
    /// ```
    mutating func constructTemplate() throws(SPARQLSyntaxError) -> [TriplePattern] {
        try expect(mark: "{")
        let outer = group
        group = GroupBuilder()
        group.scope = freshScope()
        while !isMark("}") {
            try triplesSameSubject(allowsPaths: false)
            guard take(mark: ".") else { break }
        }
        let triples = group.triples
        group = outer
        try expect(mark: "}")
        return triples
    }

    // `[13] DescribeQuery ::= 'DESCRIBE' ( VarOrIri+ | '*' ) DatasetClause* WhereClause? SolutionModifier`
    private mutating func describeQuery() throws(SPARQLSyntaxError) -> Query {
        var resources: [PatternTerm] = []
        let isStar = take(mark: "*")
        if !isStar {
            repeat { resources.append(try variableOrIRI()) } while startsVariableOrIRI
        }
        let dataset = try datasetClauses()
        let pattern = isWord("WHERE") || isMark("{") ? try whereClause() : .unit
        let algebra = try finishPattern(pattern)
        if isStar { resources = algebra.variablesInScope.filter { !$0.isHidden }.map { .variable($0) } }
        return Query(form: .describe(resources), algebra: algebra, dataset: dataset)
    }

    // `[14] AskQuery ::= 'ASK' DatasetClause* WhereClause SolutionModifier`
    private mutating func askQuery() throws(SPARQLSyntaxError) -> Query {
        let dataset = try datasetClauses()
        let pattern = try whereClause()
        return Query(form: .ask, algebra: try finishPattern(pattern), dataset: dataset)
    }

    // The modifiers behind a pattern of `CONSTRUCT`, `DESCRIBE` or `ASK`: as a selection of all variables.
    private mutating func finishPattern(_ pattern: Algebra) throws(SPARQLSyntaxError) -> Algebra {
        try finishSelection(SelectClause(isStar: true), pattern, isProjected: false).0
    }

    /// ```
    /// [15] DatasetClause ::= 'FROM' ( DefaultGraphClause | NamedGraphClause )
    /// [16] DefaultGraphClause ::= SourceSelector
    /// [17] NamedGraphClause ::= 'NAMED' SourceSelector
    /// [18] SourceSelector ::= iri
    /// ```
    mutating func datasetClauses(
        startingWith word: StaticString = "FROM"
    ) throws(SPARQLSyntaxError) -> Query.Dataset? {
        var dataset: Query.Dataset?
        while take(word: word) {
            if dataset == nil { dataset = Query.Dataset() }
            if take(word: "NAMED") {
                dataset?.namedGraphs.append(try iri())
            } else {
                dataset?.defaultGraphs.append(try iri())
            }
        }
        return dataset
    }

    // `[19] WhereClause ::= 'WHERE'? GroupGraphPattern`
    mutating func whereClause() throws(SPARQLSyntaxError) -> Algebra {
        _ = take(word: "WHERE")
        return try groupGraphPattern()
    }
}
