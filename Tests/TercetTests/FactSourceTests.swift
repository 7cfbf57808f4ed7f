import Tercet
import Testing

@Suite("The places that facts were read at")
struct FactSourceTests {
    @Test(
        "words are marked where they stand closest together",
        arguments: [
            ("Ana met Ben.", "Ana", "met", "Ben", "[Ana]ˢ [met]ᵖ [Ben]ᵒ."),
            ("He said he called Ben.", "he", "called", "Ben", "He said [he]ˢ [called]ᵖ [Ben]ᵒ."),
            (
                "Ben met Ana, and Ben praised her.", "Ben", "praised", "her",
                "Ben met Ana, and [Ben]ˢ [praised]ᵖ [her]ᵒ."
            ),
            (
                "The minister of Peru left.", "The minister of Peru", "minister", "Peru",
                "[The [minister]ᵖ of [Peru]ᵒ]ˢ left."
            ),
            ("They met.", "They", "met", "met", "[They]ˢ [met]ᵖᵒ."),
            ("He held long talks.", "He", "held talks", "nobody", "[He]ˢ [held]ᵖ long [talks]ᵖ."),
            ("“Ana” métro met.", "Ana", "mét", "met", "“[Ana]ˢ” métro [met]ᵒ."),
            ("", "", "", "", ""),
        ])
    func marks(_ sentence: String, _ subject: String, _ predicate: String, _ object: String, _ marked: String) {
        let source = FactSource(
            sentence: sentence, subjectWords: subject, predicateWords: predicate, objectWords: object)
        #expect(source.markedSentence == marked)
    }

    @Test("evidence is found in whatever form it was inserted", arguments: [EvidenceStyle.annotation, .reification])
    func styles(_ style: EvidenceStyle) throws {
        let graph = try KnowledgeGraph()
        let text = "Kevin McAleenan met with Maria Lopez in Lima on Monday."
        let extraction = try graph.ingest(Document(text: text, name: "visit.txt"), evidence: style)
        let snapshot = graph.store.snapshot()
        #expect(!extraction.statements.isEmpty)
        for statement in extraction.statements {
            let sources = snapshot.sources(of: statement.triple)
            #expect(sources.count == Set(statement.evidence).count)
            for (source, evidence) in zip(sources, statement.evidence) {
                #expect(source.sentence == evidence.sentence)
                #expect(source.subjectWords == evidence.subjectWords)
                #expect(source.place?.string.hasSuffix("#char=0,55") == true)
            }
        }
    }

    @Test("a graph with no evidence tells no places")
    func none() throws {
        let graph = try KnowledgeGraph()
        let extraction = try graph.ingest(Document(text: "Ana Ruiz met Maria Lopez.", name: "visit.txt"))
        for statement in extraction.statements { #expect(graph.store.snapshot().sources(of: statement.triple).isEmpty) }
    }
}
