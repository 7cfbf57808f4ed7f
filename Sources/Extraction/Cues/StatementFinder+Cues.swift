import Documents
import Language
import RDF

extension StatementFinder {
    /// Adds the facts of properties that have no lexical entries.
    ///
    /// - Parameter extractor: what finds them.
    mutating func addCueFacts(_ extractor: CueExtractor) {
        let facts = extractor.facts(of: analysis, threshold: extractor.threshold)
        if keepsRejections { rejectUnsure(extractor, facts) }
        for fact in facts {
            let tree = analysis.trees[fact.object.sentence]
            let predicate = tree.predicate(above: anchorToken(fact))
            let factuality = Factuality(of: predicate, in: tree)
            // What stands within quotation marks as a whole is only said; a title in them is not.
            let profile = extractor.vocabulary.profiles[fact.property]
            let isQuoted = analysis.quotations.contains(tree.tokens[predicate].range)
            guard factuality == .actual || factuality == .claimed, !isQuoted else {
                reject(fact, profile.property, isQuoted ? .quoted : factuality == .denied ? .denied : .planned)
                continue
            }
            let subject = entity(fact.subject, label: fact.subjectLabel)
            let object = value(of: fact, property: profile.property, kind: profile.valueKind)
            guard object != .entity(subject) else { continue }
            addClass(of: ontology.properties[profile.property]?.domain ?? [], to: subject)
            if case .entity(let entity) = object {
                addClass(of: ontology.properties[profile.property]?.range ?? [], to: entity)
            }
            let certainty = factuality == .claimed ? 0.7 : 1
            findings.append(
                Finding(
                    subject: subject, property: profile.property, object: object,
                    anchor: anchor(fact),
                    subjectWords: fact.subject.text, objectWords: fact.object.text,
                    confidence: certainty * Double(fact.confidence), subjectLabel: fact.subjectLabel,
                    objectLabel: fact.objectLabel))
        }
    }

    /// Notes what would be told if less were enough.
    private mutating func rejectUnsure(_ extractor: CueExtractor, _ told: [CueFact]) {
        let told = Set(told.map { CueFactKey($0) })
        for fact in extractor.facts(of: analysis, threshold: extractor.threshold / 4)
        where !told.contains(CueFactKey(fact)) {
            let property = extractor.vocabulary.profiles[fact.property].property
            reject(fact, property, .unsure(confidence: Double(fact.confidence)))
        }
    }

    /// A property with the place of its object.
    private struct CueFactKey: Hashable {
        var property: Int
        var sentence: Int
        var object: Range<Int>

        init(_ fact: CueFact) {
            property = fact.property
            sentence = fact.object.sentence
            object = fact.object.tokens
        }
    }

    private func anchor(_ fact: CueFact) -> Anchor {
        Anchor(sentence: fact.object.sentence, tokens: [anchorToken(fact)], kind: .noun)
    }

    private mutating func reject(_ fact: CueFact, _ property: IRI, _ reason: RejectedCandidate.Reason) {
        guard keepsRejections else { return }
        rejections.append(
            Rejection(
                property: property, anchor: anchor(fact), subjectWords: fact.subject.text,
                objectWords: fact.object.text, reason: reason))
    }

    /// The word that governs the object, or else the object's own.
    private func anchorToken(_ fact: CueFact) -> Int {
        analysis.trees[fact.object.sentence].tokens[fact.object.head].head ?? fact.object.head
    }

    /// The entity that the words are a mention of, or the one of the label.
    private mutating func entity(_ candidate: ArgumentCandidate, label: String) -> Int {
        let place = TokenPlace(sentence: candidate.sentence, token: candidate.head)
        if let mention = analysis.mention(at: place) {
            let chain = filler.entities.resolved(analysis.chains.chainOfMention[mention])
            if let name = filler.entities[chain].name, name == candidate.text || name == label { return chain }
        }
        return filler.entities.entity(named: label)
    }

    private mutating func value(of fact: CueFact, property: IRI, kind: ValueKind?) -> Filler.Value {
        if let literal = literal(fact.object) { return literal }
        let isLiteral = ontology.properties[property]?.isLiteral ?? false
        if isLiteral || fact.object.shape.isValue { return .text(fact.objectLabel) }
        return .entity(entity(fact.object, label: fact.objectLabel))
    }

    /// A date or number as XML Schema writes it.
    private func literal(_ candidate: ArgumentCandidate) -> Filler.Value? {
        if let date = WrittenDate(candidate.text) {
            if let day = date.isoDay { return .date(day) }
            return date.month == nil ? .typed(String(date.year), datatype: Vocabulary.XSD.gYear) : nil
        }
        guard let digits = ValueForm.digits(candidate.text) else { return nil }
        return .typed(digits, datatype: digits.contains(".") ? Vocabulary.XSD.decimal : Vocabulary.XSD.integer)
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
