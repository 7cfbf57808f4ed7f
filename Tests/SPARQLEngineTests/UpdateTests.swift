import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Updates")
struct UpdateTests {
    private struct Documents: DocumentSource {
        struct Missing: Error, CustomStringConvertible {
            var description: String { "there is no such document" }
        }

        func quads(of document: IRI, blankNodePrefix: String) throws -> [QuadBatch] {
            guard document.string.hasSuffix("there") else { throw Missing() }
            var batch = QuadBatch()
            batch.append(
                Quad(
                    Triple(
                        subject: .blankNode(BlankNode(blankNodePrefix + "b")), predicate: "http://e/p",
                        object: .literal(Literal("x")))))
            return [batch]
        }
    }

    /// Carries out a request and gives the quads, one on a line.
    private func run(_ request: String, on store: TripleStore = TripleStore()) throws -> [String] {
        let prefixes = [Prefix("", "http://e/")]
        try UpdateEngine.apply(Update(parsing: request, prefixes: prefixes), to: store, documents: Documents())
        return store.snapshot().quads.map { quad in
            "\(quad.triple)\(quad.graph.map { " \($0)" } ?? "") ."
                .replacing("http://e/", with: "").replacing("^^<http://www.w3.org/2001/XMLSchema#integer>", with: "")
        }.sorted()
    }

    @Test("all is found before anything changes, and deleting comes first")
    func order() throws {
        let swapped = try run(
            "INSERT DATA { :a :p 1 . :b :p 2 } ; DELETE { ?s :p ?o } INSERT { ?s :p ?n } WHERE { ?s :p ?o BIND(3 - ?o AS ?n) }"
        )
        #expect(swapped == ["<a> <p> \"2\" .", "<b> <p> \"1\" ."])
    }

    @Test("WITH is the graph of templates and pattern, USING that of the pattern alone")
    func graphs() throws {
        let data = "INSERT DATA { :a :p 1 . GRAPH :g { :b :p 2 } GRAPH :h { :c :p 3 } } ; "
        let with = try run(data + "WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o } WHERE { ?s :p ?o }")
        #expect(with == ["<a> <p> \"1\" .", "<b> <q> \"2\" <g> .", "<c> <p> \"3\" <h> ."])
        let using = try run(data + "WITH :g INSERT { ?s :q ?o } USING :h WHERE { ?s :p ?o }")
        #expect(using.contains("<c> <q> \"3\" <g> .") && using.count == 4)
        let named = try run(data + "DELETE { GRAPH ?g { ?s :p ?o } } USING NAMED :h WHERE { GRAPH ?g { ?s :p ?o } }")
        #expect(named == ["<a> <p> \"1\" .", "<b> <p> \"2\" <g> ."])
    }

    @Test("each solution has blank nodes of its own, in each operation anew")
    func blankNodes() throws {
        let lines = try run(
            """
            INSERT DATA { :a :p 1 , 2 } ; INSERT { _:n :of ?o ; :same _:n } WHERE { ?s :p ?o } ;
            INSERT DATA { _:n :p 1 } ; INSERT DATA { [] :p 1 }
            """)
        let subjects = Set(lines.compactMap { $0.split(separator: " ").first }.filter { $0.hasPrefix("_:") })
        #expect(subjects.count == 4)
    }

    @Test("what would not be a quad is left out")
    func incomplete() throws {
        #expect(
            try run(
                "INSERT { ?o :q 1 . :s ?o 1 . :s :q ?none . GRAPH ?o { :s :q 1 } . :s :q ?o } WHERE { BIND(1 AS ?o) }")
                == ["<s> <q> \"1\" ."])
    }

    @Test("where an operation fails nothing has changed, and SILENT goes on")
    func failures() throws {
        let failing = [
            "COPY :none TO :g", "MOVE :none TO DEFAULT", "ADD :none TO :g", "LOAD <http://e/missing>",
            "CREATE GRAPH :g",
        ]
        for operation in failing {
            let store = TripleStore()
            _ = try run("INSERT DATA { GRAPH :g { :a :p 1 } }", on: store)
            #expect(throws: QueryError.self) { try run("INSERT DATA { :new :p 1 } ; \(operation)", on: store) }
            #expect(store.count == 1)
            let words = operation.split(separator: " ", maxSplits: 1)
            #expect(try run("\(words[0]) SILENT \(words[1])", on: store) == ["<a> <p> \"1\" <g> ."])
        }
    }

    @Test("documents are loaded into the default graph or another, with blank nodes of their own")
    func loading() throws {
        let lines = try run("LOAD <http://e/there> ; LOAD <http://e/there> INTO GRAPH :g")
        #expect(lines.count == 2)
        #expect(Set(lines.map { $0.prefix { $0 != " " } }).count == 2)
        #expect(lines.filter { $0.hasSuffix("<g> .") }.count == 1)
        #expect(throws: QueryError.self) {
            try UpdateEngine.apply(Update(parsing: "LOAD <http://e/there>"), to: TripleStore())
        }
    }

    @Test(
        "what is no update is an error with a place",
        arguments: [
            ("INSERT DATA { ?s :p 1 }", 15), ("DELETE DATA { _:b :p 1 }", 15), ("DELETE { [] :p 1 } WHERE {}", 10),
            ("DELETE WHERE { [] :p 1 }", 16), ("INSERT { :s :p 1 }", 19), ("SELECT * {}", 1), ("CLEAR :g", 7),
            ("INSERT DATA { _:b :p 1 } ; INSERT DATA { _:b :p 1 }", 40), ("CREATE :g", 8), ("COPY DEFAULT :g", 14),
            ("INSERT DATA { GRAPH ?g { :s :p 1 } }", 21), ("INSERT DATA { :s :p 1 } INSERT DATA { :s :p 1 }", 25),
            ("INSERT DATA { GRAPH :g { GRAPH :h { :s :p 1 } } }", 26), ("INSERT DATA { :s :p 1 :s :p 2 }", 23),
        ])
    func syntaxErrors(_ request: String, _ column: Int) throws {
        let error = try #require(throws: SPARQLSyntaxError.self) {
            _ = try Update(parsing: request, prefixes: [Prefix("", "http://e/")])
        }
        #expect(error.location.column == column, "\(error)")
    }
}
