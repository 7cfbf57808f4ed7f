import RDF

/// What is told as an event: who takes part in it, where and when.
struct EventFinding: Sendable {
    /// What kind of event it is.
    var type: IRI
    /// The event, where it is an entity of its own.
    var entity: Int?
    var actors: [Int] = []
    var places: [Int] = []
    var topics: [Int] = []
    /// The words that were said.
    var words: [String] = []
    var days: [String] = []
}

/// The event view: meetings, agreements, statements and movements with those who take part in them.
extension StatementFinder {
    /// The events that the findings tell of, in the order of the text: those that are entities of their own, and those that
    /// a property tells of, one for each place in the text and kind.
    ///
    /// - Complexity: O(findings).
    mutating func events() -> [EventFinding] {
        var events: [EventFinding] = []
        var numbers: [EventKey: Int] = [:]
        func number(_ key: EventKey, _ type: IRI, _ entity: Int?) -> Int {
            if let known = numbers[key] { return known }
            events.append(EventFinding(type: type, entity: entity))
            numbers[key] = events.count - 1
            return events.count - 1
        }
        for finding in findings {
            if let (event, other) = part(finding), let type = eventType(of: event) {
                add(finding.property, other, to: &events[number(.entity(event), type, event)])
            }
        }
        let attended = attendedEvents()
        for finding in findings {
            guard let type = ontology.properties[finding.property]?.eventType else { continue }
            let event = attended[attendance(finding, type)]
            let key = event.map(EventKey.entity) ?? .telling(finding.anchor.place, type)
            let index = number(key, type, event)
            addCircumstances(of: finding.anchor, to: &events[index])
            addTold(finding, to: &events[index])
        }
        return events
    }

    private enum EventKey: Hashable {
        case entity(Int)
        case telling(TokenPlace, IRI)
    }

    /// Who takes part in what kind of event in which sentence.
    private struct Attendance: Hashable {
        var sentence: Int
        var actor: Int
        var type: IRI?
    }

    /// The events that are entities of their own, by who takes part in them.
    private func attendedEvents() -> [Attendance: Int] {
        var events: [Attendance: Int] = [:]
        for finding in findings where finding.property == Vocabulary.Core.participatedIn {
            guard case .entity(let event) = finding.object else { continue }
            let key = attendance(finding)
            if events[key] == nil { events[key] = entities.resolved(event) }
        }
        return events
    }

    private func attendance(_ finding: Finding, _ type: IRI? = nil) -> Attendance {
        var type = type
        if type == nil, case .entity(let event) = finding.object { type = eventType(of: event) }
        return Attendance(
            sentence: finding.anchor.sentence, actor: entities.resolved(finding.subject), type: type)
    }

    /// The event of a statement about one, and the other end.
    private func part(_ finding: Finding) -> (event: Int, other: Filler.Value)? {
        if finding.property == Vocabulary.Core.participatedIn, case .entity(let event) = finding.object {
            return (entities.resolved(event), .entity(entities.resolved(finding.subject)))
        }
        let isAbout = [Vocabulary.Core.tookPlaceIn, Vocabulary.Core.onDate, Vocabulary.Core.hasTopic]
        return isAbout.contains(finding.property) ? (entities.resolved(finding.subject), finding.object) : nil
    }

    private func eventType(of entity: Int) -> IRI? {
        entities[entity].classes.first { ontology.isClass($0, below: Vocabulary.Core.event) }
    }

    private func add(_ property: IRI, _ other: Filler.Value, to event: inout EventFinding) {
        switch (property, other) {
        case (Vocabulary.Core.participatedIn, .entity(let actor)):
            Self.note(entities.resolved(actor), in: &event.actors)
        case (Vocabulary.Core.tookPlaceIn, .entity(let place)): Self.note(entities.resolved(place), in: &event.places)
        case (Vocabulary.Core.hasTopic, .entity(let topic)): Self.note(entities.resolved(topic), in: &event.topics)
        case (_, .date(let day)): Self.note(day, in: &event.days)
        default: break
        }
    }

    private mutating func addCircumstances(of anchor: Anchor, to event: inout EventFinding) {
        for filler in ["in", "at"].flatMap({ self.filler.fillers(.preposition($0), of: anchor) }) {
            guard case .entity(let place) = filler.value,
                entities[place].isA([Vocabulary.Core.place], in: ontology)
            else { continue }
            Self.note(entities.resolved(place), in: &event.places)
        }
        for filler in filler.fillers(.time, of: anchor) {
            if case .date(let day) = filler.value { Self.note(day, in: &event.days) }
        }
    }

    /// Adds both ends of a statement: who acts, and to whom, where, or about what.
    private func addTold(_ finding: Finding, to event: inout EventFinding) {
        Self.note(entities.resolved(finding.subject), in: &event.actors)
        switch finding.object {
        case .entity(let object):
            let object = entities.resolved(object)
            if entities[object].isA([Vocabulary.Core.place], in: ontology), event.type.isMovement(in: ontology) {
                Self.note(object, in: &event.places)
            } else if entities[object].isA([Vocabulary.Core.agent], in: ontology) {
                Self.note(object, in: &event.actors)
            } else {
                Self.note(object, in: &event.topics)
            }
        case .text(let words): Self.note(words, in: &event.words)
        case .date, .typed, .classes: break
        }
    }

    private static func note<Element: Equatable>(_ element: Element, in list: inout [Element]) {
        if !list.contains(element) { list.append(element) }
    }
}

extension IRI {
    /// Whether a kind of event is a movement, whose other end is a place.
    fileprivate func isMovement(in ontology: Ontology) -> Bool {
        ontology.isClass(self, below: Vocabulary.Core.movement)
    }
}
