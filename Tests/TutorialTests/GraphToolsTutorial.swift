import GraphTools
import RDF
import Testing

@Suite("Tutorial of GraphTools")
struct GraphToolsTutorial {
    @Test("Triples become nodes and edges")
    func edges() throws {
        let graph = Graph([
            Triple(
                subject: .iri("http://example.org/ana"), predicate: "http://example.org/visited",
                object: .iri("http://example.org/panama"))
        ])
        // tutorial
        let drawing = PropertyGraph(graph.batches)
        let edges = drawing.edges.map { (drawing.nodes[$0.source].label, drawing.nodes[$0.target].label) }
        let files = drawing.files(as: .graphml)
        // end
        #expect(edges.count == 1)
        #expect(files.count == 1)
    }
}
