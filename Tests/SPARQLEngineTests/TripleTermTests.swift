import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("Queries over triple terms")
struct TripleTermTests {
    private static let data = """
        PREFIX : <http://e/>
        :ana :knows :bob {| :since 2019 |} . :bob :knows :cleo ~ :r2 {| :since 2021 |} .
        :r3 :said <<( :ana :knows <<( :bob :age 7 )>> )>> . :r4 :said <<( :cleo :age 7 )>> . :r5 :said :nothing .
        :r6 :said <<( :cleo :likes :cleo )>> .
        GRAPH :g { :r7 :said <<( :g :age 8 )>> }
        """

    private func evaluate(_ query: String) throws -> QueryResults {
        let store = TripleStore()
        var reader = TriGReader(bytes: Array(Self.data.utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        let parsed = try Query(
            parsing: query, prefixes: [Prefix("", "http://e/"), Prefix("rdf", Vocabulary.RDF.namespace)])
        return try QueryEngine.evaluate(parsed, over: store.snapshot())
    }

    /// The rows, sorted, IRIs of the data without their namespace.
    private func rows(_ query: String) throws -> [String] {
        guard case .solutions(let solutions) = try evaluate(query) else { return [] }
        return solutions.map { solution in
            solution.terms.map { $0.map(TermText.turtle) ?? "-" }.joined(separator: " ")
                .replacing("<http://e/", with: ":").replacing(">", with: "").replacing("<", with: "")
        }.sorted()
    }

    @Test(
        "match the parts of triple terms and join on them",
        arguments: [
            ("SELECT ?a ?b ?y { << ?a :knows ?b >> :since ?y }", [":ana :bob 2019", ":bob :cleo 2021"]),
            ("SELECT ?y { << :bob :knows :cleo ~ :r2 >> :since ?y }", ["2021"]),
            ("SELECT ?y { << :bob :knows :ana >> :since ?y }", []),
            ("SELECT ?y { :ana :knows ?b {| :since ?y |} . ?b :knows ?c {| :since ?z |} }", ["2019"]),
            ("SELECT ?r ?x { ?r :said <<( ?x :age 7 )>> }", [":r4 :cleo"]),
            ("SELECT ?r ?x ?n { ?r :said <<( ?a ?p <<( ?x :age ?n )>> )>> }", [":r3 :bob 7"]),
            ("SELECT ?r { ?r :said <<( ?x ?p ?x )>> }", [":r6"]), ("SELECT ?r { ?r :said <<( 'x' :age 7 )>> }", []),
            ("SELECT ?r { ?r :said <<( :ana :knows _:b )>> }", [":r3"]),
            ("SELECT ?r { <<( ?a ?b ?c )>> :age ?r }", []),
            ("SELECT ?g ?r { GRAPH ?g { ?r :said <<( ?g :age ?n )>> } }", [":g :r7"]),
            ("SELECT ?r ?x { VALUES ?x { :cleo :ana } ?r :said <<( ?x :age ?n )>> }", [":r4 :cleo"]),
            ("SELECT ?t { ?r :said ?t FILTER(?t = <<( :cleo :age 7.0 )>>) }", ["( :cleo :age 7 )"]),
            ("SELECT ?r { ?r :said ?t BIND(SUBJECT(?t) AS ?x) ?y :knows ?x }", [":r4", ":r5", ":r5", ":r6"]),
            (
                "SELECT ?r ?n { ?r :said ?t OPTIONAL { ?t ?any 1 } OPTIONAL { ?r :said <<( ?x :age ?n )>> } }",
                [
                    ":r3 -", ":r4 7", ":r5 -", ":r6 -",
                ]
            ),
            ("SELECT ?r { ?r :said ?t MINUS { ?r :said <<( ?x :age ?n )>> } }", [":r3", ":r5", ":r6"]),
            ("SELECT ?r { ?r :said ?t FILTER NOT EXISTS { ?r :said <<( ?x ?p ?n )>> } }", [":r5"]),
            ("SELECT ?r ?x { { ?r :said :nothing } UNION { ?r :since ?x } ?q :said <<( ?a :age ?x )>> }", [":r5 7"]),
            ("SELECT (COUNT(*) AS ?n) { ?r :said <<( ?a ?b ?c )>> }", ["3"]),
            ("SELECT ?r { ?r :said/^:said <<( ?a :age ?c )>> }", []),
            ("SELECT ?a { ?r ^(:said|:tells) ?s . ?s (:said|:tells) <<( ?a :age ?n )>> }", [":cleo"]),
        ])
    func matching(query: String, expected: [String]) throws {
        #expect(try rows(query) == expected)
    }

    @Test("find a triple term whose parts are known by its number")
    func knownParts() throws {
        #expect(
            try rows("SELECT ?a ?b ?y { ?a :knows ?b . ?r rdf:reifies <<( ?a :knows ?b )>> ; :since ?y }")
                == [":ana :bob 2019", ":bob :cleo 2021"])
        #expect(try rows("SELECT ?r { BIND(:cleo AS ?x) BIND(3 + 4 AS ?n) ?r :said <<( ?x :age ?n )>> }") == [":r4"])
        #expect(try rows("SELECT ?r { BIND(CONCAT('a', 'b') AS ?n) ?r :said <<( :cleo :age ?n )>> }").isEmpty)
    }

    @Test("make triple terms that are the same as the stored ones, group and join by them")
    func madeTerms() throws {
        #expect(try rows("SELECT ?r { BIND(<<( :cleo :age 7 )>> AS ?t) ?r :said ?t }") == [":r4"])
        #expect(
            try rows("SELECT ?t (COUNT(*) AS ?n) { VALUES ?x { 1 1 2 } BIND(<<( :new :is ?x )>> AS ?t) } GROUP BY ?t")
                == ["( :new :is 1 ) 2", "( :new :is 2 ) 1"])
        #expect(
            try rows("SELECT ?o { BIND(TRIPLE(:a, :b, TRIPLE(:c, :d, 'e')) AS ?t) BIND(OBJECT(OBJECT(?t)) AS ?o) }")
                == ["\"e\""])
    }

    @Test("order triple terms behind literals, by their parts")
    func ordering() throws {
        let query = """
            SELECT ?v { VALUES ?v { <<( :b :p 1 )>> <<( :a :p 10 )>> <<( :a :p 9 )>> "z" :x UNDEF "a"@en--rtl "a"@en--ltr } }
            ORDER BY ?v
            """
        guard case .solutions(let solutions) = try evaluate(query) else { return }
        let found = solutions.map { $0["v"].map(TermText.plain) ?? "-" }
        #expect(
            found == [
                "-", "http://e/x", "z", "a", "a", "<<( http://e/a http://e/p \"9\" )>>",
                "<<( http://e/a http://e/p \"10\" )>>", "<<( http://e/b http://e/p \"1\" )>>",
            ])
    }

    @Test("fill templates with triple terms, and leave out what is no RDF")
    func templates() throws {
        let query = """
            CONSTRUCT { ?r :about <<( ?x :age ?n )>> . << ?x :age ?n ~ _:b >> :in :book . _:b :by ?r {| :now true |} }
            WHERE { VALUES (?r ?x ?n) { (:r :x 1) (:q "no" 1) } }
            """
        guard case .graph(let triples) = try evaluate(query) else { return }
        let expected = """
            PREFIX : <http://e/>
            :r :about <<( :x :age 1 )>> . << :x :age 1 ~ _:b >> :in :book . _:b :by :r {| :now true |} .
            _:c :in :book . _:c :by :q {| :now true |} .
            """
        var reader = TurtleReader(bytes: Array(expected.utf8))
        #expect(try Graph(triples).isIsomorphic(to: Graph(reading: &reader)))
    }

    @Test("refuse triple terms that are nested deeper than readers allow")
    func depth() throws {
        func query(_ count: Int) -> String {
            var query = "SELECT ?t\(count) { BIND(TRIPLE(:s, :p, 1) AS ?t0)"
            for index in 1...count { query += " BIND(TRIPLE(:s, :p, ?t\(index - 1)) AS ?t\(index))" }
            return query + " }"
        }
        #expect(try rows(query(127)).first?.hasPrefix("( :s :p ( :s :p (") == true)
        let error = #expect(throws: QueryError.self) { try rows(query(128)) }
        #expect(error?.code == .limit)
    }
}
