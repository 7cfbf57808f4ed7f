import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Tutorial of SPARQLEngine")
struct SPARQLEngineTutorial {
    @Test("A query is built and answered")
    func queries() throws {
        let store = TripleStore()
        for name in ["Peru", "Chile", "Panama"] {
            let country = Term.iri("http://example.org/\(name)")
            try store.insert(
                Quad(
                    Triple(subject: country, predicate: Vocabulary.RDF.type, object: .iri("http://example.org/Country"))
                ))
            try store.insert(
                Quad(Triple(subject: country, predicate: Vocabulary.RDFS.label, object: .literal(Literal(name)))))
        }
        // tutorial
        struct Label: Decodable, Equatable { var label: String }

        let country = Variable("country")
        let label = Variable("label")
        let query = Query.select(label) {
            TriplePattern(country, Vocabulary.RDF.type, "http://example.org/Country" as IRI)
            TriplePattern(country, Vocabulary.RDFS.label, label)
            Filter(label.call(.strStarts, "P"))
        }
        .ordered(by: label)

        guard case .solutions(let solutions) = try QueryEngine.evaluate(query, over: store.snapshot()) else { return }
        let labels = try solutions.decode(as: Label.self)
        // end
        #expect(labels == [Label(label: "Panama"), Label(label: "Peru")])
    }
}
