public import RDF

extension Extraction {
    /// The quads of the extraction: facts, types and labels, open facts, and the evidence if asked for.
    ///
    /// - Parameter style: how the evidence goes along.
    /// - Complexity: O(statements).
    public func quads(evidence style: EvidenceStyle = .none) -> [Quad] {
        let graph: Term? = style == .graph ? .iri(document) : nil
        var quads = (statements.map(\.triple) + descriptions).map { Quad($0, graph: graph) }
        switch style {
        case .none: break
        case .graph:
            quads.append(
                Quad(
                    Triple(
                        subject: .iri(document), predicate: Vocabulary.RDFS.label,
                        object: .literal(Literal(documentName)))))
        case .annotation, .reification:
            for (index, statement) in statements.enumerated() {
                quads.append(contentsOf: evidenceTriples(statement, index, style).map { Quad($0) })
            }
        }
        return quads + (eventTriples + openTriples).map { Quad($0, graph: graph) }
    }

    /// The triples that say what the entities are called and what they are.
    private var descriptions: [Triple] {
        entities.flatMap { entity in
            entity.classes.map { Triple(subject: .iri(entity.iri), predicate: Vocabulary.RDF.type, object: .iri($0)) }
                + entity.sameAs.map {
                    Triple(subject: .iri(entity.iri), predicate: Vocabulary.OWL.sameAs, object: .iri($0))
                }
                + [
                    Triple(
                        subject: .iri(entity.iri), predicate: Vocabulary.RDFS.label,
                        object: .literal(Literal(entity.label, language: "en")))
                ]
        }
    }

    private func evidenceTriples(_ statement: Statement, _ index: Int, _ style: EvidenceStyle) -> [Triple] {
        statement.evidence.enumerated().flatMap { number, evidence in
            let node = Term.iri("\(document.string)#evidence\(index + 1).\(number + 1)")
            return link(node, to: statement.triple, style) + details(evidence, of: node)
        }
    }

    private func link(_ node: Term, to triple: Triple, _ style: EvidenceStyle) -> [Triple] {
        if style == .annotation {
            return [Triple(subject: node, predicate: Vocabulary.RDF.reifies, object: .triple(triple))]
        }
        return [
            Triple(subject: node, predicate: Vocabulary.RDF.type, object: .iri(Vocabulary.RDF.statement)),
            Triple(subject: node, predicate: Vocabulary.RDF.subject, object: triple.subject),
            Triple(subject: node, predicate: Vocabulary.RDF.predicate, object: .iri(triple.predicate)),
            Triple(subject: node, predicate: Vocabulary.RDF.object, object: triple.object),
        ]
    }

    private func details(_ evidence: Evidence, of node: Term) -> [Triple] {
        let range = evidence.characters
        let source = IRI("\(document.string)#char=\(range.lowerBound),\(range.upperBound)")
        func text(_ predicate: IRI, _ value: String) -> Triple {
            Triple(subject: node, predicate: predicate, object: .literal(Literal(value)))
        }
        return [
            Triple(subject: node, predicate: Vocabulary.RDF.type, object: .iri(Vocabulary.Core.evidence)),
            Triple(subject: node, predicate: Vocabulary.PROV.wasDerivedFrom, object: .iri(source)),
            text(Vocabulary.Core.sentence, evidence.sentence),
            text(Vocabulary.Core.subjectWords, evidence.subjectWords),
            text(Vocabulary.Core.predicateWords, evidence.predicateWords),
            text(Vocabulary.Core.objectWords, evidence.objectWords),
            Triple(
                subject: node, predicate: Vocabulary.Core.confidence,
                object: .literal(Literal(Self.decimal(evidence.confidence), datatype: Vocabulary.XSD.decimal))),
            text(Vocabulary.Core.extractor, Extractor.version),
        ]
    }

    /// A number from 0 to 1 with two digits, as `xsd:decimal` writes it.
    static func decimal(_ value: Double) -> String {
        let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
