import Foundation
import Testing

@Suite("The command: graph tools")
struct GraphToolsCommandTests {
    static let facts = """
        @prefix core: <https://w3id.org/tercet/core#> . @prefix : <http://example.org/> .
        :Ana a core:Person ; core:metWith :Ben . :Ben core:metWith :Cy .
        """
    /// Whether Graphviz is installed.
    static let hasGraphviz = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/dot") }

    @Test("the name of the output tells the graph tool", arguments: ["graphml", "gexf", "dot", "gv", "cyjs"])
    func convert(type: String) throws {
        let tool = try Tool()
        let input = try tool.file("facts.ttl", Self.facts.utf8)
        let result = try tool.run("convert", input, "out.\(type)")
        #expect(result.exitCode == 0, "\(result.errors)")
        let text = try String(contentsOfFile: tool.path("out.\(type)"), encoding: .utf8)
        // The labels of the property come from Tercet's own ontology.
        #expect(text.contains("met with"))
        #expect(text.contains("Ana"))
    }

    @Test("for Neo4j there are two files", arguments: ["out", "out.csv"])
    func neo4j(name: String) throws {
        let tool = try Tool()
        let result = try tool.run("convert", "--from", "ttl", "--to", "neo4j", "-", name, input: Self.facts)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(tool.files == ["out-nodes.csv", "out-relationships.csv"])
        let refused = try tool.run("convert", "--from", "ttl", "--to", "neo4j", "-", "-", input: Self.facts)
        #expect(refused.exitCode == 1)
        #expect(refused.output.isEmpty)
    }

    @Test("an ontology of one's own names the properties")
    func ontology() throws {
        let tool = try Tool()
        let input = try tool.file("facts.ttl", Self.facts.utf8)
        let ontology = try tool.file(
            "mine.ttl",
            """
            <https://w3id.org/tercet/core#metWith> <http://www.w3.org/2000/01/rdf-schema#label> "traf"@de , "met"@en .
            """.utf8)
        let result = try tool.run(
            "convert", input, "-", "--to", "dot", "--ontology", ontology, "--language", "de")
        #expect(result.output.contains("label=\"traf\""), "\(result.output)")
    }

    @Test("facts of documents go to graph tools with the weights and dates of their evidence")
    func extract() throws {
        let tool = try Tool()
        let first = try tool.file("a.txt", "2019-08-23\n\nPeru signed an agreement with Chile.".utf8)
        let second = try tool.file("b.txt", "2019-08-25\n\nPeru signed an agreement with Chile.".utf8)
        let result = try tool.run("extract", first, second, "-o", "facts.gexf", "-o", "facts.nt")
        #expect(result.exitCode == 0, "\(result.errors)")
        let text = try String(contentsOfFile: tool.path("facts.gexf"), encoding: .utf8)
        #expect(text.contains("weight=\"2\" start=\"2019-08-23\" end=\"2019-08-25\""), "\(text)")
        #expect(tool.files == ["a.txt", "b.txt", "facts.gexf", "facts.nt"])
    }

    @Test("pictures are drawn", .enabled(if: hasGraphviz, "Graphviz is not installed"))
    func draw() throws {
        let tool = try Tool()
        let input = try tool.file("facts.ttl", Self.facts.utf8)
        #expect(try tool.run("draw", input).output.contains("<svg"))
        let result = try tool.run("draw", input, "-o", "facts.png", "--limit", "2", "--layout", "neato")
        #expect(result.exitCode == 0)
        #expect(result.errors.contains("the 2 best connected of 3 nodes"))
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: tool.path("facts.png"))).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test("a picture of unknown kind is wrong usage")
    func unknownPicture() throws {
        let tool = try Tool()
        let result = try tool.run("draw", "-", "-o", "facts.gif", input: Self.facts)
        #expect(result.exitCode == 2)
        #expect(tool.files.isEmpty)
    }
}
