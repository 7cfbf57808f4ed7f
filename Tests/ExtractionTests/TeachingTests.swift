import Documents
import Language
import RDF
import RDFIO
import Testing

@testable import Extraction

@Suite("Teaching")
struct TeachingTests {
    private static let ontology = """
        @prefix f: <https://example.org/film#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        f:Film a owl:Class ; rdfs:label "film" . f:Human a owl:Class ; rdfs:label "human" .
        f:director a owl:ObjectProperty ; rdfs:label "director" ; rdfs:domain f:Film ; rdfs:range f:Human .
        f:helmer a owl:ObjectProperty ; rdfs:label "zq" ; rdfs:domain f:Film ; rdfs:range f:Human .
        """

    private static func read(_ texts: String...) throws -> Ontology {
        var triples: [Triple] = []
        for (index, text) in texts.enumerated() {
            let options = ReaderOptions(blankNodePrefix: "t\(index)_")
            var reader = RDFReader(bytes: Array(text.utf8), format: .turtle, options: options)
            var batch = QuadBatch()
            while try reader.next(into: &batch) {
                triples += batch.quads.indices.map { batch.quad(at: $0).triple }
            }
        }
        return Ontology(triples: triples)
    }

    private static func facts(_ text: String, _ ontology: Ontology) throws -> [String] {
        let extractor = Extractor(analyzer: try EnglishAnalyzer(), ontology: ontology)
        return extractor.extract(Document(text: text, name: "a")).statements.map {
            "\($0.labels.subject) | \($0.labels.property) | \($0.labels.object)"
        }
    }

    @Test("a property without lexical entries is found by the words of its label")
    func labels() throws {
        let facts = try Self.facts("Silent Harbour was directed by Maria Lopez.", try Self.read(Self.ontology))
        #expect(facts == ["Silent Harbour | director | Maria Lopez"])
    }

    @Test("examples teach words that no label has, and the lexicon survives being written and read")
    func examples() throws {
        let films = [
            "Silent Harbour", "Golden Valley", "Broken Mirror", "Distant Thunder", "Paper Garden", "Iron Winter",
        ]
        let people = ["Maria Lopez", "John Carter", "Anna Weber", "Peter Novak", "Laura Rossi", "David Kim"]
        let examples = films.flatMap { film in
            people.map { person in
                TeachingExample(
                    text: "\(film) was shepherded by \(person).",
                    facts: [TeachingExample.Fact(subject: film, property: "zq", object: person)], isComplete: true)
            }
        }
        let ontology = try Self.read(Self.ontology)
        let teacher = Teacher(analyzer: try EnglishAnalyzer(), ontology: ontology)
        let triples = teacher.lexicon(from: examples)
        #expect(triples == teacher.lexicon(from: examples))
        let text = try Dataset(triples.map { Quad($0) }).bytes(as: .turtle)
        let taught = try Self.read(Self.ontology, String(decoding: text, as: UTF8.self))
        let sentence = "Crimson Tide was shepherded by Paul Meyer."
        #expect(try Self.facts(sentence, ontology).isEmpty)
        #expect(try Self.facts(sentence, taught).contains("Crimson Tide | zq | Paul Meyer"))
    }

    @Test(
        "dates in words and digits are read",
        arguments: [
            ("April 27th, 1937", "1937-04-27"), ("27 April 1937", "1937-04-27"), ("1937-04-27", "1937-04-27"),
            ("01-07-1976", "1976-07-01"), ("July 4, 1776", "1776-07-04"),
        ])
    func dates(text: String, iso: String) throws {
        let date = try #require(WrittenDate(text))
        #expect(
            CalendarDate(year: date.year, month: try #require(date.month), day: try #require(date.day))?.description
                == iso)
    }

    @Test("what is no date is not read as one", arguments: ["", "12", "31 February 2001", "Maria", "8,500"])
    func noDates(text: String) { #expect(WrittenDate(text) == nil) }

    @Test("words of one stem are related, others are not")
    func stems() {
        #expect(WordStem.areRelated("direct", "director"))
        #expect(WordStem.areRelated("found", "founding"))
        #expect(!WordStem.areRelated("film", "firm"))
        #expect(!WordStem.areRelated("", "director"))
    }
}
