import RDF

extension Extraction {
    /// The triples that tell the open facts: a resource for each, with its words.
    ///
    /// None of them states the fact itself, so that what is denied, planned or only claimed is never taken for true.
    var openTriples: [Triple] {
        openStatements.enumerated().flatMap { index, statement in
            triples(statement, of: Term.iri("\(document.string)#fact\(index + 1)"))
        }
    }

    private func triples(_ statement: OpenStatement, of node: Term) -> [Triple] {
        let range = statement.characters
        let source = IRI("\(document.string)#char=\(range.lowerBound),\(range.upperBound)")
        func text(_ predicate: IRI, _ value: String) -> Triple {
            Triple(subject: node, predicate: predicate, object: .literal(Literal(value)))
        }
        let places = [Vocabulary.Core.subjectWords, Vocabulary.Core.objectWords]
        let arguments = statement.arguments.enumerated().map { index, argument in
            text(index < places.count ? places[index] : Vocabulary.Core.adjunctWords, argument.words)
        }
        return [
            Triple(subject: node, predicate: Vocabulary.RDF.type, object: .iri(Vocabulary.Core.openFact)),
            Triple(subject: node, predicate: Vocabulary.PROV.wasDerivedFrom, object: .iri(source)),
            text(Vocabulary.Core.sentence, statement.sentence),
            text(Vocabulary.Core.predicateWords, statement.predicate.words),
        ] + arguments + [
            Triple(
                subject: node, predicate: Vocabulary.Core.confidence,
                object: .literal(Literal(Self.decimal(statement.confidence), datatype: Vocabulary.XSD.decimal))),
            text(Vocabulary.Core.factuality, statement.factuality.rawValue),
            text(Vocabulary.Core.extractor, Extractor.version),
        ]
    }
}
