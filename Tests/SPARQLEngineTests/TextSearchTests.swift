import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("Full-text search")
struct TextSearchTests {
    private static let data = """
        PREFIX : <http://e/>
        :a :label "Cocaine routes through Panama" ; :note "The drug route" .
        :b :label "Panama City"@en ; :note "route of the drug" , "7"^^:word .
        :c :label "Ürümqi és Škofja Loka" , "U.S. officials" .
        GRAPH :g { :d :label "A route elsewhere" }
        """

    private func store() throws -> TripleStore {
        let store = TripleStore()
        var reader = TriGReader(bytes: Array(Self.data.utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        return store
    }

    private func subjects(_ pattern: String, _ store: TripleStore) throws -> [String] {
        let prefixes = [Prefix("", "http://e/"), Prefix("text", "https://w3id.org/tercet/text#")]
        let query = try Query(parsing: "SELECT ?s { \(pattern) } ORDER BY ?s", prefixes: prefixes)
        guard case .solutions(let solutions) = try QueryEngine.evaluate(query, over: store.snapshot()) else {
            return []
        }
        return solutions.compactMap { $0["s"]?.iri.map { String($0.string.dropFirst("http://e/".count)) } }
    }

    @Test(
        "words in any order and case, beginnings of words, and phrases are found",
        arguments: [
            ("panama", ["a", "b"]), ("PANAMA cocaine", ["a"]), ("route", ["a", "b"]), ("rout*", ["a", "a", "b"]),
            ("\"drug route\"", ["a"]), ("\"drug rou*\"", ["a"]), ("ürümqi", ["c"]), ("škof*", ["c"]),
            ("u.s.", ["c"]), ("s.u", []), ("7", []), ("nothing", []), ("elsewhere", []),
        ])
    func words(_ query: String, _ expected: [String]) throws {
        #expect(try subjects("?s ?p ?text . ?text text:matches '\(query)'", store()) == expected)
    }

    @Test("a search stays in its graph, and joins as any pattern does")
    func graphs() throws {
        let store = try store()
        #expect(try subjects("GRAPH ?g { ?s :label ?text . ?text text:matches 'route' }", store) == ["d"])
        #expect(
            try subjects("?s :label ?text OPTIONAL { ?s :note ?n . ?n text:matches 'route' } FILTER(!BOUND(?n))", store)
                == ["c", "c"])
        #expect(
            try subjects("?s :label ?x FILTER EXISTS { ?s ?p ?text . ?text text:matches 'panama' }", store) == [
                "a", "b",
            ])
    }

    @Test("what is added later is found later, what is removed no more, and earlier snapshots stay")
    func changes() throws {
        let store = try store()
        #expect(try subjects("?s ?p ?text . ?text text:matches 'lima'", store).isEmpty)
        let quad = Quad(Triple(subject: .iri("http://e/n"), predicate: "http://e/p", object: .literal(Literal("Lima"))))
        try store.insert(quad)
        #expect(try subjects("?s ?p ?text . ?text text:matches 'lima'", store) == ["n"])
        store.remove(quad)
        let query = try #require(TextQuery("lima"))
        #expect(store.snapshot().literals(matching: query).count == 1)
        #expect(try subjects("BIND(<http://e/x> AS ?s) ?text text:matches 'lima'", store).isEmpty)
    }

    @Test(
        "a search without words or between other terms is an error",
        arguments: ["?t text:matches '*'", "?t text:matches ?q", "<http://e/a> text:matches 'a'"])
    func errors(_ pattern: String) throws {
        let store = try store()
        #expect(throws: QueryError.self) { try subjects(pattern, store) }
    }
}
