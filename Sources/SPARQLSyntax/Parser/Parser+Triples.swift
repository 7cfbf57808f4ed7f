import RDF

/// What stands between subject and object.
private enum Verb {
    case variable(Variable)
    case path(PropertyPath)
}

extension Parser {
    /// ```
    /// [75] TriplesSameSubject ::= VarOrTerm PropertyListNotEmpty | TriplesNode PropertyList
    /// [81] TriplesSameSubjectPath ::= VarOrTerm PropertyListPathNotEmpty | TriplesNodePath PropertyListPath
    /// ```
    mutating func triplesSameSubject(allowsPaths: Bool) throws(SPARQLSyntaxError) {
        if isMark("(") || isMark("[") {
            let subject = try triplesNode(allowsPaths)
            if startsVerb { try propertyListNotEmpty(subject, allowsPaths) }
            return
        }
        if isMark("<<") { throw tripleTermError }
        guard let subject = try variableOrTerm() else {
            throw unexpected("a triple, a group or “}”", advice: "Start a triple with a variable, an IRI or a literal.")
        }
        try propertyListNotEmpty(subject, allowsPaths)
    }

    private var tripleTermError: SPARQLSyntaxError {
        error(.unsupported, "Triple terms (SPARQL 1.2) are not supported.", advice: "Use SPARQL 1.1.")
    }

    /// Whether a predicate or a path comes next.
    private var startsVerb: Bool {
        startsVariableOrIRI || isLowercaseA || isMark("^") || isMark("!") || isMark("(")
    }

    /// `a` is the one keyword that must be in lower case.
    private var isLowercaseA: Bool { isWord("a") && source.bytes[token.start] == UInt8(ascii: "a") }

    /// ```
    /// [77] PropertyListNotEmpty ::= Verb ObjectList ( ';' ( Verb ObjectList )? )*
    /// [83] PropertyListPathNotEmpty ::= ( VerbPath | VerbSimple ) ObjectListPath
    ///     ( ';' ( ( VerbPath | VerbSimple ) ObjectList )? )*
    /// ```
    private mutating func propertyListNotEmpty(
        _ subject: PatternTerm, _ allowsPaths: Bool
    ) throws(SPARQLSyntaxError) {
        try objectList(subject, try verb(allowsPaths), allowsPaths)
        while take(mark: ";") {
            if startsVerb { try objectList(subject, try verb(allowsPaths), allowsPaths) }
        }
    }

    /// ```
    /// [78] Verb ::= VarOrIri | 'a'
    /// [84] VerbPath ::= Path
    /// [85] VerbSimple ::= Var
    /// ```
    private mutating func verb(_ allowsPaths: Bool) throws(SPARQLSyntaxError) -> Verb {
        if token.kind == .variable { return .variable(try variable()) }
        if allowsPaths, startsVerb { return .path(try path()) }
        if isLowercaseA {
            advance()
            return .path(.link(Vocabulary.RDF.type))
        }
        guard startsVariableOrIRI else {
            throw unexpected("a predicate", advice: "Write an IRI, a variable or “a” between subject and object.")
        }
        return .path(.link(try iri()))
    }

    /// ```
    /// [79] ObjectList ::= Object ( ',' Object )*
    /// [80] Object ::= GraphNode
    /// ```
    private mutating func objectList(
        _ subject: PatternTerm, _ verb: Verb, _ allowsPaths: Bool
    ) throws(SPARQLSyntaxError) {
        repeat { emit(subject, verb, try graphNode(allowsPaths)) } while take(mark: ",")
    }

    /// ```
    /// [104] GraphNode ::= VarOrTerm | TriplesNode
    /// [105] GraphNodePath ::= VarOrTerm | TriplesNodePath
    /// ```
    private mutating func graphNode(_ allowsPaths: Bool) throws(SPARQLSyntaxError) -> PatternTerm {
        if isMark("(") || isMark("[") { return try triplesNode(allowsPaths) }
        if isMark("<<") { throw tripleTermError }
        guard let node = try variableOrTerm() else {
            throw unexpected("an object", advice: "Write a variable, an IRI or a literal.")
        }
        return node
    }

    /// ```
    /// [98] TriplesNode ::= Collection | BlankNodePropertyList
    /// [99] BlankNodePropertyList ::= '[' PropertyListNotEmpty ']'
    /// [102] Collection ::= '(' GraphNode+ ')'
    /// ```
    private mutating func triplesNode(_ allowsPaths: Bool) throws(SPARQLSyntaxError) -> PatternTerm {
        try enter()
        defer { leave() }
        if take(mark: "[") {
            let node = PatternTerm.variable(freshBlankNode())
            try propertyListNotEmpty(node, allowsPaths)
            try expect(mark: "]")
            return node
        }
        try expect(mark: "(")
        let head = PatternTerm.variable(freshBlankNode())
        var cell = head
        while true {
            emit(cell, .path(.link(Vocabulary.RDF.first)), try graphNode(allowsPaths))
            if take(mark: ")") { break }
            let next = PatternTerm.variable(freshBlankNode())
            emit(cell, .path(.link(Vocabulary.RDF.rest)), next)
            cell = next
        }
        emit(cell, .path(.link(Vocabulary.RDF.rest)), .term(.iri(Vocabulary.RDF.nil)))
        return head
    }

    /// Adds a triple to the group; simple paths become triples (section 18.2.2.4).
    private mutating func emit(_ subject: PatternTerm, _ verb: Verb, _ object: PatternTerm) {
        switch verb {
        case .variable(let predicate):
            group.add(TriplePattern(subject: subject, predicate: .variable(predicate), object: object))
        case .path(.link(let iri)):
            group.add(TriplePattern(subject: subject, predicate: .term(.iri(iri)), object: object))
        case .path(.inverse(let inner)): emit(object, .path(inner), subject)
        case .path(.sequence(let steps)):
            var node = subject
            for (index, step) in steps.enumerated() {
                let next = index == steps.count - 1 ? object : .variable(freshVariable())
                emit(node, .path(step), next)
                node = next
            }
        case .path(let path): group.add(path: .path(subject, path, object))
        }
    }
}
