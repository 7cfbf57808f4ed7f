internal import RDF

// Reified triples, triple terms and annotations (RDF 1.2 Turtle, sections 2.9 to 2.11).

extension TurtleParser {
    /// Reads `reifiedTriple`.
    ///
    ///     [31] reifiedTriple ::= '<<' rtSubject verb rtObject reifier? '>>'
    mutating func openReifiedTriple() {
        scanner.position += 2
        open(TurtleFrame(construct: .reifiedTriple, expectation: .subject))
    }

    /// Reads `tripleTerm`.
    ///
    ///     [27] tripleTerm ::= '<<(' ttSubject verb ttObject ')>>'
    mutating func openTripleTerm() throws(ScanStop) {
        guard tripleTermDepth < TurtleParser.maximumTripleTermDepth else {
            throw scanner.fail(
                "triple terms are nested more than \(TurtleParser.maximumTripleTermDepth) deep", code: .limit)
        }
        scanner.position += 3
        tripleTermDepth += 1
        open(TurtleFrame(construct: .tripleTerm, expectation: .subject))
    }

    /// Reads the subject of a reified triple or a triple term.
    ///
    ///     [32] rtSubject ::= iri | BlankNode | reifiedTriple
    ///     [28] ttSubject ::= iri | BlankNode
    mutating func parseReifiedSubject(_ text: Span<UInt8>) throws(ScanStop) {
        if let subject = try parseSimpleResource(text) {
            accept(subject)
            return
        }
        guard frame?.construct == .reifiedTriple,
            try scanner.hasBytes(text, at: scanner.position, UInt8(ascii: "<"), UInt8(ascii: "<")),
            try scanner.byte(text, at: scanner.position + 2) != UInt8(ascii: "(")
        else { throw scanner.failExpecting("the subject of a triple: an IRI or a blank node", text) }
        openReifiedTriple()
    }

    /// Reads the end of a reified triple or a triple term.
    mutating func parseTripleEnd(_ text: Span<UInt8>) throws(ScanStop) {
        guard let triple = frame else { return }
        let closing = UInt8(ascii: ">")
        if triple.construct == .tripleTerm {
            guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: ")"),
                try scanner.hasBytes(text, at: scanner.position + 1, closing, closing)
            else { throw scanner.failExpecting("\")>>\" behind the object of a triple term", text) }
            scanner.position += 3
            tripleTermDepth -= 1
            close(
                yielding: scanner.batch.appendTriple(
                    subject: triple.subject, predicate: triple.predicate, object: triple.object))
            return
        }
        var reifier = TurtleFrame.none
        if try scanner.byte(text, at: scanner.position) == UInt8(ascii: "~") {
            scanner.position += 1
            reifier = try parseReifier(text)
            try scanner.skipSpace(text)
        }
        guard try scanner.hasBytes(text, at: scanner.position, closing, closing) else {
            throw scanner.failExpecting("\">>\" or a reifier behind the object of a reified triple", text)
        }
        scanner.position += 2
        if reifier == TurtleFrame.none { reifier = scanner.makeBlankNode() }
        emitReifies(reifier, triple)
        close(yielding: reifier)
    }

    /// Reads what stands behind a tilde, or makes a blank node when nothing does.
    ///
    ///     [36] reifier ::= '~' (iri | BlankNode)?
    private mutating func parseReifier(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        try scanner.skipSpace(text)
        return try parseSimpleResource(text) ?? scanner.makeBlankNode()
    }

    /// Reads a reifier of the triple that was just stated.
    mutating func parseAnnotationReifier(_ text: Span<UInt8>) throws(ScanStop) {
        scanner.position += 1
        let reifier = try parseReifier(text)
        guard let triple = frame else { return }
        emitReifies(reifier, triple)
        frame?.reifier = reifier
    }

    /// Reads `annotationBlock`.
    ///
    ///     [37] annotationBlock ::= '{|' predicateObjectList '|}'
    mutating func openAnnotation() {
        guard let triple = frame else { return }
        var inner = TurtleFrame(construct: .annotation, expectation: .verb)
        inner.subject = triple.reifier
        if inner.subject == TurtleFrame.none {
            inner.subject = scanner.makeBlankNode()
            emitReifies(inner.subject, triple)
        }
        frame?.reifier = TurtleFrame.none
        open(inner)
    }

    /// States that a reifier stands for the triple of a construct.
    private mutating func emitReifies(_ reifier: UInt32, _ triple: TurtleFrame) {
        let object = scanner.batch.appendTriple(
            subject: triple.subject, predicate: triple.predicate, object: triple.object)
        emit(reifier, scanner.term(.reifies), object)
    }
}
