public import RDF

/// An event with those who take part in it, where and when it is, as the Simple Event Model tells of it.
public struct EventDescription: Hashable, Sendable {
    /// The IRI.
    public var iri: IRI
    /// What kind of event it is, as a class of the ontology.
    public var type: IRI
    /// Those who take part.
    public var actors: [IRI] = []
    /// Where it is.
    public var places: [IRI] = []
    /// What it is about.
    public var topics: [IRI] = []
    /// The words that were said.
    public var words: [String] = []
    /// The days on which it is, as `xsd:date` writes them.
    public var days: [String] = []
}

extension Extraction {
    /// The triples that tell of the events, in the terms of SEM.
    var eventTriples: [Triple] {
        events.flatMap { event -> [Triple] in
            let node = Term.iri(event.iri)
            func links(_ predicate: IRI, _ objects: [IRI]) -> [Triple] {
                objects.map { Triple(subject: node, predicate: predicate, object: .iri($0)) }
            }
            var triples = links(Vocabulary.RDF.type, [Vocabulary.SEM.event])
            triples += links(Vocabulary.SEM.eventType, [event.type])
            triples += links(Vocabulary.SEM.hasActor, event.actors)
            triples += links(Vocabulary.SEM.hasPlace, event.places)
            triples += links(Vocabulary.Core.hasTopic, event.topics)
            for words in event.words {
                let text = Term.literal(Literal(words, language: "en"))
                triples.append(Triple(subject: node, predicate: Vocabulary.RDF.value, object: text))
            }
            return triples + event.days.flatMap { time($0, of: node) }
        }
    }

    private func time(_ day: String, of node: Term) -> [Triple] {
        let time = Term.iri(IRI("\(document.string)#day-\(day)"))
        return [
            Triple(subject: node, predicate: Vocabulary.SEM.hasTime, object: time),
            Triple(subject: time, predicate: Vocabulary.RDF.type, object: .iri(Vocabulary.SEM.time)),
            Triple(
                subject: time, predicate: Vocabulary.SEM.hasTimeStamp,
                object: .literal(Literal(day, datatype: Vocabulary.XSD.date))),
        ]
    }
}
