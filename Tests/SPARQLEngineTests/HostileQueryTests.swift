import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Hostile queries")
struct HostileQueryTests {
    /// A ring of nodes, each of which also points at the first.
    private func ring(_ count: Int) throws -> TripleStore {
        let store = TripleStore()
        var batch = QuadBatch()
        for node in 0..<count {
            for target in [(node + 1) % count, 0] {
                batch.append(
                    Quad(
                        Triple(
                            subject: .iri("http://e/\(node)"), predicate: "http://e/next",
                            object: .iri("http://e/\(target)"))))
            }
        }
        try store.insert(batch)
        return store
    }

    private func solutions(
        _ text: String, _ store: TripleStore = TripleStore(), limits: QueryLimits = QueryLimits()
    ) throws -> Solutions? {
        let query = try Query(parsing: text, prefixes: [Prefix("", "http://e/")])
        let results = try QueryEngine.evaluate(query, over: store.snapshot(), options: QueryOptions(limits: limits))
        if case .solutions(let solutions) = results { return solutions }
        return nil
    }

    /// What a query may take in these tests before it counts as hanging.
    private static let patience = QueryLimits(timeout: .seconds(60))

    @Test("the first rows of a product of 10¹⁹ come at once")
    func product() throws {
        let store = try ring(1000)
        let text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r } LIMIT 10"
        #expect(
            try solutions(text, store, limits: QueryLimits(maximumRows: 100_000, timeout: .seconds(20)))?.count == 10)
    }

    @Test(
        "regular expressions take time in proportion to the text",
        arguments: [
            ("^(a+)+$", "false"), ("^(a|aa)+$", "false"), ("(a*)*b", "false"), ("^(([a-z])+.)+[A-Z]([a-z])+$", "false"),
            ("(a?){60}a{60}$", "false"), ("^(a|a|a|a)*!$", "true"),
        ])
    func regexes(_ pattern: String, _ expected: String) throws {
        let text = String(repeating: "a", count: 1000) + "!"
        let found = try solutions("SELECT (STR(REGEX(\"\(text)\", \"\(pattern)\")) AS ?x) {}", limits: Self.patience)
        #expect(found?[0]["x"] == .literal(Literal(expected)))
    }

    @Test(
        "paths over cycles end, however they are nested",
        arguments: ["next*", "next+", "(:next*)*", "(:next|^:next)*", "(:next/:next)*", "(!:other)+"])
    func cycles(_ path: String) throws {
        let path = path.hasPrefix("next") ? ":" + path : path
        let store = try ring(300)
        #expect(try solutions("SELECT ?x { :7 \(path) ?x }", store, limits: Self.patience)?.count == 300)
        #expect(try solutions("SELECT (COUNT(*) AS ?n) { ?a \(path) ?b }", store, limits: Self.patience)?.count == 1)
    }

    @Test("what would be too much is a limit, not a crash")
    func limits() throws {
        let store = try ring(3000)
        for text in [
            "SELECT * { ?a :next* ?b . ?b :next* ?c }",
            "SELECT * { ?a :next ?x . ?b :next ?y . ?c :next ?z } ORDER BY ?x",
            "SELECT (GROUP_CONCAT(STR(?a)) AS ?all) { ?a :next ?x . ?b :next ?y . ?c :next ?z }",
        ] {
            let error = try #require(throws: QueryError.self) {
                try solutions(text, store, limits: QueryLimits(maximumRows: 200_000, timeout: .seconds(5)))
            }
            #expect(error.code == .limit || error.code == .timeout)
        }
    }
}
