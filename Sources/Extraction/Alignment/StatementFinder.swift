import Documents
import Language
import RDF

/// Finds the statements of a document: where words of the ontology stand, and what stands around them satisfies the
/// domain and range of the property.
struct StatementFinder {
    /// A statement between entities that have no IRI yet.
    struct Finding: Sendable {
        var subject: Int
        var property: IRI
        var object: Filler.Value
        var anchor: Anchor
        var subjectWords: String
        var objectWords: String
        var confidence: Double
        /// What to call the ends in words, where it is not the label of the entity.
        var subjectLabel: String?
        var objectLabel: String?
    }

    let analysis: DocumentAnalysis
    let ontology: Ontology
    private let gazetteer: Gazetteer
    var filler: SlotFiller
    var findings: [Finding] = []
    /// Whether what is no statement is noted, and that.
    let keepsRejections: Bool
    var rejections: [Rejection] = []

    init(_ analysis: DocumentAnalysis, ontology: Ontology, gazetteer: Gazetteer, keepsRejections: Bool = false) {
        self.analysis = analysis
        self.keepsRejections = keepsRejections
        self.ontology = ontology
        self.gazetteer = gazetteer
        let speeches = Speeches(analysis) { ontology.isSaying($0) }
        self.filler = SlotFiller(
            analysis: analysis, ontology: ontology, gazetteer: gazetteer, speeches: speeches,
            entities: EntityTable(analysis, ontology: ontology, gazetteer: gazetteer))
    }

    /// The entities, with what the statements told of them.
    var entities: EntityTable { filler.entities }

    /// Reads all sentences.
    mutating func run() {
        for sentence in analysis.trees.indices {
            let finder = AnchorFinder(tree: analysis.trees[sentence], sentence: sentence, ontology: ontology)
            for token in analysis.trees[sentence].tokens.indices {
                let place = TokenPlace(sentence: sentence, token: token)
                guard !isQuoted(place) || isOfficial(place) else { continue }
                for (entry, anchor) in finder.anchors(at: token) { read(entry, anchor) }
                readConstructions(place)
            }
        }
        mergeEvents()
    }

    private func isQuoted(_ place: TokenPlace) -> Bool { analysis.quotations.contains(analysis.token(at: place).range) }

    /// Whether words in quotation marks are those of one who speaks for an organization or country, and so tell what it
    /// lets be known; what anybody else is quoted with is only said.
    private func isOfficial(_ place: TokenPlace) -> Bool {
        guard let verb = filler.speeches.verb(ofSpeechAt: analysis.token(at: place).range.lowerBound) else {
            return false
        }
        let tree = analysis.tree(of: verb)
        return ClauseReader(tree: tree, gazetteer: gazetteer).subjects(of: verb.token).contains {
            ontology.isSpeakingForOthers(tree.tokens[$0])
        }
    }

    // MARK: - Entries

    private mutating func readConstructions(_ place: TokenPlace) {
        let isEvent = ontology.eventClass(ofVerb: analysis.token(at: place)) != nil
        guard isEvent || analysis.mention(at: place) != nil else { return }
        let anchor = Anchor(
            sentence: place.sentence, tokens: [place.token], kind: isEvent ? .verb : .noun, isConstruction: true)
        for entry in ontology.constructions { read(entry, anchor) }
    }

    private mutating func read(_ entry: LexicalEntry, _ anchor: Anchor) {
        let factuality = self.factuality(of: anchor)
        let certainty = factuality == .claimed || isQuoted(anchor.place) ? 0.7 : 0.95
        for frame in entry.frames {
            let refusal = self.refusal(frame, factuality)
            guard refusal == nil || keepsRejections else { continue }
            for (subject, object) in pairs(frame, anchor) {
                if let refusal {
                    reject(entry.denotes, subject, object, anchor, refusal)
                } else {
                    add(subject, entry.denotes, object, anchor, certainty: certainty, needsProof: entry.words.isEmpty)
                }
            }
        }
    }

    /// What stands at both ends; for a frame with the same part at both, each two of its fillers.
    private mutating func pairs(_ frame: LexicalEntry.Frame, _ anchor: Anchor) -> [(Filler, Filler)] {
        // A phrase is there in any case; what it stands in relation to seldom is, so that is looked for first.
        if frame.subject == .itself {
            let objects = filler.fillers(frame.object, of: anchor)
            guard !objects.isEmpty else { return [] }
            return filler.fillers(frame.subject, of: anchor).flatMap { subject in objects.map { (subject, $0) } }
        }
        let subjects = filler.fillers(frame.subject, of: anchor)
        guard !subjects.isEmpty else { return [] }
        if frame.subject == frame.object {
            return subjects.indices.flatMap { first in
                subjects.indices.dropFirst(first + 1).map { (subjects[first], subjects[$0]) }
            }
        }
        let objects = filler.fillers(frame.object, of: anchor)
        return subjects.flatMap { subject in objects.map { (subject, $0) } }
    }

    private func factuality(of anchor: Anchor) -> Factuality {
        let tree = analysis.trees[anchor.sentence]
        if anchor.kind != .noun || tree.dependent(of: anchor.head, .cop) != nil {
            let factuality = Factuality(of: anchor.head, in: tree)
            return factuality == .planned && isPurposeOfEvent(anchor, tree) ? .claimed : factuality
        }
        if let governing = governingFactuality(of: anchor, tree) { return governing }
        let isDenied = tree.dependents(of: anchor.head, .det).contains { tree.tokens[$0].lemma.lowercased() == "no" }
        return isDenied ? .denied : .actual
    }

    /// Whether a verb tells what an event is held for, and so comes about with it: "met to discuss trade".
    private func isPurposeOfEvent(_ anchor: Anchor, _ tree: DependencyTree) -> Bool {
        guard tree.tokens[anchor.head].relation == .advcl, let verb = tree.tokens[anchor.head].head,
            ontology.eventClass(ofVerb: tree.tokens[verb]) != nil,
            [.actual, .claimed].contains(Factuality(of: verb, in: tree))
        else { return false }
        return (ontology.propertyEntries[tree.tokens[anchor.head].lemma.lowercased()] ?? []).contains { entry in
            entry.frames.contains { $0.subject == .setting }
        }
    }

    /// Whether the verb that an event is the object of, or the subject in the passive, tells that it takes place.
    private func governingFactuality(of anchor: Anchor, _ tree: DependencyTree) -> Factuality? {
        guard let mention = analysis.mention(at: anchor.place),
            filler.entities[analysis.chains.chainOfMention[mention]].isA([Vocabulary.Core.event], in: ontology),
            [.obj, .nsubjPassive].contains(tree.tokens[anchor.head].relation), let verb = tree.tokens[anchor.head].head
        else { return nil }
        let factuality = Factuality(of: verb, in: tree)
        return factuality == .actual && Factuality.isUnfulfilling(tree.tokens[verb]) ? .planned : factuality
    }

    // MARK: - Domain and range

    private mutating func add(
        _ subject: Filler, _ property: IRI, _ object: Filler, _ anchor: Anchor, certainty: Double, needsProof: Bool
    ) {
        guard case .entity(let subjectEntity) = subject.value else { return }
        let confidence = certainty * (subject.confidence * object.confidence * anchorConfidence(anchor)).squareRoot()
        if case .classes(let classes) = object.value {
            guard property == Vocabulary.RDF.type else { return }
            for name in classes {
                filler.entities.add(IRI(name), to: subjectEntity)
                record(subject, subjectEntity, property, .classes([name]), object.words, anchor, confidence)
            }
            return
        }
        guard let known = ontology.properties[property] else { return }
        let fittingSubject = fitting(subjectEntity, known.domain, needsProof: needsProof)
        let value = fittingObject(object, known, needsProof: needsProof)
        switch (fittingSubject, value) {
        case (let entity?, let value?):
            guard value != .entity(entity) else { return }
            guard isAllowed(value, for: entity, known) else {
                return reject(property, subject, object, anchor, .object(isNo: allowed(for: entity, known)))
            }
            record(subject, entity, property, value, object.words, anchor, confidence)
        case (nil, _?): reject(property, subject, object, anchor, .subject(isNo: known.domain))
        case (_?, nil): reject(property, subject, object, anchor, .object(isNo: known.range))
        case (nil, nil): return
        }
    }

    /// Whether the classes of the subject allow the object.
    private func isAllowed(_ value: Filler.Value, for subject: Int, _ property: Ontology.Property) -> Bool {
        guard case .entity(let object) = value, !property.rangeForClass.isEmpty else { return true }
        return property.rangeForClass.allSatisfy { restricted, range in
            !filler.entities[subject].isA([restricted], in: ontology)
                || filler.entities[object].isA(range, in: ontology)
        }
    }

    /// The classes that those of the subject ask of the object.
    private func allowed(for subject: Int, _ property: Ontology.Property) -> [IRI] {
        let asking = property.rangeForClass.filter { filler.entities[subject].isA([$0.key], in: ontology) }
        return asking.values.joined().sorted { $0.string < $1.string }
    }

    private mutating func record(
        _ subject: Filler, _ entity: Int, _ property: IRI, _ value: Filler.Value, _ objectWords: String,
        _ anchor: Anchor,
        _ confidence: Double
    ) {
        findings.append(
            Finding(
                subject: entity, property: property, object: value, anchor: anchor, subjectWords: subject.words,
                objectWords: objectWords, confidence: confidence))
    }

    private func anchorConfidence(_ anchor: Anchor) -> Double {
        Double(analysis.token(at: anchor.place).confidence)
    }

    private mutating func fittingObject(_ object: Filler, _ property: Ontology.Property, needsProof: Bool) -> Filler
        .Value?
    {
        switch object.value {
        case .entity(let entity):
            if property.isLiteral {
                return property.range.contains(Vocabulary.XSD.string) && !needsProof ? .text(object.words) : nil
            }
            return fitting(entity, property.range, needsProof: needsProof).map { .entity($0) }
        case .text: return property.isLiteral && property.range.contains(Vocabulary.XSD.string) ? object.value : nil
        case .date: return property.isLiteral && property.range.contains(Vocabulary.XSD.date) ? object.value : nil
        case .typed, .classes: return nil
        }
    }

    /// The entity that satisfies the classes asked for: itself, or the country for its capital where one who acts is
    /// asked for ("Washington struck a deal").
    private mutating func fitting(_ entity: Int, _ classes: [IRI], needsProof: Bool) -> Int? {
        let known = filler.entities[entity]
        if known.isA(classes, in: ontology) { return entity }
        if let name = known.name, known.isA([Vocabulary.Core.place], in: ontology),
            let country = gazetteer.country(withCapital: name), ontology.accepts(Vocabulary.Core.country, for: classes)
        {
            return filler.entities.place(named: country.name)
        }
        return known.classes.isEmpty && known.name != nil && !needsProof ? entity : nil
    }

    // MARK: - Events

    /// How many events before one may be the same; an event is spoken of again soon or not at all.
    private static let eventMemory = 100

    /// Makes one event of those of the same kind that share a participant and do not differ in day or place.
    private mutating func mergeEvents() {
        var profiles: [Int: EventProfile] = [:]
        var order: [Int] = []
        for finding in findings {
            for (event, other) in roles(finding) {
                if profiles[event] == nil { order.append(event) }
                let isPlace = isPlace(other)
                profiles[event, default: EventProfile()].add(other, isPlace: isPlace)
            }
        }
        for (position, event) in order.enumerated() {
            for earlier in order[max(0, position - Self.eventMemory)..<position]
            where areSameEvent(earlier, event, profiles) {
                filler.entities.merge(earlier, event)
                if let profile = profiles[event] { profiles[earlier]?.formUnion(profile) }
                break
            }
        }
    }

    /// Whether two places are one, or one is the capital of the other.
    private func isSamePlace(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (filler.entities[left].name, filler.entities[right].name)
        guard let first, let second else { return left == right }
        return first == second || gazetteer.country(withCapital: first)?.name == second
            || gazetteer.country(withCapital: second)?.name == first
    }

    /// Whether an event was spoken of as known: "the gathering".
    private func isDefinite(_ event: Int) -> Bool {
        guard let chain = filler.entities[event].chain, let first = analysis.chains.chains[chain].first else {
            return false
        }
        return analysis.chains.mentions[first].isDefinite
    }

    private func roles(_ finding: Finding) -> [(event: Int, other: Filler.Value)] {
        var found: [(Int, Filler.Value)] = []
        if isEvent(finding.subject) { found.append((filler.entities.resolved(finding.subject), finding.object)) }
        if case .entity(let object) = finding.object, isEvent(object) {
            found.append((filler.entities.resolved(object), .entity(finding.subject)))
        }
        return found
    }

    private func isPlace(_ value: Filler.Value) -> Bool {
        guard case .entity(let entity) = value else { return false }
        return filler.entities[entity].isA([Vocabulary.Core.place], in: ontology)
    }

    private func isEvent(_ entity: Int) -> Bool { filler.entities[entity].isA([Vocabulary.Core.event], in: ontology) }

    private func areSameEvent(_ left: Int, _ right: Int, _ profiles: [Int: EventProfile]) -> Bool {
        guard filler.entities.resolved(left) != filler.entities.resolved(right), let first = profiles[left],
            let second = profiles[right]
        else { return false }
        let leftClasses = filler.entities[left].classes.filter { ontology.isClass($0, below: Vocabulary.Core.event) }
        let sameClass = filler.entities[right].isA(leftClasses, in: ontology)
        return sameClass
            && first.isCompatible(with: second, isDefinite: isDefinite(right)) { isSamePlace($0, $1) }
    }
}

extension Ontology {
    /// Whether something of a class may stand where one of some classes is asked for.
    func accepts(_ class: IRI, for wanted: [IRI]) -> Bool {
        wanted.isEmpty || wanted.contains { isClass(`class`, below: $0) }
    }

    /// Whether a noun is one for those who speak for others: "spokesman", with its frame for "of whom" and "for".
    func isSpeakingForOthers(_ noun: Token) -> Bool {
        (propertyEntries[noun.lemma.lowercased()] ?? []).contains { entry in
            entry.partOfSpeech == .noun && entry.denotes == Vocabulary.Core.represents
                && entry.frames.contains { $0.subject == .itself && $0.object == .preposition("for") }
        }
    }

    /// Whether a verb can introduce a quotation: one of its frames takes the words as they stand.
    func isSaying(_ verb: Token) -> Bool {
        (propertyEntries[verb.lemma.lowercased()] ?? []).contains { entry in
            entry.words.count == 1
                && entry.frames.contains { $0.object == .words(preposition: nil) && $0.subject == .subject }
        }
    }
}
