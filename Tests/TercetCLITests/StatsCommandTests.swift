import Testing

@Suite("tercet stats")
struct StatsCommandTests {
    @Test("triples, terms, classes, properties, graphs and datatypes are counted over all graphs")
    func counts() throws {
        let tool = try Tool()
        let file = try tool.file(
            "a.trig",
            "PREFIX : <http://e/> :a a :C ; :p 1 , 'x' . GRAPH :g { :b a :C ; :p _:n . :c a :D ; :p 1 }".utf8)
        #expect(
            try tool.run("stats", file, "--top", "1").output == """
                7  triples
                1  named graphs
                3  subjects
                2  properties
                5  objects
                2    of them IRIs
                1    of them blank nodes
                2    of them literals

                class  instances
                ────────────────
                :C     2
                and 1 more; --top shows them

                property  triples
                ─────────────────
                :p        4
                and 1 more; --top shows them

                graph  triples
                ──────────────
                :g     4

                datatype     triples
                ────────────────────
                xsd:integer  2
                and 1 more; --top shows them

                """)
        #expect(try tool.run("stats", "-", input: "<x:s> <x:p> <x:o> .").output.hasPrefix("1  triples\n"))
    }

    @Test("what cannot be read is one line with its place")
    func errors() throws {
        let result = try Tool().run("stats", "-", "--from", "nt", input: "<x:s> <x:p> .")
        #expect(result.exitCode == 1 && result.output.isEmpty)
        #expect(result.errors.contains("<standard input>:1:13"), "\(result.errors)")
        #expect(try Tool().run("stats", "nowhere.nt").exitCode == 1)
        #expect(try Tool().run("stats").exitCode == 2)
    }

    @Test("a query gives up when its time is over")
    func timeout() throws {
        let tool = try Tool()
        let data = try tool.file("a.nt", (0..<300).map { "<x:s> <x:p> \"\($0)\" .\n" }.joined().utf8)
        let query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        let result = try tool.run("query", "-d", data, "--timeout", "0.2", query)
        #expect(result.exitCode == 1 && result.errors.contains("longer than 0.2 seconds"), "\(result.errors)")
        #expect(try tool.run("query", "--timeout", "0", "ASK {}").exitCode == 2)
    }
}
