import Tercet
import Testing

@Suite("Tutorial of Extraction")
struct ExtractionTutorial {
    @Test("A fact has its sentence")
    func evidence() throws {
        // tutorial
        let extractor = Extractor(analyzer: try EnglishAnalyzer(), ontology: try Ontology.standard())
        let extraction = extractor.extract(Document(text: "Ana Ruiz met Ben Diaz in Lima.", name: "a1.txt"))
        let facts = extraction.statements.map { ($0.labels.subject, $0.labels.property, $0.labels.object) }
        let sentence = extraction.statements.first?.evidence.first?.sentence
        // end
        #expect(facts.contains { $0 == ("Ana Ruiz", "met with", "Ben Diaz") }, "\(facts)")
        #expect(sentence == "Ana Ruiz met Ben Diaz in Lima.")
    }
}
