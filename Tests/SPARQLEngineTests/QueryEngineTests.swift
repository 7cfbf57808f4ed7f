import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("The query engine")
struct QueryEngineTests {
    static let people = """
        PREFIX : <http://example.org/>
        :ann :name "Ann" ; :age 30 ; :knows :bob, :cid .
        :bob :name "Bob" ; :age 25 ; :knows :cid .
        :cid :name "Cid" ; :age 41 .
        """

    static func store(_ turtle: String) throws -> TripleStore {
        var reader = TurtleReader(bytes: Array(turtle.utf8))
        let store = TripleStore()
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        return store
    }

    /// The rows of a query over the people as text, an unbound variable as `-`.
    static func rows(_ query: String, over turtle: String = people) throws -> [[String]] {
        let parsed = try Query(parsing: "PREFIX : <http://example.org/> " + query)
        guard case .solutions(let solutions) = try QueryEngine.evaluate(parsed, over: try store(turtle).snapshot())
        else {
            return []
        }
        return solutions.table.rows.map { row in
            row.map { term in
                switch term {
                case .iri(let iri): String(iri.string.split(separator: "/").last ?? "")
                case .literal(let literal): literal.lexicalForm
                case .blankNode: "_"
                case .triple, nil: "-"
                }
            }
        }
    }

    @Test(
        "answers queries",
        arguments: [
            ("SELECT ?n WHERE { :ann :name ?n }", [["Ann"]]),
            ("SELECT ?n WHERE { ?p :age ?a ; :name ?n FILTER(?a > 28) } ORDER BY DESC(?a)", [["Cid"], ["Ann"]]),
            (
                "SELECT ?n ?m WHERE { ?p :name ?n OPTIONAL { ?p :knows/:name ?m FILTER(?m != \"Bob\") } } ORDER BY ?n",
                [["Ann", "Cid"], ["Bob", "Cid"], ["Cid", "-"]]
            ),
            ("SELECT (COUNT(*) AS ?c) WHERE { ?p :knows ?q }", [["3"]]),
            ("SELECT ?q (COUNT(?p) AS ?c) WHERE { ?p :knows ?q } GROUP BY ?q HAVING(COUNT(?p) > 1)", [["cid", "2"]]),
            ("SELECT ?q (COUNT(*) AS ?c) WHERE { ?p :knows ?q } GROUP BY ?q ?q HAVING(COUNT(*) = 2)", [["cid", "2"]]),
            (
                "SELECT ?p ?n WHERE { ?p :age ?a BIND(EXISTS { ?p :knows :bob } AS ?n) } ORDER BY ?p",
                [["ann", "true"], ["bob", "false"], ["cid", "false"]]
            ),
            (
                "SELECT ?p WHERE { ?p :age ?a FILTER(?a < 26 || EXISTS { ?p :knows :bob }) } ORDER BY ?p",
                [["ann"], ["bob"]]
            ),
            (
                "SELECT ?p ?q WHERE { ?p :age ?a OPTIONAL { ?p :knows ?q FILTER EXISTS { ?q :knows ?r } } } ORDER BY ?p",
                [["ann", "bob"], ["bob", "-"], ["cid", "-"]]
            ),
            ("SELECT * WHERE { ?p :age 30 } LIMIT 0", []),
            ("SELECT (AVG(?a) AS ?m) WHERE { ?p :age ?a }", [["32"]]),
            ("SELECT ?p WHERE { ?p :name ?n FILTER NOT EXISTS { ?p :knows ?q } }", [["cid"]]),
            ("SELECT ?p WHERE { ?p :name ?n MINUS { ?p :knows :bob } } ORDER BY ?p", [["bob"], ["cid"]]),
            ("SELECT ?x WHERE { :ann :knows+ ?x } ORDER BY ?x", [["bob"], ["cid"]]),
            (
                "SELECT ?x WHERE { { :ann :knows ?x } UNION { :bob :knows ?x } } ORDER BY ?x LIMIT 2 OFFSET 1",
                [["cid"], ["cid"]]
            ),
            ("SELECT DISTINCT ?x WHERE { ?p :knows ?x } ORDER BY ?x", [["bob"], ["cid"]]),
            ("SELECT ?n ?d WHERE { ?p :name ?n ; :age ?a BIND(?a * 2 AS ?d) VALUES ?n { \"Bob\" } }", [["Bob", "50"]]),
            ("SELECT ?n WHERE { { SELECT (MAX(?a) AS ?m) WHERE { ?p :age ?a } } ?p :age ?m ; :name ?n }", [["Cid"]]),
            ("SELECT ?n WHERE { ?p :name ?n FILTER REGEX(?n, \"^[a-b]\", \"i\") } ORDER BY ?n", [["Ann"], ["Bob"]]),
        ] as [(String, [[String]])])
    func answers(query: String, expected: [[String]]) throws {
        #expect(try QueryEngineTests.rows(query) == expected)
    }

    @Test(
        "names the feature that it does not evaluate",
        arguments: [
            ("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
            ("SELECT (<http://example.org/f>(1) AS ?x) WHERE {}", "http://example.org/f"),
        ])
    func unsupported(query: String, feature: String) throws {
        let parsed = try Query(parsing: query)
        let error = #expect(throws: QueryError.self) {
            try QueryEngine.evaluate(parsed, over: TripleStore().snapshot())
        }
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains(feature) == true)
    }

    @Test(
        "evaluates long chains and deep nests",
        arguments: [
            ("SELECT * { FILTER(1" + String(repeating: " || 1", count: 10_000) + ") }", 1),
            ("SELECT * { FILTER(1" + String(repeating: " + 1", count: 10_000) + " > 0) }", 1),
            ("SELECT * { {}" + String(repeating: " UNION {}", count: 2000) + "}", 2001),
            ("SELECT * { " + String(repeating: "{ ?s :age ?o }", count: 2000) + "}", 3),
            ("SELECT * { ?s :age " + String(repeating: "?o, ", count: 2000) + "?o }", 3),
            ("SELECT * { ?s :age ?a " + String(repeating: "OPTIONAL { ?s :knows :bob } ", count: 500) + "}", 3),
            ("SELECT * { ?s :age ?a " + String(repeating: "MINUS { ?s :knows :bob } ", count: 500) + "}", 2),
            (
                "SELECT * { ?s :age ?a " + String(repeating: "OPTIONAL { ?s :age ?a ", count: 100)
                    + String(repeating: "}", count: 101), 3
            ),
            (
                "SELECT * { ?s :age ?a " + String(repeating: "FILTER EXISTS { ?s :age ?a ", count: 60)
                    + String(repeating: "}", count: 61), 3
            ),
        ])
    func chains(query: String, count: Int) throws {
        #expect(try QueryEngineTests.rows(query).count == count)
    }

    @Test("stops with an error when a step has too many rows")
    func limits() throws {
        let query = try Query(parsing: "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }")
        let snapshot = try QueryEngineTests.store(QueryEngineTests.people).snapshot()
        let error = #expect(throws: QueryError.self) {
            try QueryEngine.evaluate(query, over: snapshot, options: QueryOptions(limits: QueryLimits(maximumRows: 50)))
        }
        #expect(error?.code == .limit)
    }
}
