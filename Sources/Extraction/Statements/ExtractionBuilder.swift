import Documents
import Language
import RDF

/// Gives entities their IRIs and gathers findings into statements with their evidence.
struct ExtractionBuilder {
    private let analysis: DocumentAnalysis
    private let ontology: Ontology
    private let options: Extractor.Options
    private let entities: EntityTable
    private let offsets: CharacterOffsets
    private var names: EntityNames

    init(_ analysis: DocumentAnalysis, ontology: Ontology, options: Extractor.Options, entities: EntityTable) {
        self.analysis = analysis
        self.ontology = ontology
        self.options = options
        self.entities = entities
        self.offsets = analysis.document.characterOffsets
        self.names = EntityNames(base: options.base, document: analysis.document.name)
    }

    /// Builds the result.
    ///
    /// - Complexity: O(findings).
    consuming func extraction(_ findings: [StatementFinder.Finding]) -> Extraction {
        var statements: [Statement] = []
        var indexOfTriple: [Triple: Int] = [:]
        var described = DescribedEntities()
        for finding in findings where finding.confidence >= options.minimumConfidence {
            if case .entity(let object) = finding.object,
                entities.resolved(object) == entities.resolved(finding.subject)
            {
                continue
            }
            let triple = self.triple(finding, &described)
            if let index = indexOfTriple[triple] {
                statements[index].evidence.append(evidence(finding))
            } else {
                indexOfTriple[triple] = statements.count
                statements.append(Statement(triple: triple, evidence: [evidence(finding)]))
            }
        }
        let descriptions = described.order.map { index in
            EntityDescription(
                iri: names.iri(index, entities[index]), label: entities[index].label, classes: entities[index].classes)
        }
        return Extraction(
            document: names.document, documentName: analysis.document.name, sentenceCount: analysis.trees.count,
            entities: descriptions, statements: statements)
    }

    private mutating func triple(_ finding: StatementFinder.Finding, _ described: inout DescribedEntities) -> Triple {
        let subject = resource(finding.subject, &described)
        let object: Term =
            switch finding.object {
            case .entity(let entity): .iri(resource(entity, &described))
            case .text(let text): .literal(Literal(text))
            case .date(let date): .literal(Literal(date, datatype: Vocabulary.XSD.date))
            case .classes(let classes): .iri(IRI(classes.first ?? Vocabulary.OWL.thing.string))
            }
        return Triple(subject: .iri(subject), predicate: finding.property, object: object)
    }

    private mutating func resource(_ entity: Int, _ described: inout DescribedEntities) -> IRI {
        let index = entities.resolved(entity)
        described.add(index)
        return names.iri(index, entities[index])
    }

    private func evidence(_ finding: StatementFinder.Finding) -> Evidence {
        let sentence = analysis.trees[finding.anchor.sentence].sentence
        let start = analysis.document.body.lowerBound
        let tokens = finding.anchor.tokens.sorted()
        return Evidence(
            sentence: analysis.text(of: sentence.range),
            characters: offsets.characters(
                of: start + sentence.range.lowerBound..<start + sentence.range.upperBound),
            subjectWords: finding.subjectWords,
            predicateWords: PhraseText(analysis).text(of: tokens, in: finding.anchor.sentence),
            objectWords: finding.objectWords, confidence: finding.confidence)
    }
}

/// The entities that statements speak of, each once, in the order of the text.
private struct DescribedEntities {
    private(set) var order: [Int] = []
    private var members: Set<Int> = []

    mutating func add(_ entity: Int) {
        if members.insert(entity).inserted { order.append(entity) }
    }
}
