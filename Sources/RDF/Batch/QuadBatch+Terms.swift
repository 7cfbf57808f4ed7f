extension QuadBatch {
    /// Appends a quad, term by term.
    ///
    /// - Complexity: O(length of the terms' text).
    public mutating func append(_ quad: Quad) {
        let subject = append(quad.triple.subject)
        let predicate = append(.iri(quad.triple.predicate))
        let object = append(quad.triple.object)
        let graph = quad.graph.map { append($0) } ?? QuadBatch.defaultGraph
        quads.append(QuadRecord(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    /// Appends a term and gives its index in `terms`.
    @discardableResult
    public mutating func append(_ term: Term) -> UInt32 {
        switch term {
        case .iri(let iri): appendText(iri.string, kind: .iri)
        case .blankNode(let node): appendText(node.label, kind: .blankNode)
        case .literal(let literal): append(literal)
        case .triple(let triple): append(triple)
        }
    }

    /// Makes the term at an index of `terms`.
    public func term(at index: UInt32) -> Term {
        let record = terms[Int(index)]
        switch record.kind {
        case .iri: return .iri(IRI(text(of: record)))
        case .blankNode: return .blankNode(BlankNode(text(of: record)))
        case .stringLiteral: return .literal(Literal(text(of: record)))
        case .typedLiteral:
            return .literal(Literal(text(of: record), datatype: IRI(text(of: terms[Int(record.qualifier)]))))
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            return .literal(languageLiteral(record))
        case .triple:
            let start = Int(record.offset)
            return .triple(
                Triple(
                    subject: term(at: components[start]),
                    predicate: IRI(text(of: terms[Int(components[start + 1])])),
                    object: term(at: components[start + 2])))
        }
    }

    /// Makes the quad at an index of `quads`.
    public func quad(at index: Int) -> Quad {
        let record = quads[index]
        return Quad(
            Triple(
                subject: term(at: record.subject),
                predicate: IRI(text(of: terms[Int(record.predicate)])),
                object: term(at: record.object)),
            graph: record.graph == QuadBatch.defaultGraph ? nil : term(at: record.graph))
    }

    /// The text of a term: an IRI, a label or a lexical form.
    public func text(of record: TermRecord) -> String {
        let start = Int(record.offset)
        return String(decoding: bytes[start..<(start + Int(record.length))], as: UTF8.self)
    }

    private func languageLiteral(_ record: TermRecord) -> Literal {
        let start = Int(record.offset) + Int(record.length)
        let language = String(decoding: bytes[start..<(start + Int(record.qualifier))], as: UTF8.self)
        let direction: Literal.Direction? =
            switch record.kind {
            case .leftToRightLiteral: .leftToRight
            case .rightToLeftLiteral: .rightToLeft
            default: nil
            }
        return Literal(text(of: record), language: language, direction: direction)
    }

    private mutating func appendText(_ text: String, kind: TermKind, qualifier: UInt32 = 0) -> UInt32 {
        let offset = UInt32(bytes.count)
        bytes.append(contentsOf: text.utf8)
        let length = UInt32(bytes.count) - offset
        terms.append(TermRecord(kind: kind, offset: offset, length: length, qualifier: qualifier))
        return UInt32(terms.count - 1)
    }

    private mutating func append(_ literal: Literal) -> UInt32 {
        guard let language = literal.language else {
            if literal.datatype == Vocabulary.XSD.string {
                return appendText(literal.lexicalForm, kind: .stringLiteral)
            }
            let datatype = appendText(literal.datatype.string, kind: .iri)
            return appendText(literal.lexicalForm, kind: .typedLiteral, qualifier: datatype)
        }
        let kind: TermKind =
            switch literal.direction {
            case .leftToRight: .leftToRightLiteral
            case .rightToLeft: .rightToLeftLiteral
            case nil: .languageLiteral
            }
        let index = appendText(literal.lexicalForm, kind: kind, qualifier: UInt32(language.utf8.count))
        bytes.append(contentsOf: language.utf8)
        return index
    }

    private mutating func append(_ triple: Triple) -> UInt32 {
        let parts = [append(triple.subject), append(.iri(triple.predicate)), append(triple.object)]
        terms.append(TermRecord(kind: .triple, offset: UInt32(components.count), length: 0))
        components.append(contentsOf: parts)
        return UInt32(terms.count - 1)
    }
}
