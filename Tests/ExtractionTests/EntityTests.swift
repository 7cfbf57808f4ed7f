import Documents
import Extraction
import Foundation
import RDF
import RDFIO
import TestSupport
import Testing

@Suite("Entities, their IRIs and the events they take part in")
struct EntityTests {
    private static let known = """
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix core: <https://w3id.org/tercet/core#> .
        @prefix x: <https://example.org/> .
        x:ana a foaf:Person ; foaf:name "Ana Ruiz" .
        x:company a core:Organization ; rdfs:label "Peru" .
        x:chile a core:Country ; rdfs:label "República de Chile"@es ; skos:altLabel "Chile" .
        x:ben1 a foaf:Person ; rdfs:label "Ben Keller" .
        x:ben2 a foaf:Person ; rdfs:label "Ben Keller" .
        """

    private func extraction(_ text: String, known: Bool = false, events: Bool = false) throws -> Extraction {
        var reader = RDFReader(bytes: Array(Self.known.utf8), format: .turtle, options: ReaderOptions())
        var triples: [Triple] = []
        var batch = QuadBatch()
        while try reader.next(into: &batch) { triples += batch.quads.indices.map { batch.quad(at: $0).triple } }
        let options = Extractor.Options(
            knownEntities: known ? KnownEntities(triples: triples) : nil, findsEvents: events)
        let extractor = Extractor(
            analyzer: try Shared.analyzer.get(), ontology: try Shared.ontology.get(), options: options)
        return extractor.extract(Document(text: text, name: "test.txt", date: CalendarDate(iso8601: "2021-03-08")))
    }

    private func iri(_ label: String, in extraction: Extraction) -> String? {
        extraction.entities.first { $0.label == label }?.iri.string
    }

    @Test(
        "what the user knows by name and kind keeps its IRI; what is of another kind, or is known twice, does not get one"
    )
    func knownEntities() throws {
        let found = try extraction(
            "Ana Ruiz met with Ben Keller in Chile. Peru signed a deal with Chile.", known: true)
        #expect(iri("Ana Ruiz", in: found) == "https://example.org/ana")
        #expect(iri("Chile", in: found) == "https://example.org/chile")
        #expect(iri("Peru", in: found) == "https://w3id.org/tercet/id/Peru")
        #expect(iri("Ben Keller", in: found) == "https://w3id.org/tercet/id/Ben_Keller")
    }

    @Test("countries are linked to Wikidata and GeoNames, by whatever name they are called")
    func countries() throws {
        let found = try extraction("The U.S. signed a deal with Panama.")
        let links = Dictionary(found.entities.map { ($0.label, $0.sameAs.map(\.string)) }) { first, _ in first }
        #expect(
            links["United States"] == ["http://www.wikidata.org/entity/Q30", "https://sws.geonames.org/6252001/"])
        #expect(links["Panama"] == ["http://www.wikidata.org/entity/Q804", "https://sws.geonames.org/3703430/"])
    }

    @Test("a common noun with a capital is no name that other documents share")
    func commonNouns() throws {
        let peru = try extraction("Ana Ruiz criticized the Government of Peru.")
        let chile = try extraction("Ben Keller criticized the Government of Chile.")
        func government(_ found: Extraction) -> String? {
            found.entities.first { $0.label.hasPrefix("Government") }?.iri.string
        }
        #expect(government(peru) != nil)
        #expect(government(peru) != government(chile))
    }

    @Test(
        "meetings, agreements, statements and movements are told as events when asked for, with actors, place and day")
    func events() throws {
        let text =
            "Ana Ruiz met with Ben Keller in Lima on Thursday. Peru signed a deal with Chile. Refugees fled to Peru."
        #expect(try extraction(text).events.isEmpty)
        let found = try extraction(text, events: true)
        let meeting = try #require(found.events.first { $0.type.string.hasSuffix("#Meeting") })
        #expect(meeting.actors.map(\.string).sorted().map { $0.suffix(8) } == ["Ana_Ruiz", "n_Keller"])
        #expect(meeting.places.map(\.string) == ["https://w3id.org/tercet/id/Lima"])
        #expect(meeting.days == ["2021-03-04"])
        let agreement = try #require(found.events.first { $0.type.string.hasSuffix("#Agreement") })
        #expect(agreement.actors.count == 2)
        let group = try extraction("Ana Ruiz met the ministers of Peru on Thursday.", events: true)
        #expect(group.events.map(\.actors.count) == [2], "whom a participant meets takes part too")
        let sem = "http://semanticweb.cs.vu.nl/2009/11/sem/"
        let predicates = Set(found.quads().map(\.triple.predicate.string))
        #expect(predicates.isSuperset(of: ["eventType", "hasActor", "hasPlace", "hasTime"].map { sem + $0 }))
    }

    @Test("the foreign secretary is the one person introduced as Foreign Secretary, and nobody else is")
    func officeHolders() throws {
        let found = try extraction(
            "Foreign Secretary Ana Ruiz visited Lima. The Foreign Secretary met with Defence Minister Ben Keller in Quito."
        ).readable(try Shared.ontology.get())
        #expect(found.contains { $0.description == "Ana Ruiz\tmetWith\tBen Keller" }, "\(found)")
    }

    @Test("a paragraph behind a colon is what was said, and \"I\" in it is the speaker")
    func announcedSpeech() throws {
        let found = try extraction("Ana Ruiz visited Lima.\n\nRuiz said:\n\nI condemn the attack in Quito.")
            .readable(try Shared.ontology.get()).map(\.description)
        #expect(found.contains("Ana Ruiz\tsaid\tI condemn the attack in Quito."), "\(found)")
        #expect(found.contains { $0.hasPrefix("Ana Ruiz\tcondemned\t") }, "\(found)")
    }

    @Test("what a spokesperson is quoted with is told too; what anybody else is quoted with is only said")
    func spokespersons() throws {
        let quoted = "said: \"Ben Keller visited Lima.\""
        let official = try extraction("A Foreign Office spokesman \(quoted)").readable(try Shared.ontology.get())
        #expect(official.contains { $0.description == "Ben Keller\tvisited\tLima" }, "\(official)")
        let other = try extraction("Ana Ruiz \(quoted)").readable(try Shared.ontology.get())
        #expect(!other.contains { $0.property == "visited" }, "\(other)")
    }
}
