import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
    private func expectOneClearError(_ result: Tool.Result, containing parts: String...) {
        #expect(result.exitCode == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        for part in parts { #expect(result.errors.contains(part), "\(result.errors)") }
    }

    @Test("a missing document is named")
    func missingDocument() throws {
        let tool = try Tool()
        expectOneClearError(
            try tool.run("extract", "absent.txt", "-o", "facts.ttl"), containing: "absent.txt", "no such file")
        #expect(tool.files.isEmpty)
    }

    @Test("a folder is no document")
    func folder() throws {
        let tool = try Tool()
        expectOneClearError(try tool.run("extract", tool.folder.path), containing: "folder")
    }

    @Test("an empty document has no facts to give")
    func emptyDocument() throws {
        let tool = try Tool()
        let file = try tool.file("empty.txt", [])
        expectOneClearError(try tool.run("extract", file), containing: "empty.txt", "no text")
    }

    @Test("bytes that are not UTF-8 are found at their line and column")
    func encoding() throws {
        let tool = try Tool()
        let file = try tool.file("latin.txt", Array("One.\nCaf".utf8) + [0xE9])
        expectOneClearError(try tool.run("extract", file), containing: "latin.txt:2:4", "UTF-8")
    }

    @Test("a syntax error in an ontology is found at its line and column")
    func ontology() throws {
        let tool = try Tool()
        let text = try tool.file("a.txt", "Ana met Ben.".utf8)
        let ontology = try tool.file("broken.ttl", "@prefix a: <http://a/> .\na:b a:c ] .\n".utf8)
        expectOneClearError(
            try tool.run("extract", text, "--ontology", ontology), containing: "broken.ttl:2:9")
    }

    @Test("a syntax error in a query is found at its line and column, and the line is shown with a caret below")
    func query() throws {
        let result = try Tool().run("query", "SELECT ?s\nWHERE { ?s ?p }")
        #expect(result.exitCode == 1)
        #expect(
            result.errors == """
                <query>:2:15: Found “}”, expected an object. Write a variable, an IRI or a literal.
                WHERE { ?s ?p }
                              ^

                """)
    }

    @Test("an update given to query is told apart, and SERVICE is named as what is not there")
    func unsupportedQuery() throws {
        let tool = try Tool()
        for (query, part) in [
            ("SELECT * { SERVICE <http://e/> { } }", "SERVICE"), ("INSERT DATA { }", "an update (INSERT)"),
        ] {
            let result = try tool.run("query", query)
            #expect(result.exitCode == 1 && result.output.isEmpty)
            #expect(result.errors.contains(part), "\(result.errors)")
        }
    }

    @Test("external entities and billion laughs in RDF/XML are refused")
    func hostileXML() throws {
        let tool = try Tool()
        let secret = try tool.file("secret.txt", "s3cret".utf8)
        let external = """
            <!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file://\(secret)">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
            <rdf:Description rdf:about="http://e/a"><e:p>&x;</e:p></rdf:Description></rdf:RDF>
            """
        let laughs = """
            <!DOCTYPE rdf:RDF [<!ENTITY a "ha">\((1...30).map { "<!ENTITY a\($0) \"&a\($0 == 1 ? "" : "\($0 - 1)");&a\($0 == 1 ? "" : "\($0 - 1)");\">" }.joined())]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
            <rdf:Description rdf:about="http://e/a"><e:p>&a30;</e:p></rdf:Description></rdf:RDF>
            """
        for document in [external, laughs] {
            let file = try tool.file("hostile.rdf", document.utf8)
            let result = try tool.run("convert", file, "out.nt")
            expectOneClearError(result, containing: "hostile.rdf:")
            #expect(!result.errors.contains("s3cret"))
            #expect(!tool.files.contains("out.nt"))
        }
    }

    @Test("a file that breaks off leaves nothing behind", arguments: ["out.nt", "out.ttl", "out.rdf"])
    func partialOutput(output: String) throws {
        let tool = try Tool()
        let lines = (0..<20_000).map { "<http://e/\($0)> <http://e/p> \"\($0)\" .\n" }.joined()
        let file = try tool.file("long.nt", (lines + "<http://e/x> <http://e/p>").utf8)
        expectOneClearError(try tool.run("convert", file, output), containing: "long.nt:20001:")
        #expect(tool.files == ["long.nt"])
    }

    @Test("a document with a line of 50 MB is refused, with the number of the line")
    func longDocumentLine() throws {
        let tool = try Tool()
        let text = Array("Ana met Ben.\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
        expectOneClearError(
            try tool.run("extract", try tool.file("long.txt", text)), containing: "long.txt:2:", "16 MB")
    }

    @Test("a query, an ontology and RDF/XML with a line of 50 MB get one clear error")
    func longGarbage() throws {
        let tool = try Tool()
        let garbage = try tool.file("garbage.ttl", [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20))
        let xml = try tool.file("garbage.rdf", [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20))
        let text = try tool.file("a.txt", "Ana met Ben.".utf8)
        let query = try tool.run("query", "--file", garbage)
        #expect(query.exitCode == 1)
        #expect(query.errors.contains("garbage.ttl:1:") && query.errors.utf8.count < 400, "\(query.errors.prefix(400))")
        expectOneClearError(try tool.run("extract", text, "--ontology", garbage), containing: "garbage.ttl:1:")
        expectOneClearError(try tool.run("convert", xml, "out.nt"), containing: "garbage.rdf:1:")
    }

    @Test("a line of 50 MB of N-Triples is read")
    func longLine() throws {
        let tool = try Tool()
        var line = Array("<http://e/a> <http://e/p> \"".utf8)
        line += [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
        line += Array("\" .\n".utf8)
        let file = try tool.file("long.nt", line)
        let result = try tool.run("query", "-d", file, "SELECT (STRLEN(?o) AS ?n) WHERE { ?s ?p ?o }")
        #expect(result.exitCode == 0)
        #expect(result.output.contains("\(50 << 20)"))
    }

    @Test(
        "wrong usage exits with 2",
        arguments: [
            ["extract"], ["extract", "a.txt", "-o", "a.unknown"], ["convert", "a.nt"], ["nonsense"],
            ["convert", "a.nt", "-"],
        ])
    func usage(arguments: [String]) throws {
        let result = try Tool().run(arguments)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("Usage:"), "\(result.errors)")
    }
}
