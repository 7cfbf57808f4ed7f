import RDF

/// Reified triples and annotations: what stands for triples with `rdf:reifies` (RDF 1.2 Turtle, section 2.11).
extension Parser {
    /// ```
    /// [116] ReifiedTriple ::= '<<' ReifiedTripleSubject Verb ReifiedTripleObject Reifier? '>>'
    /// ```
    ///
    /// - Returns: the reifier, which stands where the reified triple does.
    mutating func reifiedTriple() throws(SPARQLSyntaxError) -> PatternTerm {
        try enter()
        defer { leave() }
        try expect(mark: "<<")
        let subject = try reifiedTripleNode("the subject of a reified triple")
        let predicate = try verb()
        let object = try reifiedTripleNode("the object of a reified triple")
        let reifier = isMark("~") ? try reifier() : .variable(freshBlankNode())
        try expect(mark: ">>", advice: "A reified triple has three parts, and perhaps a reifier behind ~.")
        reify(TriplePattern(subject: subject, predicate: predicate, object: object), reifier)
        return reifier
    }

    /// ```
    /// [117] ReifiedTripleSubject ::= Var | iri | RDFLiteral | NumericLiteral | BooleanLiteral | BlankNode
    ///     | ReifiedTriple | TripleTerm
    /// [118] ReifiedTripleObject ::= Var | iri | RDFLiteral | NumericLiteral | BooleanLiteral | BlankNode
    ///     | ReifiedTriple | TripleTerm
    /// ```
    private mutating func reifiedTripleNode(_ expected: String) throws(SPARQLSyntaxError) -> PatternTerm {
        isMark("<<") ? try reifiedTriple() : try tripleTermNode(expected)
    }

    /// ```
    /// [70] Reifier ::= '~' VarOrReifierId?
    /// [71] VarOrReifierId ::= Var | iri | BlankNode
    /// ```
    private mutating func reifier() throws(SPARQLSyntaxError) -> PatternTerm {
        try expect(mark: "~")
        if startsVariableOrIRI { return try variableOrIRI() }
        let isBlankNode = token.kind == .blankNodeLabel || token.kind == .anonymous
        return .variable(isBlankNode ? try blankNode() : freshBlankNode())
    }

    /// ```
    /// [109] AnnotationPath ::= ( Reifier | AnnotationBlockPath )*
    /// [111] Annotation ::= ( Reifier | AnnotationBlock )*
    /// ```
    /// A block speaks of the reifier right before it, or of a new one.
    ///
    /// - Parameter triple: the triple before the annotation; `nil` behind a path.
    mutating func annotation(of triple: TriplePattern?, allowsPaths: Bool) throws(SPARQLSyntaxError) {
        guard isMark("~") || isMark("{|") else { return }
        guard let triple else {
            throw error(
                .syntax, "A path cannot be annotated.",
                advice: "Annotate a triple whose predicate is an IRI or a variable.")
        }
        var current: PatternTerm?
        while isMark("~") || isMark("{|") {
            if isMark("~") {
                let reifier = try reifier()
                reify(triple, reifier)
                current = reifier
            } else {
                let reifier = current ?? .variable(freshBlankNode())
                if current == nil { reify(triple, reifier) }
                try annotationBlock(reifier, allowsPaths)
                current = nil
            }
        }
    }

    /// ```
    /// [110] AnnotationBlockPath ::= '{|' PropertyListPathNotEmpty '|}'
    /// [112] AnnotationBlock ::= '{|' PropertyListNotEmpty '|}'
    /// ```
    private mutating func annotationBlock(_ reifier: PatternTerm, _ allowsPaths: Bool) throws(SPARQLSyntaxError) {
        try enter()
        defer { leave() }
        try expect(mark: "{|")
        try propertyListNotEmpty(reifier, allowsPaths)
        try expect(mark: "|}", advice: "Close the annotation.")
    }

    private mutating func reify(_ triple: TriplePattern, _ reifier: PatternTerm) {
        let term = triple.triple.map { PatternTerm.term(.triple($0)) } ?? .triple(triple)
        group.add(TriplePattern(subject: reifier, predicate: .term(.iri(Vocabulary.RDF.reifies)), object: term))
    }
}
