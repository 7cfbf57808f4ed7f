import Foundation
import Testing

@Suite("tercet analyze")
struct AnalyzeCommandTests {
    private static let text = "Ana Torres met Ben Smith in Lima on Thursday. She praised him.\n"

    @Test("CoNLL-U has ten columns, and places that are the words of the file")
    func conllu() throws {
        let tool = try Tool()
        let text = "\u{FEFF}Ünter Häuser 🏠 met “Ana” in Lima."
        let file = try tool.file("a.txt", text.utf8)
        let result = try tool.run("analyze", file, "--format", "conllu")
        #expect(result.exitCode == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count >= 8)
        let characters = Array(text.unicodeScalars.dropFirst())
        for line in lines {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(columns.count == 10)
            let range = columns[9].split(separator: "|").last?.split(separator: "=").last?.split(separator: ":")
            let (start, end) = try #require(range.map { (Int($0[0]), Int($0[1])) })
            let words = String(String.UnicodeScalarView(characters[try #require(start)..<(try #require(end))]))
            #expect(words == columns[1])
        }
    }

    @Test("entities are marked in the text")
    func entities() throws {
        let result = try Tool().run("analyze", "-", "--format", "entities", input: Self.text)
        #expect(result.output.hasPrefix("[Ana Torres](person) met [Ben Smith](person) in [Lima](place)"))
    }

    @Test("trees have a line for each word")
    func trees() throws {
        let result = try Tool().run("analyze", "-", input: "Ana met Ben.")
        #expect(
            result.output == """
                Ana met Ben.
                root met VERB
                ├─ nsubj Ana PROPN
                ├─ obj Ben PROPN
                └─ punct . PUNCT

                """)
    }

    @Test("chains of coreference are shown with their sentences")
    func coreference() throws {
        let result = try Tool().run("analyze", "-", "--format", "coreference", input: Self.text)
        #expect(result.output.contains("Ana Torres\n  1: Ana Torres\n  2: She\n"), "\(result.output)")
    }

    @Test("a corpus gives an object for each document, in its order")
    func corpus() throws {
        let records = (0..<12).map { #"{"id": "d\#($0)", "text": "Ana met Ben."}"# }
        let result = try Tool().run(
            "analyze", "-", "--jsonl", "--format", "json", input: records.joined(separator: "\n\n"))
        let objects = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.compactMap { $0["id"] as? String } == (0..<12).map { "d\($0)" })
        let sentences = try #require(objects[0]["sentences"] as? [[String: Any]])
        #expect(sentences.count == 1 && sentences[0]["text"] as? String == "Ana met Ben.")
    }

    @Test(
        "a record that is none is named with its line, and nothing is written",
        arguments: [
            ("{\"text\": \"Ana.\"}\n{\"id\": 1}", ":2:1: there is no text"), ("[", ":1:2:"),
            ("{\"text\": \"Ana.\", \"date\": \"soon\"}", ":1:1: the date soon"),
        ])
    func badRecords(corpus: String, message: String) throws {
        let tool = try Tool()
        let file = try tool.file("c.jsonl", corpus.utf8)
        for command in ["analyze", "extract"] {
            let result = try tool.run(command, file, "-o", tool.path("out.nt"))
            #expect(result.exitCode == 1)
            #expect(result.errors.contains("c.jsonl" + message), "\(result.errors)")
            #expect(tool.files == ["c.jsonl"])
        }
    }

    @Test("the facts of a corpus are written as they come, each document in its graph")
    func extraction() throws {
        let tool = try Tool()
        let file = try tool.file(
            "c.jsonl", "{\"id\": 7, \"text\": \"Ana met Ben.\"}\n{\"sent\": \"Panama is a route for cocaine.\"}\n".utf8)
        let result = try tool.run("extract", file, "--evidence", "graph", "--format", "nq")
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(
            result.output.contains("metWith> <https://w3id.org/tercet/id/Ben> <https://w3id.org/tercet/id/document/7>"))
        #expect(result.output.contains("transitFor> <https://w3id.org/tercet/id/document/c_jsonl_2/cocaine>"))
        let turtle = try tool.run("extract", file, "-o", tool.path("facts.ttl"))
        #expect(turtle.exitCode == 0)
        #expect(try tool.run("convert", tool.path("facts.ttl"), "-", "--to", "nt").output.contains("#metWith>"))
    }
}
