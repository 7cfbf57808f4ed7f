import RDF

/// What stands between subject and object.
private enum Verb {
    case simple(PatternTerm)
    case path(PropertyPath)

    /// The predicate, if the path is no more than one.
    var predicate: PatternTerm? {
        switch self {
        case .simple(let term): term
        case .path(.link(let iri)): .term(.iri(iri))
        case .path: nil
        }
    }
}

extension Parser {
    /// ```
    /// [81] TriplesSameSubject ::= VarOrTerm PropertyListNotEmpty | TriplesNode PropertyList | ReifiedTripleBlock
    /// [87] TriplesSameSubjectPath ::= VarOrTerm PropertyListPathNotEmpty | TriplesNodePath PropertyListPath
    ///     | ReifiedTripleBlockPath
    /// [58] ReifiedTripleBlock ::= ReifiedTriple PropertyList
    /// [59] ReifiedTripleBlockPath ::= ReifiedTriple PropertyListPath
    /// ```
    mutating func triplesSameSubject(allowsPaths: Bool) throws(SPARQLSyntaxError) {
        if isMark("(") || isMark("[") || isMark("<<") {
            let subject = isMark("<<") ? try reifiedTriple() : try triplesNode(allowsPaths)
            if startsVerb { try propertyListNotEmpty(subject, allowsPaths) }
            return
        }
        guard let subject = try variableOrTerm() else {
            throw unexpected("a triple, a group or “}”", advice: "Start a triple with a variable, an IRI or a literal.")
        }
        try propertyListNotEmpty(subject, allowsPaths)
    }

    /// Whether a predicate or a path comes next.
    private var startsVerb: Bool {
        startsVariableOrIRI || isLowercaseA || isMark("^") || isMark("!") || isMark("(")
    }

    /// `a` is the one keyword that must be in lower case.
    private var isLowercaseA: Bool { isWord("a") && source.bytes[token.start] == UInt8(ascii: "a") }

    /// ```
    /// [83] PropertyListNotEmpty ::= Verb ObjectList ( ';' ( Verb ObjectList )? )*
    /// [89] PropertyListPathNotEmpty ::= ( VerbPath | VerbSimple ) ObjectListPath
    ///     ( ';' ( ( VerbPath | VerbSimple ) ObjectListPath )? )*
    /// ```
    mutating func propertyListNotEmpty(
        _ subject: PatternTerm, _ allowsPaths: Bool
    ) throws(SPARQLSyntaxError) {
        try objectList(subject, try verb(allowsPaths), allowsPaths)
        while take(mark: ";") {
            if startsVerb { try objectList(subject, try verb(allowsPaths), allowsPaths) }
        }
    }

    /// ```
    /// [90] VerbPath ::= Path
    /// [91] VerbSimple ::= Var
    /// ```
    private mutating func verb(_ allowsPaths: Bool) throws(SPARQLSyntaxError) -> Verb {
        if allowsPaths, startsVerb, token.kind != .variable { return .path(try path()) }
        return .simple(try verb())
    }

    // `[84] Verb ::= VarOrIri | 'a'`
    mutating func verb() throws(SPARQLSyntaxError) -> PatternTerm {
        if isLowercaseA {
            advance()
            return .term(.iri(Vocabulary.RDF.type))
        }
        guard startsVariableOrIRI else {
            throw unexpected("a predicate", advice: "Write an IRI, a variable or “a” between subject and object.")
        }
        return try variableOrIRI()
    }

    /// ```
    /// [85] ObjectList ::= Object ( ',' Object )*
    /// [86] Object ::= GraphNode Annotation
    /// [92] ObjectListPath ::= ObjectPath ( ',' ObjectPath )*
    /// [93] ObjectPath ::= GraphNodePath AnnotationPath
    /// ```
    private mutating func objectList(
        _ subject: PatternTerm, _ verb: Verb, _ allowsPaths: Bool
    ) throws(SPARQLSyntaxError) {
        repeat {
            let object = try graphNode(allowsPaths)
            emit(subject, verb, object)
            let triple = verb.predicate.map { TriplePattern(subject: subject, predicate: $0, object: object) }
            try annotation(of: triple, allowsPaths: allowsPaths)
        } while take(mark: ",")
    }

    /// ```
    /// [113] GraphNode ::= VarOrTerm | TriplesNode | ReifiedTriple
    /// [114] GraphNodePath ::= VarOrTerm | TriplesNodePath | ReifiedTriple
    /// ```
    private mutating func graphNode(_ allowsPaths: Bool) throws(SPARQLSyntaxError) -> PatternTerm {
        if isMark("(") || isMark("[") { return try triplesNode(allowsPaths) }
        if isMark("<<") { return try reifiedTriple() }
        guard let node = try variableOrTerm() else {
            throw unexpected("an object", advice: "Write a variable, an IRI or a literal.")
        }
        return node
    }

    /// ```
    /// [103] TriplesNode ::= Collection | BlankNodePropertyList
    /// [104] BlankNodePropertyList ::= '[' PropertyListNotEmpty ']'
    /// [107] Collection ::= '(' GraphNode+ ')'
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
            emit(cell, .simple(.term(.iri(Vocabulary.RDF.first))), try graphNode(allowsPaths))
            if take(mark: ")") { break }
            let next = PatternTerm.variable(freshBlankNode())
            emit(cell, .simple(.term(.iri(Vocabulary.RDF.rest))), next)
            cell = next
        }
        emit(cell, .simple(.term(.iri(Vocabulary.RDF.rest))), .term(.iri(Vocabulary.RDF.nil)))
        return head
    }

    /// Adds a triple to the group; simple paths become triples (section 18.2.2.4).
    private mutating func emit(_ subject: PatternTerm, _ verb: Verb, _ object: PatternTerm) {
        switch verb {
        case .simple(let predicate):
            group.add(TriplePattern(subject: subject, predicate: predicate, object: object))
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
