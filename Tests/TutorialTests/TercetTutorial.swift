import Tercet
import Testing

@Suite("Tutorial of Tercet")
struct TercetTutorial {
    @Test("A text is read and asked")
    func knowledge() throws {
        // tutorial
        let graph = try KnowledgeGraph()
        try graph.ingest(Document(text: "Ana Ruiz met Ben Diaz in Lima.", name: "a1.txt"))
        let who = Variable("who")
        let whom = Variable("whom")
        let metWith: IRI = "https://w3id.org/tercet/core#metWith"
        let meetings = try graph.select(.select(who, whom) { TriplePattern(who, metWith, whom) })
        // end
        #expect(Array(meetings).count == 1)
    }
}
