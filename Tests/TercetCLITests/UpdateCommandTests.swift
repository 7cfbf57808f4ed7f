import Foundation
import Testing

@Suite("tercet update, and the data of tercet query")
struct UpdateCommandTests {
    private func tool() throws -> Tool {
        let tool = try Tool()
        _ = try tool.file("a.ttl", "PREFIX a: <http://e/a#> a:s a:p 1 ; a:q 2 .".utf8)
        return tool
    }

    @Test("the result is written in place, to another format or to standard output")
    func outputs() throws {
        let tool = try tool()
        let change = "DELETE { ?s a:p ?o } INSERT { GRAPH a:g { ?s a:p ?o } } WHERE { ?s a:p ?o }"
        #expect(
            try tool.run("update", "-d", "a.ttl", change).output == """
                @prefix a: <http://e/a#> .

                a:s a:q 2 .

                a:g {
                    a:s a:p 1 .
                }

                """)
        #expect(try tool.run("update", "-d", "a.ttl", "-o", "b.nq", change).exitCode == 0)
        #expect(
            try tool.run("query", "-d", "b.nq", "ASK { GRAPH <http://e/a#g> { ?s <http://e/a#p> 1 } }").exitCode == 0)
        #expect(try tool.run("update", "-d", "a.ttl", "-o", "a.ttl", input: "DELETE DATA { a:s a:p 1 }").exitCode == 0)
        #expect(
            try String(contentsOfFile: tool.path("a.ttl"), encoding: .utf8)
                == "@prefix a: <http://e/a#> .\n\na:s a:q 2 .\n")
    }

    @Test(
        "what fails is one line, and nothing is written",
        arguments: [
            ("COPY a:none TO DEFAULT", "no graph <http://e/a#none>"), ("DELETE DATA { ?x a:p 1 }", "<query>:1:15"),
            ("LOAD <file:///nowhere/x.ttl>", "no such file"), ("LOAD <http://e/x.ttl>", "only files"),
            ("SELECT * {}", "This is a query"), ("INSERT DATA { GRAPH a:g { a:s a:p 1 } }", "cannot write out.ttl"),
        ])
    func failures(_ update: String, _ message: String) throws {
        let tool = try tool()
        let result = try tool.run("update", "-d", "a.ttl", "-o", "out.ttl", update)
        #expect(result.exitCode == 1)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(tool.files == ["a.ttl"])
    }

    @Test("LOAD reads files, in the format of their name")
    func load() throws {
        let tool = try tool()
        let file = tool.folder.appending(path: "a b.ttl")
        try FileManager.default.copyItem(atPath: tool.path("a.ttl"), toPath: file.path)
        let iri = "file://" + file.path.replacing(" ", with: "%20")
        let result = try tool.run("update", "--format", "nt", "LOAD <\(iri)>")
        #expect(result.output.split(separator: "\n").count == 2, "\(result.errors)")
    }

    @Test("files go into named graphs, and graphs and booleans come in the format that is asked for")
    func queries() throws {
        let tool = try tool()
        let graphs = ["query", "--named-graph", "http://e/g=a.ttl", "--named-graph", "http://e/h=a.ttl"]
        let names = try tool.run(
            graphs + ["--results", "csv", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"])
        #expect(names.output == "g\r\nhttp://e/g\r\nhttp://e/h\r\n", "\(names.errors)")
        let triples = try tool.run("query", "-d", "a.ttl", "--format", "nt", "CONSTRUCT WHERE { ?s a:q ?o }")
        #expect(triples.output == "<http://e/a#s> <http://e/a#q> \"2\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n")
        #expect(try tool.run("query", "--format", "json", "ASK {}").output == "{\"head\":{},\"boolean\":true}\n")
        #expect(try tool.run("query", "--named-graph", "g=a.ttl", "ASK {}").exitCode == 2)
        _ = try tool.file("b.nq", "<x:s> <x:p> <x:o> <x:g> .\n".utf8)
        let mixed = try tool.run("query", "--named-graph", "http://e/g=b.nq", "ASK {}")
        #expect(mixed.exitCode == 1 && mixed.errors.contains("named graphs"))
    }
}
