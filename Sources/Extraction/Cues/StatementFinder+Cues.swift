import Documents
import Language
import RDF

extension StatementFinder {
    /// Adds the facts of properties that have no lexical entries.
    ///
    /// - Parameter extractor: what finds them.
    mutating func addCueFacts(_ extractor: CueExtractor) {
        for fact in extractor.facts(of: analysis) {
            let profile = extractor.vocabulary.profiles[fact.property]
            let subject = entity(fact.subject, label: fact.subjectLabel)
            let object = value(of: fact, property: profile.property, kind: profile.valueKind)
            guard object != .entity(subject) else { continue }
            addClass(of: ontology.properties[profile.property]?.domain ?? [], to: subject)
            if case .entity(let entity) = object {
                addClass(of: ontology.properties[profile.property]?.range ?? [], to: entity)
            }
            findings.append(
                Finding(
                    subject: subject, property: profile.property, object: object,
                    anchor: Anchor(sentence: fact.object.sentence, tokens: [anchorToken(fact)], kind: .noun),
                    subjectWords: fact.subject.text, objectWords: fact.object.text,
                    confidence: Double(fact.confidence), subjectLabel: fact.subjectLabel,
                    objectLabel: fact.objectLabel))
        }
    }

    /// The word that governs the object, or else the object's own.
    private func anchorToken(_ fact: CueFact) -> Int {
        analysis.trees[fact.object.sentence].tokens[fact.object.head].head ?? fact.object.head
    }

    /// The entity that the words are a mention of, or one of its own for the label.
    private mutating func entity(_ candidate: ArgumentCandidate, label: String) -> Int {
        let place = TokenPlace(sentence: candidate.sentence, token: candidate.head)
        if let mention = analysis.mention(at: place) {
            let chain = filler.entities.resolved(analysis.chains.chainOfMention[mention])
            if let name = filler.entities[chain].name, name == candidate.text || name == label { return chain }
        }
        return filler.entities.entity(named: label)
    }

    private mutating func value(of fact: CueFact, property: IRI, kind: ValueKind?) -> Filler.Value {
        let isLiteral = ontology.properties[property]?.isLiteral ?? false
        if fact.object.shape.isDate, kind == .date {
            guard let day = WrittenDate(fact.object.text)?.isoDay else { return .text(fact.objectLabel) }
            return .date(day)
        }
        if isLiteral || fact.object.shape.isValue { return .text(fact.objectLabel) }
        return .entity(entity(fact.object, label: fact.objectLabel))
    }

    /// Gives an entity the class that a property asks for, where it asks for one.
    private mutating func addClass(of classes: [IRI], to entity: Int) {
        guard classes.count == 1, ontology.superclasses[classes[0]] != nil else { return }
        filler.entities.add(classes[0], to: entity)
    }
}

extension WrittenDate {
    /// The day as `2010-08-22`; `nil` where only the month or year is known.
    fileprivate var isoDay: String? {
        guard let month, let day else { return nil }
        return CalendarDate(year: year, month: month, day: day)?.description
    }
}
