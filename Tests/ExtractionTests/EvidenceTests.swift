import Documents
import Extraction
import Foundation
import RDF
import Testing

@Suite("Evidence of statements")
struct EvidenceTests {
    static let text = """
        2021-03-08

        Été — “Refugees”, said nobody.\r
        Peru signed a deal with Chile. 🦙 Refugees from Syria are fleeing violence in São Tomé.
        """

    @Test("the character range of a statement is the sentence that it names")
    func characterRanges() throws {
        let extraction = try Shared.extract(Document(text: Self.text, name: "test.txt"))
        let characters = Array(Self.text.replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars)
        #expect(!extraction.statements.isEmpty)
        for evidence in extraction.statements.flatMap(\.evidence) {
            let words = String(String.UnicodeScalarView(characters[evidence.characters]))
            #expect(words == evidence.sentence)
            #expect(evidence.sentence.contains(evidence.subjectWords))
            #expect((0...1).contains(evidence.confidence))
        }
    }

    @Test("two runs give the same quads", arguments: EvidenceStyle.allCases)
    func sameQuads(style: EvidenceStyle) throws {
        let document = Document(text: Self.text, name: "test.txt")
        let first = try Shared.extract(document).quads(evidence: style)
        let second = try Shared.extract(document).quads(evidence: style)
        #expect(first == second)
        #expect(!first.isEmpty)
    }

    @Test("annotations point to the statement and its place in the document")
    func annotations() throws {
        let extraction = try Shared.extract(Document(text: Self.text, name: "test.txt"))
        let quads = extraction.quads(evidence: .annotation)
        let reified = quads.filter { $0.triple.predicate == Vocabulary.RDF.reifies }.map(\.triple.object)
        for statement in extraction.statements { #expect(reified.contains(.triple(statement.triple))) }
        let sources = quads.filter { $0.triple.predicate == Vocabulary.PROV.wasDerivedFrom }
        #expect(sources.count == reified.count)
        #expect(sources.allSatisfy { $0.triple.object.iri?.string.contains("#char=") == true })
    }

    @Test("the graph style puts the facts into the document's graph")
    func graph() throws {
        let extraction = try Shared.extract(Document(text: Self.text, name: "test.txt"))
        let quads = extraction.quads(evidence: .graph)
        let facts = Set(extraction.statements.map(\.triple))
        #expect(quads.filter { facts.contains($0.triple) }.allSatisfy { $0.graph == .iri(extraction.document) })
    }
}
