import Documents
import Language
import RDF

/// Gives entities their IRIs and gathers findings into statements with their evidence.
struct ExtractionBuilder {
    /// What has been gathered so far.
    private(set) var extraction: Extraction
    /// Where places of the document stand in its file.
    let offsets: CharacterOffsets
    private let ontology: Ontology
    private let options: Extractor.Options
    private var names: EntityNames
    private var indexOfTriple: [Triple: Int] = [:]
    private var described = Set<IRI>()

    init(_ document: Document, ontology: Ontology, options: Extractor.Options) {
        self.ontology = ontology
        self.options = options
        offsets = document.characterOffsets
        names = EntityNames(base: options.base, document: document.name)
        extraction = Extraction(
            document: names.document, documentName: document.name, sentenceCount: 0, entities: [], statements: [])
    }

    /// Adds what was found in a section of the document.
    ///
    /// - Complexity: O(findings).
    mutating func add(
        _ findings: [StatementFinder.Finding], of analysis: DocumentAnalysis, _ entities: EntityTable
    ) {
        names.beginSection()
        for finding in findings where finding.confidence >= options.minimumConfidence {
            if case .entity(let object) = finding.object,
                entities.resolved(object) == entities.resolved(finding.subject)
            {
                continue
            }
            let triple = self.triple(finding, entities)
            let evidence = self.evidence(finding, analysis)
            if let index = indexOfTriple[triple] {
                extraction.statements[index].evidence.append(evidence)
            } else {
                indexOfTriple[triple] = extraction.statements.count
                extraction.statements.append(
                    Statement(triple: triple, evidence: [evidence], labels: labels(finding, entities)))
            }
        }
        extraction.sentenceCount += analysis.trees.count
    }

    /// Adds events of a section.
    mutating func add(_ events: [EventFinding], _ entities: EntityTable) {
        for event in events {
            let iri =
                event.entity.map { resource($0, entities) }
                ?? IRI("\(extraction.document.string)#event\(extraction.events.count + 1)")
            extraction.events.append(
                EventDescription(
                    iri: iri, type: event.type, actors: event.actors.map { resource($0, entities) },
                    places: event.places.map { resource($0, entities) },
                    topics: event.topics.map { resource($0, entities) }, words: event.words, days: event.days))
        }
    }

    /// Adds the candidates of a section that are no statements, and the findings that are not sure enough.
    mutating func addRejected(_ finder: StatementFinder, of analysis: DocumentAnalysis) {
        let unsure = finder.findings.filter { $0.confidence < options.minimumConfidence }.map { finding in
            StatementFinder.Rejection(
                property: finding.property, anchor: finding.anchor, subjectWords: finding.subjectWords,
                objectWords: finding.objectWords, reason: .unsure(confidence: finding.confidence))
        }
        var seen: Set<RejectedCandidate> = []
        let candidates = (finder.rejections + unsure).map { rejection in
            let place = self.place(rejection.anchor, analysis)
            return RejectedCandidate(
                property: rejection.property, subjectWords: rejection.subjectWords, predicateWords: place.words,
                objectWords: rejection.objectWords, sentence: place.sentence, characters: place.characters,
                reason: rejection.reason)
        }
        extraction.rejected += candidates.filter { seen.insert($0).inserted }
            .sorted { $0.characters.lowerBound < $1.characters.lowerBound }
    }

    /// Adds open facts of a section.
    mutating func add(_ statements: [OpenStatement]) { extraction.openStatements += statements }

    private func labels(_ finding: StatementFinder.Finding, _ entities: EntityTable) -> Statement.Labels {
        let object =
            switch finding.object {
            case .entity(let entity): entities[entity].label
            case .text(let text): text
            case .date(let date): date
            case .typed(let value, _): value
            case .classes(let classes): classes.first.map { ontology.label(of: IRI($0)) } ?? ""
            }
        return Statement.Labels(
            subject: finding.subjectLabel ?? entities[finding.subject].label,
            property: ontology.label(of: finding.property), object: finding.objectLabel ?? object)
    }

    private mutating func triple(_ finding: StatementFinder.Finding, _ entities: EntityTable) -> Triple {
        let subject = resource(finding.subject, entities)
        let object: Term =
            switch finding.object {
            case .entity(let entity): .iri(resource(entity, entities))
            case .text(let text): .literal(Literal(text))
            case .date(let date): .literal(Literal(date, datatype: Vocabulary.XSD.date))
            case .typed(let value, let datatype): .literal(Literal(value, datatype: datatype))
            case .classes(let classes): .iri(IRI(classes.first ?? Vocabulary.OWL.thing.string))
            }
        return Triple(subject: .iri(subject), predicate: finding.property, object: object)
    }

    private mutating func resource(_ entity: Int, _ entities: EntityTable) -> IRI {
        let index = entities.resolved(entity)
        let entity = entities[index]
        let iri = options.knownEntities?.iri(of: entity, in: ontology) ?? names.iri(index, entity)
        if described.insert(iri).inserted {
            extraction.entities.append(
                EntityDescription(
                    iri: iri, label: entity.label, classes: entity.classes, sameAs: links(entity).filter { $0 != iri }))
        }
        return iri
    }

    /// What Wikidata and GeoNames call a country.
    private func links(_ entity: Entity) -> [IRI] {
        guard let name = entity.name, entity.isA([Vocabulary.Core.country], in: ontology),
            let country = Gazetteer.english.country(named: name)
        else { return [] }
        let wikidata = country.wikidata.isEmpty ? [] : [IRI("http://www.wikidata.org/entity/\(country.wikidata)")]
        let geoNames = country.geoNames.isEmpty ? [] : [IRI("https://sws.geonames.org/\(country.geoNames)/")]
        return wikidata + geoNames
    }

    private func evidence(_ finding: StatementFinder.Finding, _ analysis: DocumentAnalysis) -> Evidence {
        let place = self.place(finding.anchor, analysis)
        return Evidence(
            sentence: place.sentence, characters: place.characters, subjectWords: finding.subjectWords,
            predicateWords: place.words, objectWords: finding.objectWords, confidence: finding.confidence)
    }

    /// The sentence of words, where it stands in the document, and the words.
    private func place(
        _ anchor: Anchor, _ analysis: DocumentAnalysis
    ) -> (sentence: String, characters: Range<Int>, words: String) {
        let sentence = analysis.trees[anchor.sentence].sentence
        return (
            analysis.text(of: sentence.range), offsets.characters(of: analysis.place(of: sentence.range)),
            PhraseText(analysis).text(of: anchor.tokens.sorted(), in: anchor.sentence)
        )
    }
}
