import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("SERVICE")
struct ServiceTests {
    /// Answers with what it was asked, and fails for other endpoints.
    private struct Endpoints: ServiceClient {
        struct Down: Error, CustomStringConvertible {
            var description: String { "the host is down" }
        }

        func solutions(of query: String, at endpoint: IRI) throws -> SolutionTable {
            let name = String(endpoint.string.suffix(1))
            guard ["1", "2"].contains(name) else { throw Down() }
            return SolutionTable(
                variables: ["s", "other", "asked"],
                rows: ["a", "b"].map {
                    [.iri("http://e/\($0)\(name)"), .blankNode(BlankNode("x")), .literal(Literal(query))]
                })
        }
    }

    private func rows(_ query: String, _ data: String = "", services: (any ServiceClient)? = Endpoints()) throws
        -> [[String]]
    {
        let store = TripleStore()
        var reader = TurtleReader(bytes: Array(("PREFIX : <http://e/> " + data).utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        let parsed = try Query(parsing: query, prefixes: [Prefix("", "http://e/"), Prefix("other", "http://o/")])
        let results = try QueryEngine.evaluate(
            parsed, over: store.snapshot(), options: QueryOptions(services: services))
        guard case .solutions(let solutions) = results else { return [] }
        return solutions.map { $0.terms.map { $0.map { "\($0)".replacing("http://e/", with: "") } ?? "" } }
    }

    @Test("the endpoint gets the group as a query with the prefixes that stand in it")
    func query() throws {
        let found = try rows(
            "BASE <http://b/> SELECT DISTINCT ?asked { SERVICE :1 { ?s :p ?asked FILTER(?s != <x>) } }")
        #expect(found.count == 1)
        #expect(
            found[0][0].hasSuffix("SELECT * WHERE { ?s :p ?asked FILTER(?s != <x>) }\"")
                && found[0][0].contains("BASE <http://b/>") && found[0][0].contains("PREFIX : <>")
                && !found[0][0].contains("other"), "\(found)")
    }

    @Test("a variable asks each endpoint that it has a value for")
    func variableEndpoint() throws {
        let data = ":x :at :1 . :y :at :2 . :z :at :2 . :a1 :of :x . :b2 :of :z ."
        #expect(
            try rows("SELECT ?x ?s { ?x :at ?e . SERVICE ?e { ?s :p ?o } } ORDER BY ?x ?s", data)
                == [
                    ["<x>", "<a1>"], ["<x>", "<b1>"], ["<y>", "<a2>"], ["<y>", "<b2>"], ["<z>", "<a2>"],
                    ["<z>", "<b2>"],
                ])
        #expect(
            try rows("SELECT ?s { SERVICE ?e { ?s :p ?o } ?x :at ?e . ?s :of ?x } ORDER BY ?s", data) == [
                ["<a1>"], ["<b2>"],
            ])
        #expect(
            try rows("SELECT ?s { ?x :of ?y OPTIONAL { ?y :at ?e SERVICE ?e { ?s :p ?o } } } ORDER BY ?s", data).count
                == 4)
        #expect(throws: QueryError.self) { try rows("SELECT ?s { SERVICE ?e { ?s :p ?o } }") }
    }

    @Test("blank nodes of answers are new ones, one for each label of an answer")
    func blankNodes() throws {
        #expect(
            try rows("SELECT ?s ?t { SERVICE :1 { ?s :p ?other } SERVICE :1 { ?t :q ?other } }").isEmpty)
        #expect(try rows("SELECT DISTINCT ?other { SERVICE :1 { ?s :p ?other } }").count == 1)
    }

    @Test("an endpoint that fails ends the query, and SILENT passes it over")
    func failures() throws {
        let error = try #require(throws: QueryError.self) { try rows("SELECT * { SERVICE :3 { ?s ?p ?o } }") }
        #expect(error.code == .service && error.message.contains("the host is down"))
        #expect(try rows("SELECT * { SERVICE SILENT :3 { ?s ?p ?o } BIND(1 AS ?x) }").count == 1)
        #expect(throws: QueryError.self) { try rows("SELECT * { SERVICE :1 { ?s ?p ?o } }", services: nil) }
        #expect(throws: QueryError.self) { try rows("SELECT * { VALUES ?e { 7 } SERVICE ?e { ?s ?p ?o } }") }
    }
}
