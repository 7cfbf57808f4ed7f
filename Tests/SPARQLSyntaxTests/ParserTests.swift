import RDF
import SPARQLSyntax
import Testing

@Suite("The query parser")
struct ParserTests {
    @Test("keeps the projection in its order")
    func projection() throws {
        let query = try Query(parsing: "SELECT ?b ?a WHERE { ?a <http://example.org/p> ?b }")
        #expect(query.form == .select([Variable("b"), Variable("a")]))
    }
}
