import Canonicalization
import RDF
import Testing

@Suite("Tutorial of Canonicalization")
struct CanonicalizationTutorial {
    @Test("Graphs that differ in labels only have one form")
    func canonical() throws {
        // tutorial
        func friendOfSomeone(_ label: String) -> Dataset {
            Dataset([
                Quad(
                    Triple(
                        subject: .iri("http://example.org/ana"), predicate: "http://example.org/knows",
                        object: .blankNode(BlankNode(label))))
            ])
        }
        let one = try friendOfSomeone("x").canonicalized().document
        let other = try friendOfSomeone("y").canonicalized().document
        // end
        #expect(one == other)
    }
}
