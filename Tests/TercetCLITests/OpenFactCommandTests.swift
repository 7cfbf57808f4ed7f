import Foundation
import Testing

@Suite("extract --open")
struct OpenFactCommandTests {
    @Test("prints sentence, confidence, predicate and arguments, with the words as they stand")
    func tsv() throws {
        let tool = try Tool()
        let lines = "Peru signed the treaty -LRB- with Chile -RRB- .\n\nAna Silva visited Lima in 1990 .\n"
        for style in ["nary", "binary"] {
            let result = try tool.run("extract", "--open", style, "--sentences", "--format", "tsv", "-", input: lines)
            #expect(result.exitCode == 0, "\(result.errors)")
            let rows = result.output.split(separator: "\n").map { $0.components(separatedBy: "\t") }
            #expect(rows.allSatisfy { $0.count >= 5 && lines.contains($0[0]) })
            #expect(rows.allSatisfy { Double($0[1]).map { (0...1).contains($0) } ?? false })
            #expect(rows.contains { $0[2...4] == ["signed", "Peru", "the treaty"] || $0[2] == "signed" })
            #expect(rows.contains { $0[3] == "Ana Silva" && $0[2].hasPrefix("visited") })
        }
    }

    @Test("many lines, on as many cores as there are, come in their order")
    func order() throws {
        let tool = try Tool()
        let lines = (0..<100).map { "Ana Silva visited the town \($0) times ." }
        let file = try tool.file("lines.txt", lines.joined(separator: "\n").utf8)
        let result = try tool.run("extract", "--open", "binary", "--sentences", "--min-confidence", "0", file)
        var sentences: [String] = []
        for line in result.output.split(separator: "\n") {
            let sentence = line.split(separator: "\t").first.map(String.init) ?? ""
            if sentences.last != sentence { sentences.append(sentence) }
        }
        #expect(sentences == lines)
    }

    @Test("JSON Lines tell document, places, factuality and, if asked, reasons")
    func jsonLines() throws {
        let tool = try Tool()
        let file = try tool.file("a.txt", "Chile did not sign the treaty.".utf8)
        let result = try tool.run("extract", "--open", "nary", "--format", "jsonl", "--explain", file)
        let line = try #require(result.output.split(separator: "\n").first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["document"] as? String == "a.txt")
        #expect(object["range"] as? [Int] == [0, 30])
        #expect(object["factuality"] as? String == "denied")
        let predicate = try #require(object["predicate"] as? [String: Any])
        #expect(predicate["words"] as? String == "did not sign")
        #expect(predicate["ranges"] as? [[Int]] == [[6, 18]])
        #expect((object["features"] as? [String])?.contains("form main") == true)
    }

    @Test("places in a file of sentences count from its beginning")
    func placesOfSentences() throws {
        let lines = "Peru ’ s minister resigned .\r\nChile signed the treaty .\r\n"
        let result = try Tool().run(
            "extract", "--open", "nary", "--sentences", "--format", "jsonl", "-", input: lines)
        let line = try #require(result.output.split(separator: "\n").first { $0.contains("Chile") })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        // The line ending counts as one character: RFC 5147, section 2.2.2.
        #expect(object["range"] as? [Int] == [29, 54])
    }

    @Test(
        "what does not fit together is refused with a hint",
        arguments: [
            ["--format", "tsv", "--report", "a.txt"], ["--sentences", "a.txt"], ["--min-confidence", "0.5", "a.txt"],
            ["--open", "nary", "--min-confidence", "2", "a.txt"],
            ["--open", "nary", "--sentences", "--format", "nt", "a.txt"],
            ["--open", "nary", "--explain", "a.txt"], ["--open", "all", "a.txt"],
            ["--open", "nary", "-o", "a.tsv", "-o", "b.nt", "a.txt"],
        ])
    func refused(arguments: [String]) throws {
        let result = try Tool().run(["extract"] + arguments)
        #expect(result.exitCode == 2 && result.output.isEmpty)
        #expect(result.errors.contains("Error:"), "\(result.errors)")
    }

    @Test("bytes that are no UTF-8 and endless lines are told with their place")
    func damagedLines() throws {
        let tool = try Tool()
        let bytes = try tool.file("a.txt", Array("Ana met Ben .\n".utf8) + [0xFF, 0x0A])
        let damaged = try tool.run("extract", "--open", "nary", "--sentences", bytes)
        #expect(damaged.exitCode == 1 && damaged.errors.contains("a.txt:2: the bytes are not UTF-8"))
        let endless = try tool.file("b.txt", Array(repeating: UInt8(ascii: "a"), count: 3 << 20))
        let long = try tool.run("extract", "--open", "nary", "--sentences", endless)
        #expect(long.exitCode == 1 && long.errors.contains("b.txt:1: the line is too long"))
    }
}
