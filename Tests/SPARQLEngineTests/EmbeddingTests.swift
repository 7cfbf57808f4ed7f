import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("Queries from Swift")
struct EmbeddingTests {
    private struct Person: Decodable, Equatable {
        var name: String
        var age: Int?
        var height: Double
        var isMember: Bool
        var page: IRI
    }

    private func store(_ turtle: String) throws -> TripleStore {
        let store = TripleStore()
        var reader = TurtleReader(bytes: Array(("PREFIX : <http://e/> " + turtle).utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        return store
    }

    private func query(_ text: String) throws -> Query { try Query(parsing: text, prefixes: [Prefix("", "http://e/")]) }

    private func solutions(_ text: String, _ store: TripleStore, _ options: QueryOptions = QueryOptions()) throws
        -> Solutions
    {
        let results = try QueryEngine.evaluate(query(text), over: store.snapshot(), options: options)
        guard case .solutions(let solutions) = results else { throw QueryError(.unsupported, "no SELECT") }
        return solutions
    }

    // MARK: Decoding

    @Test("solutions become values of a type, whose properties are the variables")
    func decoding() throws {
        let store = try store(
            ":a :name 'Ann'@en ; :age 7 ; :height 1.5 ; :is true ; :page <http://e/p> . :b :name 'Bo' ; :height 2e0 ; :is false ; :page :q ."
        )
        let text = """
            SELECT ?name ?age ?height ?isMember ?page {
              ?s :name ?name ; :height ?height ; :is ?isMember ; :page ?page OPTIONAL { ?s :age ?age }
            } ORDER BY ?name
            """
        let people = try solutions(text, store).decode(as: Person.self)
        #expect(
            people.sorted { $0.name < $1.name } == [
                Person(name: "Ann", age: 7, height: 1.5, isMember: true, page: "http://e/p"),
                Person(name: "Bo", age: nil, height: 2, isMember: false, page: "http://e/q"),
            ])
        #expect(try solutions("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", store).decode(as: Int.self) == [9])
        #expect(
            try solutions("SELECT ?o { :a :name ?o }", store).decode(as: Literal.self) == [
                Literal("Ann", language: "en")
            ])
    }

    @Test(
        "what is no value of the type is an error that names the variable",
        arguments: [
            "SELECT ('x' AS ?name) (1.5 AS ?height) (true AS ?isMember) {}",
            "SELECT ('x' AS ?name) ('1.5' AS ?height) (true AS ?isMember) (<x:y> AS ?page) {}",
            "SELECT ('x' AS ?name) (1.5 AS ?height) ?isMember (<x:y> AS ?page) {}",
            "SELECT ('x' AS ?name) (1.5 AS ?height) (true AS ?isMember) (1 AS ?page) {}",
            "SELECT ('x' AS ?name) (300 AS ?age) (1.5 AS ?height) (1 AS ?isMember) (<x:y> AS ?page) {}",
        ])
    func decodingErrors(_ text: String) throws {
        let found = try solutions(text, TripleStore())
        #expect(throws: DecodingError.self) { try found.decode(as: Person.self) }
    }

    // MARK: Functions

    @Test("functions of one's own are called by their IRIs, and fail as those of SPARQL do")
    func functions() throws {
        var options = QueryOptions()
        options.functions["http://e/reversed"] = { arguments in
            guard let text = arguments.first?.literal?.lexicalForm else { return nil }
            return .literal(Literal(String(text.reversed())))
        }
        let text = "SELECT (:reversed('abc') AS ?x) (:reversed(:iri) AS ?y) (:reversed(?none) AS ?z) {}"
        let row = try solutions(text, TripleStore(), options)[0]
        #expect(row.terms == [.literal(Literal("cba")), nil, nil])
        #expect(throws: QueryError.self) { try solutions("SELECT (:other('abc') AS ?x) {}", TripleStore(), options) }
        try UpdateEngine.apply(
            Update(parsing: "INSERT { <x:s> <x:p> ?x } WHERE { BIND(<http://e/reversed>('ab') AS ?x) }"),
            to: TripleStore(),
            options: options)
    }

    // MARK: Streams

    @Test("a stream gives the same solutions, and the first before all are found")
    func streaming() async throws {
        let store = try store((0..<3000).map { ":s\($0) :p \($0) ." }.joined())
        let text = "SELECT ?s ?o { ?s :p ?o FILTER(?o != 7) }"
        var streamed: [Solution] = []
        for try await solution in try QueryEngine.stream(query(text), over: store.snapshot()) {
            streamed.append(solution)
        }
        #expect(try streamed == Array(solutions(text, store)))
        // A product of 2.7 · 10¹⁰ rows.
        let product = "SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z }"
        var count = 0
        for try await _ in try QueryEngine.stream(query(product), over: store.snapshot()).prefix(10) { count += 1 }
        #expect(count == 10)
        #expect(throws: QueryError.self) { try QueryEngine.stream(query("ASK {}"), over: store.snapshot()) }
    }

    @Test("a cancelled task ends its query")
    func cancellation() async throws {
        let store = try store((0..<2000).map { ":s\($0) :p \($0) ." }.joined())
        let product = try query("SELECT (COUNT(*) AS ?n) { ?a :p ?x . ?b :p ?y . ?c :p ?z }")
        let task = Task { try QueryEngine.evaluate(product, over: store.snapshot()) }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        let error = await #expect(throws: QueryError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    // MARK: Limits

    @Test(
        "time, rows and memory are limited",
        arguments: [
            (QueryLimits(timeout: .milliseconds(100)), QueryError.Code.timeout),
            (QueryLimits(maximumRows: 1000), .limit), (QueryLimits(maximumMemory: 1 << 14), .limit),
        ],
        [
            "SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z }",
            "SELECT DISTINCT ?x ?y ?z { ?a :p ?x . ?b :p ?y . ?c :p ?z }",
            "SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z } ORDER BY ?x",
            "SELECT ?x ?y (COUNT(?z) AS ?n) { ?a :p ?x . ?b :p ?y . ?c :p ?z } GROUP BY ?x ?y",
        ])
    func limits(_ limit: (limits: QueryLimits, code: QueryError.Code), _ text: String) throws {
        let store = try store((0..<300).map { ":s\($0) :p \($0) ." }.joined())
        let error = try #require(throws: QueryError.self) {
            _ = try solutions(text, store, QueryOptions(limits: limit.limits))
        }
        #expect(error.code == limit.code, "\(error)")
    }
}
