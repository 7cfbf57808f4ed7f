import RDF
import Testing

@Suite("Tutorial of RDF")
struct RDFTutorial {
    @Test("A graph is made, and compared whatever its blank nodes are called")
    func graph() throws {
        // tutorial
        let ana = Term.iri("http://example.org/ana")
        var graph = Graph()
        graph.insert(
            Triple(subject: ana, predicate: Vocabulary.RDFS.label, object: .literal(Literal("Ana", language: "es"))))
        graph.insert(
            Triple(subject: ana, predicate: "http://example.org/knows", object: .blankNode(BlankNode("someone"))))

        let labels = graph.objects(of: ana, Vocabulary.RDFS.label)
        // end
        #expect(labels == [.literal(Literal("Ana", language: "es"))])
        #expect(graph.count == 2)
    }
}
