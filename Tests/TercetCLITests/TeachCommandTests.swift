import Foundation
import TestSupport
import Testing

@Suite("tercet teach, and facts in words")
struct TeachCommandTests {
    private static let ontology = """
        @prefix f: <https://example.org/film#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        f:director a owl:ObjectProperty ; rdfs:label "director" .
        f:released a owl:ObjectProperty ; rdfs:label "release date" .
        """

    private func tool() throws -> Tool {
        let tool = try Tool()
        _ = try tool.file("film.ttl", Self.ontology.utf8)
        return tool
    }

    @Test("facts are told in words, as JSON and as lines")
    func answers() throws {
        let tool = try tool()
        _ = try tool.file(
            "news.jsonl", (#"{"id": "a1", "sent": "Silent Harbour was directed by Maria Lopez."}"# + "\n").utf8)
        let json = try tool.run(["extract", "--ontology", "film.ttl", "--format", "jsonl", "news.jsonl"])
        #expect(json.output == #"{"id":"a1","triples":[["Silent Harbour","director","Maria Lopez"]]}"# + "\n")
        let lines = try tool.run(["extract", "--ontology", "film.ttl", "--format", "tsv", "news.jsonl"])
        #expect(lines.output == "a1\tSilent Harbour\tdirector\tMaria Lopez\n")
    }

    @Test("a lexicon is written that extract reads")
    func lexicon() throws {
        let tool = try tool()
        let example =
            #"{"sent": "Silent Harbour was directed by Maria Lopez.", "triples": "#
            + #"[["Silent Harbour", "director", "Maria Lopez"]]}"#
        _ = try tool.file("train.jsonl", (example + "\n\n" + example + "\n").utf8)
        let taught = try tool.run(["teach", "--ontology", "film.ttl", "--examples", "train.jsonl", "-o", "lexicon.ttl"])
        #expect(taught.exitCode == 0 && taught.errors.isEmpty)
        let lexicon = try String(contentsOfFile: tool.path("lexicon.ttl"), encoding: .utf8)
        #expect(lexicon.contains("core:Cue"))
        _ = try tool.file("a.txt", "Silent Harbour was directed by Maria Lopez.".utf8)
        let facts = try tool.run(["extract", "--ontology", "film.ttl", "--ontology", "lexicon.ttl", "a.txt"])
        #expect(facts.exitCode == 0, "\(facts.errors)")
    }

    @Test("what was nearly a fact is told on standard error, facts as ever")
    func rejected() throws {
        let tool = try tool()
        _ = try tool.file("a.txt", "Ana Ruiz met Ben Keller in Lima. Ana Ruiz did not meet Tom Hale.".utf8)
        let plain = try tool.run("extract", "a.txt", "--format", "nt")
        let explained = try tool.run("extract", "a.txt", "--format", "nt", "--explain-rejected")
        #expect(explained.exitCode == 0 && explained.output == plain.output && plain.errors.isEmpty)
        #expect(
            explained.errors == """
                a.txt: no fact (met with): [Ana Ruiz] [meet] [Tom Hale]: the sentence denies it
                  “Ana Ruiz did not meet Tom Hale.”

                """, "\(explained.errors)")
    }

    @Test("derived words are shown, and corrected ones take their place")
    func derivedWords() throws {
        let tool = try tool()
        let shown = try tool.run(["ontology", "lexicon", "film.ttl"])
        #expect(shown.output.contains("ontolex:writtenRep \"direct\"@en"), "\(shown.output)\(shown.errors)")
        #expect(shown.output.contains("ontolex:denotes f:director"))
        #expect(try tool.run(["ontology", "lexicon", "film.ttl"]).output == shown.output)
        _ = try tool.file("a.jsonl", (#"{"id": "a", "sent": "Silent Harbour was helmed by Maria Lopez."}"# + "\n").utf8)
        let facts = ["extract", "--ontology", "film.ttl", "--format", "tsv", "a.jsonl"]
        #expect(try tool.run(facts).output.isEmpty)
        _ = try tool.file("words.ttl", shown.output.replacing("\"direct\"", with: "\"helm\"").utf8)
        #expect(
            try tool.run(facts + ["--ontology", "words.ttl"]).output == "a\tSilent Harbour\tdirector\tMaria Lopez\n")
    }

    @Test(
        "what is no example is told with its line",
        arguments: [
            ("no JSON", "not JSON"), ("[1]", "an object of JSON"), (#"{"triples": []}"#, #"no "sent" or "text""#),
            (#"{"sent": "A."}"#, #"no "triples""#), (#"{"sent": "A.", "triples": [["a", "b"]]}"#, "a triple is"),
        ])
    func damaged(line: String, message: String) throws {
        let tool = try tool()
        _ = try tool.file("train.jsonl", ("\n" + line + "\n").utf8)
        let result = try tool.run(["teach", "--ontology", "film.ttl", "--examples", "train.jsonl"])
        #expect(result.exitCode == 1 && result.output.isEmpty)
        #expect(result.errors.contains("train.jsonl:2: ") && result.errors.contains(message), "\(result.errors)")
    }

    @Test("an ontology whose properties have entries of their own cannot be taught")
    func lexicalized() throws {
        let tool = try tool()
        _ = try tool.file("train.jsonl", (#"{"sent": "A.", "triples": []}"# + "\n").utf8)
        let core = SharedFolder.projectFolder.appending(path: "Ontology/core.ttl").path
        let result = try tool.run(["teach", "--ontology", core, "--examples", "train.jsonl"])
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("no property without lexical entries"), "\(result.errors)")
    }
}
