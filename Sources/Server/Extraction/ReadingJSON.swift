import Documents
import Extraction
import JSON
import RDF
import Tercet

/// What a document says, as JSON: its text, and the sentences, entities and facts with their places in it.
///
/// Places count the Unicode scalars of the text (RFC 5147), the end not included.
struct ReadingJSON {
    private let reading: DocumentReading.Reading
    private let scalars: [Unicode.Scalar]
    private let sentences: [Range<Int>]
    private var labels = JSONObject()

    private struct Mention: Hashable {
        let range: Range<Int>
        let entity: IRI
    }

    init(_ reading: DocumentReading.Reading, ontologyLabels: (IRI) -> String?) {
        self.reading = reading
        scalars = Array(reading.document.text.unicodeScalars)
        let offsets = reading.document.characterOffsets
        sentences = reading.sentences.map { offsets.characters(of: $0) }
        for entity in reading.extraction.entities { labels[entity.iri.string] = .string(entity.label) }
        let predicates = reading.extraction.statements.map(\.triple.predicate)
        let classes = reading.extraction.entities.flatMap(\.classes)
        for iri in predicates + classes where labels[iri.string] == nil {
            if let label = ontologyLabels(iri) { labels[iri.string] = .string(label) }
        }
    }

    /// The object.
    func value() -> JSONValue {
        var places: [Mention] = []
        let statements = reading.extraction.statements.flatMap { statement in
            statement.evidence.map { value(statement.triple, $0, &places) }
        }
        var object = JSONObject()
        object["document"] = .string(reading.extraction.document.string)
        object["title"] = reading.document.title.map { .string($0) } ?? .null
        object["date"] = reading.document.date.map { .string("\($0)") } ?? .null
        object["text"] = .string(reading.document.text)
        object["sentences"] = .array(sentences.map { span($0) })
        object["mentions"] = .array(mentionValues(places))
        object["statements"] = .array(statements)
        object["labels"] = .object(labels)
        return .object(object)
    }

    /// A fact as one of its sentences tells it.
    private func value(_ triple: Triple, _ evidence: Evidence, _ places: inout [Mention]) -> JSONValue {
        let range = evidence.characters.clamped(to: 0..<scalars.count)
        let words = FactSource.places(
            of: [evidence.subjectWords, evidence.predicateWords, evidence.objectWords],
            in: scalars[range].map { $0 == "\n" ? " " : $0 }
        ).map { $0.map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound } }
        note(triple.subject, words[0], &places)
        note(triple.object, words[2], &places)
        var object = JSONObject()
        object["subject"] = .string(triple.subject.iri?.string ?? "\(triple.subject)")
        object["predicate"] = .string(triple.predicate.string)
        object["object"] = Self.value(triple.object)
        object["sentence"] = sentence(at: range.lowerBound).map { .number(JSONNumber($0)) }
        object["confidence"] = JSONNumber((evidence.confidence * 100).rounded() / 100).map { .number($0) }
        for (name, ranges) in zip(["subjectWords", "predicateWords", "objectWords"], words) {
            object[name] = .array(
                ranges.map { [.number(JSONNumber($0.lowerBound)), .number(JSONNumber($0.upperBound))] })
        }
        return .object(object)
    }

    /// The sentence that a character stands in, or the next one.
    ///
    /// - Complexity: O(log(sentences)).
    private func sentence(at character: Int) -> Int? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound > character { high = middle } else { low = middle + 1 }
        }
        return low < sentences.count ? low : nil
    }

    private func note(_ term: Term, _ ranges: [Range<Int>], _ places: inout [Mention]) {
        guard let iri = term.iri else { return }
        places += ranges.map { Mention(range: $0, entity: iri) }
    }

    /// The places of entities, each once, in the order of the text; of those that overlap the longest stays.
    private func mentionValues(_ places: [Mention]) -> [JSONValue] {
        let entities = Dictionary(reading.extraction.entities.map { ($0.iri, $0) }) { first, _ in first }
        var end = 0
        let ordered = places.sorted {
            ($0.range.lowerBound, -$0.range.upperBound, $0.entity.string)
                < ($1.range.lowerBound, -$1.range.upperBound, $1.entity.string)
        }
        return ordered.compactMap { mention in
            guard mention.range.lowerBound >= end, let entity = entities[mention.entity] else { return nil }
            end = mention.range.upperBound
            guard case .object(var object) = span(mention.range) else { return nil }
            object["entity"] = .string(entity.iri.string)
            object["label"] = .string(entity.label)
            object["type"] = entity.classes.first.map { .string($0.string) } ?? .null
            return .object(object)
        }
    }

    private func span(_ range: Range<Int>) -> JSONValue {
        ["start": .number(JSONNumber(range.lowerBound)), "end": .number(JSONNumber(range.upperBound))]
    }

    private static func value(_ term: Term) -> JSONValue {
        var object = JSONObject()
        switch term {
        case .literal(let literal):
            object["type"] = "literal"
            object["value"] = .string(literal.lexicalForm)
            object["datatype"] = .string(literal.datatype.string)
            if let language = literal.language { object["language"] = .string("\(language)") }
        default:
            object["type"] = "uri"
            object["value"] = .string(term.iri?.string ?? "\(term)")
        }
        return .object(object)
    }
}
