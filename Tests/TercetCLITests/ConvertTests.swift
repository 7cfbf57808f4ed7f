import Foundation
import Testing

@Suite("tercet convert")
struct ConvertTests {
    private static let triple = "<x:s> <x:p> \"a\" .\n"

    private func expectError(_ result: Tool.Result, _ parts: String..., exitCode: Int32 = 1) {
        #expect(result.exitCode == exitCode, "\(result.errors)")
        #expect(result.output.isEmpty)
        for part in parts { #expect(result.errors.contains(part), "\(result.errors)") }
        if exitCode == 1 { #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)") }
    }

    @Test(
        "formats have the names that people give them",
        arguments: [
            ("nt", "<x:s> <x:p> \"a\" ."), ("ntriples", "<x:s> <x:p> \"a\" ."), ("N-Triples", "<x:s> <x:p> \"a\" ."),
            ("application/n-triples", "<x:s>"), ("nq", "<x:s>"), ("n-quads", "<x:s>"), ("ttl", "<x:s>"),
            ("turtle", "<x:s>"), ("text/turtle; charset=utf-8", "<x:s>"), ("trig", "<x:s>"),
            ("application/trig", "<x:s>"), ("rdf", "<rdf:RDF"), ("rdfxml", "<rdf:RDF"), ("xml", "<rdf:RDF"),
            ("owl", "<rdf:RDF"), ("RDF/XML", "<rdf:RDF"), ("application/rdf+xml", "<rdf:RDF"), ("graphml", "<graphml"),
            ("gexf", "<gexf"), ("dot", "digraph"), ("gv", "digraph"), ("cytoscape", "\"elements\""),
            ("cyjs", "\"elements\""), ("application/graphml+xml", "<graphml"), ("jsonld", "\"@id\""),
            ("JSON-LD", "\"@id\""), ("application/ld+json", "\"@id\""),
        ])
    func formatNames(_ name: String, _ expected: String) throws {
        let tool = try Tool()
        let input = "<http://e/s> <http://e/p> \"a\" .\n"
        let result = try tool.run("convert", "--from", "nt", "--to", name, "-", "-", input: input)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.contains(expected.replacing("x:", with: "http://e/")), "\(result.output)")
    }

    @Test("Neo4j gets two files, and standard output cannot hold them")
    func neo4j() throws {
        let tool = try Tool()
        let file = try tool.file("a.nt", Self.triple.utf8)
        #expect(try tool.run("convert", "--to", "neo4j", file, "out").exitCode == 0)
        #expect(tool.files == ["a.nt", "out-nodes.csv", "out-relationships.csv"])
        expectError(try tool.run("convert", "--to", "neo4j", file, "-"), "2 files")
    }

    @Test("a name that ends in .gz is written compressed and read again, for graph tools too")
    func compressed() throws {
        let tool = try Tool()
        let file = try tool.file("a.nt", Self.triple.utf8)
        for name in ["b.ttl.gz", "b.graphml.gz"] {
            #expect(try tool.run("convert", file, name).exitCode == 0)
            #expect(try Data(contentsOf: URL(fileURLWithPath: tool.path(name))).starts(with: [0x1F, 0x8B]))
        }
        #expect(try tool.run("convert", "b.ttl.gz", "-", "--to", "nt").output == Self.triple)
    }

    @Test("the format of a pipe or of a file without a telling name is told by its content")
    func sniffed() throws {
        let tool = try Tool()
        #expect(
            try tool.run("convert", "--to", "nt", "-", "-", input: "@prefix x: <x:> . x:s x:p 'a' .").output
                == Self.triple)
        let file = try tool.file("data.txt", Self.triple.utf8)
        #expect(try tool.run("convert", file, "-", "--to", "nt").output == Self.triple)
        let text = try tool.file("letter.txt", "Dear Sir or Madam: hello.\n".utf8)
        expectError(try tool.run("convert", text, "-", "--to", "nt"), "letter.txt", "format is not known")
    }

    @Test("a prefix for what is no IRI is not declared")
    func uselessPrefixes() throws {
        let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        let input = """
            <r:RDF xmlns:r="\(rdf)" xmlns:a="http://e/a b#" xmlns:b="b#" xmlns:c="http://e/">
            <r:Description r:about="http://e/s" c:p="x"/></r:RDF>
            """
        for (format, start) in [("ttl", "@prefix c: <http://e/> .\n\n"), ("rdf", "xmlns:c=\"http://e/\">")] {
            for layout in [[], ["--pretty"]] {
                let result = try Tool().run(
                    ["convert", "--from", "rdf", "--to", format, "-", "-"] + layout, input: input)
                #expect(result.output.contains(start), "\(result.output)\(result.errors)")
                #expect(!result.output.contains("b#"))
            }
        }
    }

    @Test("relative IRIs are resolved against --base")
    func base() throws {
        let result = try Tool().run(
            "convert", "--from", "ttl", "--to", "nt", "--base", "http://e/a/", "-", "-", input: "<b> <../c> <#d> .")
        #expect(result.output == "<http://e/a/b> <http://e/c> <http://e/a/#d> .\n")
    }

    @Test("--pretty puts what is said of a subject together, with all prefixes and with lists and blank nodes in place")
    func pretty() throws {
        let tool = try Tool()
        let input = """
            PREFIX a: <http://e/a#>
            a:s a:p _:b , 1 . _:b a:q ( 1 2 ) .
            PREFIX b: <http://e/b#>
            b:t a:p 2 . a:s b:r 3 .
            """
        let file = try tool.file("a.ttl", input.utf8)
        #expect(
            try tool.run("convert", file, "-", "--to", "ttl", "--pretty").output == """
                @prefix a: <http://e/a#> .
                @prefix b: <http://e/b#> .

                a:s a:p [
                        a:q ( 1 2 )
                    ], 1 ;
                    b:r 3 .

                b:t a:p 2 .

                """)
        for format in ["trig", "rdf", "jsonld"] {
            #expect(try tool.run("convert", file, "b.\(format)", "--pretty").exitCode == 0)
            #expect(try tool.run("diff", file, "b.\(format)").exitCode == 0)
        }
        for format in ["nt", "nq", "graphml", "neo4j"] {
            let result = try tool.run("convert", file, "b", "--to", format, "--pretty")
            expectError(result, "--pretty lays out", exitCode: 2)
        }
        let mixed = try tool.file("a.nq", "<x:s> <x:p> <x:o> <x:g> .\n".utf8)
        expectError(try tool.run("convert", mixed, "-", "--to", "ttl", "--pretty"), "a.nq has named graphs")
    }

    // MARK: Files

    @Test("a file can be converted into itself")
    func sameFile() throws {
        let tool = try Tool()
        let lines = (0..<50_000).map { "<x:s> <x:p> \"\($0)\" .\n" }.joined()
        let file = try tool.file("a.nt", lines.utf8)
        #expect(try tool.run("convert", file, file).exitCode == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == lines)
        #expect(tool.files == ["a.nt"])
    }

    @Test("a conversion that fails leaves an existing file as it was")
    func keepsExisting() throws {
        let tool = try Tool()
        let file = try tool.file("a.nt", "<x:s> <x:p> .\n".utf8)
        let old = try tool.file("b.ttl", "old".utf8)
        let result = try tool.run("convert", file, old)
        #expect(result.errors.hasPrefix("\(file):1:13: "), "\(result.errors)")
        #expect(result.exitCode == 1)
        #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
        #expect(tool.files == ["a.nt", "b.ttl"])
    }

    @Test("Control-C and kill leave no file behind", arguments: [SIGINT, SIGTERM])
    func interrupted(_ signal: Int32) throws {
        let tool = try Tool()
        let old = try tool.file("out.ttl", "old".utf8)
        let process = try tool.start("convert", "--from", "nt", "-", old) { input in
            for _ in 0..<2000 { try input.write(contentsOf: Data(Self.triple.utf8)) }
        }
        for _ in 0..<500 where tool.files.count == 1 { Thread.sleep(forTimeInterval: 0.02) }
        #expect(tool.files.count == 2)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 128 + signal)
        #expect(tool.files == ["out.ttl"])
        #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
    }

    @Test("what cannot be read or written is one clear error")
    func unreadable() throws {
        let tool = try Tool()
        let file = try tool.file("a.nt", Self.triple.utf8)
        expectError(try tool.run("convert", "absent.nt", "b.ttl"), "cannot read absent.nt: there is no such file")
        expectError(try tool.run("convert", tool.folder.path, "b.ttl"), "it is a folder")
        expectError(try tool.run("convert", file, tool.folder.path, "--to", "ttl"), "it is a folder")
        expectError(try tool.run("convert", file, "no/b.ttl"), "the folder to write into does not exist")
        expectError(try tool.run("convert", "\(file)/b.nt", "b.ttl"), "not a folder")
        expectError(try tool.run("convert", "", "b.ttl"), "the name of the file is empty")
        if getuid() != 0 {
            chmod(file, 0)
            expectError(try tool.run("convert", file, "b.ttl"), "permission is denied")
        }
        #expect(tool.files == ["a.nt"])
    }

    @Test("a full disk is one clear error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let tool = try Tool()
        let file = try tool.file("a.nt", Self.triple.utf8)
        expectError(try tool.run("convert", file, "/dev/full", "--to", "nt"), "cannot write /dev/full")
    }

    @Test("an empty file is an empty graph, but no XML", arguments: ["nt", "nq", "ttl", "trig"])
    func empty(_ format: String) throws {
        let tool = try Tool()
        let result = try tool.run("convert", try tool.file("empty.\(format)", []), "-", "--to", "nt")
        #expect(result.exitCode == 0)
        #expect(result.output.isEmpty)
        expectError(
            try tool.run("convert", try tool.file("empty.rdf", []), "b.nt"), "empty.rdf:1:1: the document is empty")
    }

    @Test("encodings other than UTF-8 are named; a byte order mark is passed over")
    func encodings() throws {
        let tool = try Tool()
        let utf16 = Self.triple.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        for name in ["a.nt", "a.ttl"] {
            let file = try tool.file(name, [0xFF, 0xFE] + utf16)
            expectError(try tool.run("convert", file, "b.nt"), "\(name):1:1: ", "UTF-16")
            let latin = try tool.file(name, Array("<x:s> <x:p> \"caf".utf8) + [0xE9] + Array("\" .\n".utf8))
            expectError(try tool.run("convert", latin, "b.nt"), "\(name):1:17: ", "Latin-1")
            let marked = try tool.file(name, "\u{FEFF}\(Self.triple)".utf8)
            #expect(try tool.run("convert", marked, "-", "--to", "nt").output == Self.triple)
        }
    }

    @Test("a compressed file that is cut short is one clear error")
    func cutCompressed() throws {
        let tool = try Tool()
        let lines = (0..<9000).map { "<x:s> <x:p> \"\($0)\" .\n" }.joined()
        _ = try tool.run("convert", try tool.file("a.nt", lines.utf8), "a.nt.gz")
        let whole = try Data(contentsOf: URL(fileURLWithPath: tool.path("a.nt.gz")))
        let cut = try tool.file("b.nt.gz", whole.prefix(whole.count / 2))
        expectError(try tool.run("convert", cut, "c.ttl"), "b.nt.gz", "cut short")
        #expect(!tool.files.contains("c.ttl"))
    }

    @Test("a reader that has seen enough ends the conversion quietly")
    func brokenPipe() throws {
        let tool = try Tool()
        let lines = (0..<200_000).map { "<x:s> <x:p> \"\($0)\" .\n" }.joined()
        let file = try tool.file("a.nt", lines.utf8)
        let result = try tool.shell("'\(Tool.executable.path)' convert '\(file)' - --to nt | head -n 1")
        #expect(result.output == "<x:s> <x:p> \"0\" .\n")
        #expect(result.errors.isEmpty, "\(result.errors)")
    }

    // MARK: Named graphs

    private static let dataset = "<x:s> <x:p> \"d\" .\n<x:s> <x:p> \"g\" <x:g> .\n<x:s> <x:p> \"h\" <x:h> .\n"

    @Test("named graphs do not fit into one graph, and the error says what to do", arguments: ["nt", "ttl", "rdf"])
    func namedGraphs(_ format: String) throws {
        let tool = try Tool()
        let file = try tool.file("a.nq", Self.dataset.utf8)
        let result = try tool.run("convert", file, "b.\(format)")
        expectError(
            result, "a.nq has named graphs, such as <x:g>", "--graph", "--default-graph", "--all-graphs", "TriG")
        #expect(tool.files == ["a.nq"])
    }

    @Test(
        "graphs can be chosen",
        arguments: [
            (["--graph", "x:h"], ["h"]), (["--default-graph"], ["d"]), (["--all-graphs"], ["d", "g", "h"]),
        ])
    func chosenGraphs(_ options: [String], _ expected: [String]) throws {
        let tool = try Tool()
        let file = try tool.file("a.nq", Self.dataset.utf8)
        let result = try tool.run(["convert", file, "-", "--to", "nt"] + options)
        #expect(result.output == expected.map { "<x:s> <x:p> \"\($0)\" .\n" }.joined(), "\(result.errors)")
    }

    @Test("a graph that is not there is an error, and two choices are wrong usage")
    func wrongGraphs() throws {
        let tool = try Tool()
        let file = try tool.file("a.nq", Self.dataset.utf8)
        expectError(try tool.run("convert", file, "b.nt", "--graph", "x:none"), "a.nq has no graph <x:none>")
        #expect(tool.files == ["a.nq"])
        expectError(
            try tool.run("convert", file, "b.nt", "--graph", "x:g", "--all-graphs"), "Give one of", exitCode: 2)
        expectError(try tool.run("convert", file, "b.nt", "--graph", "g"), "absolute IRI", exitCode: 2)
    }

    @Test("unknown formats and missing names are wrong usage")
    func wrongUsage() throws {
        let tool = try Tool()
        let file = try tool.file("a.nt", Self.triple.utf8)
        expectError(try tool.run("convert", file, "b.pdf"), "tells no format", "ttl", exitCode: 2)
        expectError(try tool.run("convert", "--to", "pdf", file, "-"), "pdf", "ttl", exitCode: 2)
        expectError(try tool.run("convert", "--from", "text/html", file, "-", "--to", "nt"), "text/html", exitCode: 2)
        expectError(try tool.run("convert", file, "-"), "give --to", exitCode: 2)
        expectError(try tool.run("convert", file, "-", "--to", "nt", "--base", "b"), "absolute IRI", exitCode: 2)
    }
}
