import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("Queries that were answered wrongly once")
struct HardCasesTests {
    private func rows(_ query: String, over data: String = "") throws -> [[String]] {
        let store = TripleStore()
        var reader = TriGReader(bytes: Array(("PREFIX : <http://e/> " + data).utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        let parsed = try Query(
            parsing: query, prefixes: [Prefix("", "http://e/"), Prefix("xsd", Vocabulary.XSD.namespace)])
        guard case .solutions(let solutions) = try QueryEngine.evaluate(parsed, over: store.snapshot()) else {
            return []
        }
        return solutions.map { $0.terms.map { $0.map { "\($0)" } ?? "" } }
    }

    @Test("the optional part of GRAPH ?g stays in the graph of its row")
    func optionalInGraph() throws {
        let found = try rows(
            "SELECT ?z { GRAPH ?g { ?s :p ?o OPTIONAL { ?s :q ?z } } }",
            over: "GRAPH :g1 { :s :p 1 } GRAPH :g2 { :s :q 2 }")
        #expect(found == [[""]])
    }

    @Test("an optional part does not bind a variable that its left side may leave open")
    func optionalAfterUnion() throws {
        let many = (0..<200).map { ":x\($0) :p :y\($0) ." }.joined(separator: " ")
        let query =
            "SELECT * { VALUES ?x {1} VALUES ?a {:a} { { ?a :p ?b } UNION { ?a :q ?x } OPTIONAL { ?a :r ?x } } }"
        #expect(try rows(query, over: ":a :p :b ; :r 2 . \(many)").isEmpty)
    }

    @Test(
        "texts, numbers and tags at their limits",
        arguments: [
            ("\"\\u00e9\" = \"e\\u0301\"", "false"), ("SAMETERM(\"\\u00e9\", \"e\\u0301\")", "false"),
            ("ROUND(\"8388609\"^^xsd:float) = 8388609", "true"), ("ROUND(0.49999999999999994e0) = 0", "true"),
            ("ROUND(-2.5) = -2", "true"), ("BOUND(?none) || REGEX(\"a\", \"(?:(?:(?:){9999}){9999}){9999}\")", "true"),
        ])
    func values(expression: String, expected: String) throws {
        #expect(try rows("SELECT (STR(\(expression)) AS ?x) {}") == [["\"\(expected)\""]])
    }

    @Test(
        "what has no value leaves its variable open",
        arguments: ["FLOOR(-170141183460469231731.6)", "CEIL(170141183460469231731.6)", "STRLANG(\"a\", \"e n\")"])
    func errors(expression: String) throws {
        #expect(try rows("SELECT (\(expression) AS ?x) {}") == [[""]])
    }

    @Test("groups of many optional parts in each other are refused, not followed down")
    func nestedChains() {
        var query = "{}"
        for _ in 0..<60 { query = "{ \(query)" + String(repeating: " OPTIONAL {}", count: 400) + " }" }
        #expect(throws: SPARQLSyntaxError.self) { try Query(parsing: "SELECT * \(query)") }
    }
}
