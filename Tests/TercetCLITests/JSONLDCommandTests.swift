import Foundation
import Testing

@Suite("tercet jsonld, and JSON-LD in the other commands")
struct JSONLDCommandTests {
    private static let document = #"{"@context": "https://e.test/names", "@id": "http://e/a", "name": "Ann"}"#
    private static let context = #"{"@context": {"name": "http://e/name"}}"#
    private static let expanded = """
        [
          {
            "@id": "http://e/a",
            "http://e/name": [
              {
                "@value": "Ann"
              }
            ]
          }
        ]

        """

    /// A folder with `page.jsonld`, which names a context by an IRI, and `names.jsonld`, which has that context.
    private func tool() throws -> Tool {
        let tool = try Tool()
        _ = try tool.file("page.jsonld", Self.document.utf8)
        _ = try tool.file("names.jsonld", Self.context.utf8)
        return tool
    }

    private static let given = ["--remote-context", "https://e.test/names=names.jsonld"]

    @Test("expand, compact and flatten write the document in their form, to standard output or a file")
    func forms() throws {
        let tool = try tool()
        #expect(try tool.run(["jsonld", "expand", "page.jsonld"] + Self.given).output == Self.expanded)
        #expect(try tool.run(["jsonld", "flatten", "page.jsonld"] + Self.given).output == Self.expanded)
        let compact = ["jsonld", "compact", "page.jsonld", "out.jsonld", "--context", "names.jsonld"]
        #expect(try tool.run(compact + Self.given).exitCode == 0)
        #expect(
            try String(contentsOfFile: tool.path("out.jsonld"), encoding: .utf8)
                == """
                {
                  "@context": {
                    "name": "http://e/name"
                  },
                  "@id": "http://e/a",
                  "name": "Ann"
                }

                """)
    }

    @Test("what is wrong is one line that names the file, and nothing is written")
    func errors() throws {
        let tool = try tool()
        let unknown = try tool.run("jsonld", "expand", "page.jsonld", "out.jsonld")
        #expect(unknown.exitCode == 1)
        #expect(unknown.errors.contains("page.jsonld: ") && unknown.errors.contains("https://e.test/names"))
        let broken = try tool.run("jsonld", "expand", "-", "out.jsonld", input: "{\"a\":\n 1,}")
        #expect(broken.exitCode == 1)
        #expect(broken.errors.contains("<standard input>:2:4"), "\(broken.errors)")
        #expect(tool.files == ["names.jsonld", "page.jsonld"])
        for wrong in ["names.jsonld", "https://e.test/names=", "names=names.jsonld"] {
            let result = try tool.run("jsonld", "expand", "page.jsonld", "--remote-context", wrong)
            #expect(result.exitCode == 2, "\(result.errors)")
            #expect(result.errors.contains("--remote-context takes"))
        }
        let missing = try tool.run("jsonld", "expand", "page.jsonld", "--remote-context", "https://e.test/names=none")
        #expect(missing.exitCode == 1)
        #expect(missing.errors.contains("none"))
    }

    @Test("every command that reads RDF takes contexts as files")
    func contexts() throws {
        let tool = try tool()
        let line = "<http://e/a> <http://e/name> \"Ann\" .\n"
        _ = try tool.file("a.nt", line.utf8)
        let query = ["query", "-d", "page.jsonld", "ASK { <http://e/a> <http://e/name> 'Ann' }"]
        for (arguments, output) in [
            (["convert", "page.jsonld", "-", "--to", "nt"], line), (["canonicalize", "page.jsonld"], line),
            (["diff", "page.jsonld", "a.nt"], ""), (query, "true\n"),
        ] {
            let result = try tool.run(arguments + Self.given)
            #expect(result.exitCode == 0, "\(arguments[0]): \(result.errors)")
            #expect(result.output == output)
            let refused = try tool.run(arguments)
            #expect(refused.exitCode == (arguments[0] == "diff" ? 2 : 1))
            #expect(refused.errors.contains("https://e.test/names"), "\(arguments[0]): \(refused.errors)")
        }
        let graph = try tool.run(["convert", "page.jsonld", "-", "--to", "graphml"] + Self.given)
        #expect(graph.output.contains("Ann"))
    }
}
