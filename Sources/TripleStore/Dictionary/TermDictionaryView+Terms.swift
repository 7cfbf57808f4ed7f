import RDF

extension TermDictionaryView {
    /// Makes the term of a number; `nil` for numbers that stand for none.
    func term(_ id: TermID) -> Term? {
        if let datatype = InlineTerm.datatype(of: id) {
            return .literal(Literal(text(id), datatype: datatype.iri))
        }
        guard contains(id) else { return nil }
        let record = record(id)
        let qualifier = TermID(rawValue: record.qualifier)
        switch record.kind {
        case .iri: return .iri(IRI(text(id)))
        case .blankNode: return .blankNode(BlankNode(text(id)))
        case .string: return .literal(Literal(text(id)))
        case .typed: return .literal(Literal(text(id), datatype: IRI(text(qualifier))))
        case .language: return .literal(Literal(text(id), language: text(qualifier)))
        case .leftToRight: return .literal(Literal(text(id), language: text(qualifier), direction: .leftToRight))
        case .rightToLeft: return .literal(Literal(text(id), language: text(qualifier), direction: .rightToLeft))
        case .triple:
            let parts = components(ofTriple: id)
            guard let subject = term(parts.subject), let object = term(parts.object) else { return nil }
            return .triple(Triple(subject: subject, predicate: IRI(text(parts.predicate)), object: object))
        case .languageTag: return nil
        }
    }

    /// The text of an entry, or of an inline value.
    func text(_ id: TermID) -> String {
        if id.isInline { return InlineTerm.string(of: id) }
        guard contains(id) else { return "" }
        return withText(id) { String(decoding: $0, as: UTF8.self) }
    }

    /// The number of a term; `nil` if the dictionary does not have it.
    func id(of term: Term) -> TermID? {
        switch term {
        case .iri(let iri): return find(iri.string, kind: .iri)
        case .blankNode(let node): return find(node.label, kind: .blankNode)
        case .literal(let literal): return id(of: literal)
        case .triple(let triple):
            guard let subject = id(of: triple.subject), let object = id(of: triple.object),
                let predicate = find(triple.predicate.string, kind: .iri)
            else { return nil }
            return id(ofTriple: subject, predicate, object)
        }
    }

    /// The number of a triple term; `nil` if the dictionary does not have it.
    func id(ofTriple subject: TermID, _ predicate: TermID, _ object: TermID) -> TermID? {
        TermDictionaryView.tripleText(subject, predicate, object)
            .withUnsafeBufferPointer { find($0, kind: .triple) }
    }

    /// The number of a literal; `nil` if the dictionary does not have it and the number cannot hold it.
    private func id(of literal: Literal) -> TermID? {
        if let language = literal.language {
            guard let tag = find(language, kind: .languageTag) else { return nil }
            let kind: StoredTermKind =
                switch literal.direction {
                case .leftToRight: .leftToRight
                case .rightToLeft: .rightToLeft
                case nil: .language
                }
            return find(literal.lexicalForm, kind: kind, qualifier: tag)
        }
        if literal.datatype == Vocabulary.XSD.string { return find(literal.lexicalForm, kind: .string) }
        guard let datatype = find(literal.datatype.string, kind: .iri) else { return nil }
        if let known = WellKnownTerm(rawValue: datatype.rawValue) {
            var form = literal.lexicalForm
            if let id = form.withUTF8({ InlineTerm.id($0, datatype: known) }) { return id }
        }
        return find(literal.lexicalForm, kind: .typed, qualifier: datatype)
    }

    private func find(_ text: String, kind: StoredTermKind, qualifier: TermID = .none) -> TermID? {
        var text = text
        return text.withUTF8 { find($0, kind: kind, qualifier: qualifier) }
    }

    /// The numbers of a quad; `nil` if one of its terms is not in the dictionary.
    func row(of quad: Quad) -> QuadRow? {
        guard let subject = id(of: quad.triple.subject), let predicate = id(of: .iri(quad.triple.predicate)),
            let object = id(of: quad.triple.object)
        else { return nil }
        var graph = TermID.none
        if let name = quad.graph {
            guard let id = id(of: name) else { return nil }
            graph = id
        }
        return QuadRow(
            subject: subject.rawValue, predicate: predicate.rawValue, object: object.rawValue, graph: graph.rawValue)
    }
}
