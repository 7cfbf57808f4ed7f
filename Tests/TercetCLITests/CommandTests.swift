import Foundation
import TestSupport
import Testing

@Suite("The command")
struct CommandTests {
    static let sample = SharedFolder.projectFolder.appending(path: "docs/samples/panama-talks.txt").path

    @Test("the files in Output/ are what the sample document becomes today, byte for byte")
    func outputFolder() throws {
        let tool = try Tool()
        let result = try tool.run(
            "extract", Self.sample, "-o", "panama-talks.ttl", "-o", "panama-talks.nt", "-o", "panama-talks.rdf")
        #expect(result.exitCode == 0)
        for name in ["panama-talks.ttl", "panama-talks.nt", "panama-talks.rdf"] {
            let today = try Data(contentsOf: URL(fileURLWithPath: tool.path(name)))
            let kept = try Data(contentsOf: SharedFolder.projectFolder.appending(path: "Output/\(name)"))
            #expect(today == kept, "Output/\(name) is not what the program writes; run make run")
        }
    }

    @Test("the report counts sentences, entities and triples")
    func report() throws {
        let result = try Tool().run("extract", Self.sample, "--report")
        #expect(result.exitCode == 0)
        #expect(result.output.contains("panama-talks.txt: 14 sentences"), "\(result.output)")
        #expect(result.output.contains("met with"))
    }

    @Test("several documents and standard input are read in one run")
    func severalDocuments() throws {
        let tool = try Tool()
        let first = try tool.file("a.txt", "Peru signed a deal with Chile.".utf8)
        let result = try tool.run("extract", first, "-", "--format", "nt", input: "Kenya signed a deal with Uganda.")
        #expect(result.output.contains("Peru> <https://w3id.org/tercet/core#agreementWith>"))
        #expect(result.output.contains("Kenya> <https://w3id.org/tercet/core#agreementWith>"))
    }

    @Test("files of one name in different folders are different documents")
    func sameNames() throws {
        let tool = try Tool()
        for folder in ["a", "b"] {
            try FileManager.default.createDirectory(
                at: tool.folder.appending(path: folder), withIntermediateDirectories: true)
            _ = try tool.file("\(folder)/2021.03.01.txt", "The ministers met with Keller in Lima.".utf8)
        }
        let result = try tool.run("extract", "a/2021.03.01.txt", "b/2021.03.01.txt", "--format", "nt")
        #expect(result.output.contains("/document/a_2021_03_01/"), "\(result.output)")
        #expect(result.output.contains("/document/b_2021_03_01/"))
    }

    @Test("an ontology without words is no use, and that is said")
    func ontologyWithoutWords() throws {
        let tool = try Tool()
        let text = try tool.file("a.txt", "Ana met Ben.".utf8)
        let ontology = try tool.file("mine.ttl", "@prefix a: <http://a/> . a:p a a:Property .".utf8)
        let result = try tool.run("extract", text, "--ontology", ontology)
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("no words"), "\(result.errors)")
    }

    @Test("an ontology of the user's own finds relations of the user's own")
    func ownOntology() throws {
        let tool = try Tool()
        let core = SharedFolder.projectFolder.appending(path: "Ontology/core.ttl").path
        let page = try String(
            contentsOf: SharedFolder.projectFolder.appending(path: "docs/adding-a-relation.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```turtle\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        let own = try tool.file("trade.ttl", blocks.joined().utf8)
        let text = try tool.file("a.txt", "Miners in Peru exported copper to Chile.".utf8)
        let result = try tool.run("extract", text, "--ontology", core, "--ontology", own, "--format", "nt")
        #expect(
            result.output.contains("<https://example.org/trade#exportsTo> <https://w3id.org/tercet/id/Chile>"),
            "\(result.output)\(result.errors)")
    }

    @Test("evidence goes along in every style", arguments: ["annotation", "reification", "graph"])
    func evidence(style: String) throws {
        let tool = try Tool()
        let text = try tool.file("a.txt", "Peru signed a deal with Chile.".utf8)
        let result = try tool.run("extract", text, "--evidence", style, "--base", "https://example.org/")
        #expect(result.exitCode == 0)
        #expect(result.output.contains("https://example.org/document/a"), "\(result.output)")
    }

    @Test("what one format says, every other says too", arguments: ["nt", "ttl", "nq", "trig"])
    func convert(format: String) throws {
        let tool = try Tool()
        let output = SharedFolder.projectFolder.appending(path: "Output/panama-talks.rdf").path
        #expect(try tool.run("convert", output, "there.\(format)").exitCode == 0)
        #expect(try tool.run("convert", "there.\(format)", "back.nt").exitCode == 0)
        func lines(_ path: String) throws -> Set<Substring> {
            Set(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n"))
        }
        let kept = SharedFolder.projectFolder.appending(path: "Output/panama-talks.nt").path
        #expect(try lines(tool.path("back.nt")) == lines(kept))
    }

    @Test(
        "queries give tables, and ASK an exit code",
        arguments: [
            ("SELECT ?x WHERE { ?x security:transitFor ?y } GROUP BY ?x HAVING (COUNT(*) > 1)", "Panama", 0),
            ("SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s core:represents ?p }", "?n", 0),
            (
                "SELECT ?l WHERE { ?s a core:Meeting ; rdfs:label ?l OPTIONAL { ?s core:x ?z } FILTER(!BOUND(?z)) }",
                "meeting", 0
            ),
            ("ASK { ?s core:borders ?o }", "true", 0), ("ASK { ?s core:leads ?s }", "false", 1),
        ] as [(String, String, Int32)])
    func query(query: String, expected: String, exitCode: Int32) throws {
        let tool = try Tool()
        let data = SharedFolder.projectFolder.appending(path: "Output/panama-talks.ttl").path
        let result = try tool.run("query", "-d", data, query)
        #expect(result.output.contains(expected), "\(result.output)\(result.errors)")
        #expect(result.exitCode == exitCode)
        let piped = try tool.run("query", "-d", data, input: query)
        #expect(piped.output == result.output)
    }
}
