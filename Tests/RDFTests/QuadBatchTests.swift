import RDF
import Testing

@Suite("A batch of quads")
struct QuadBatchTests {
    @Test(
        "gives back every kind of term",
        arguments: [
            Term.iri("http://example.org/a"),
            .blankNode(BlankNode("b0")),
            .literal(Literal("plain \u{1F30D}")),
            .literal(Literal("1", datatype: Vocabulary.XSD.integer)),
            .literal(Literal("mot", language: "fr-CA")),
            .literal(Literal("שלום", language: "he", direction: .rightToLeft)),
            .triple(Triple(subject: .iri("s"), predicate: "p", object: .literal(Literal("o", language: "en")))),
        ])
    func roundTrip(_ term: Term) {
        let quad = Quad(Triple(subject: .iri("s"), predicate: "p", object: term), graph: .iri("g"))
        var batch = QuadBatch()
        batch.append(quad)
        #expect(batch.quad(at: 0) == quad)
    }
}
