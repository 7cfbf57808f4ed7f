import Foundation
import TestSupport
import Testing

@Suite("tercet validate")
struct ValidateCommandTests {
    private static let shapes = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix e: <http://e/> .
        e:Shape sh:targetClass e:Person ; sh:property [ sh:path e:age ; sh:maxInclusive 150 ] .
        """
    private static let person = "@prefix e: <http://e/> . e:ann a e:Person ; e:age "

    private func tool(age: Int) throws -> Tool {
        let tool = try Tool()
        _ = try tool.file("data.ttl", "\(Self.person)\(age) .".utf8)
        _ = try tool.file("shapes.ttl", Self.shapes.utf8)
        return tool
    }

    @Test("the exit code tells whether the data conforms, and the text what does not")
    func verdicts() throws {
        let good = try tool(age: 30).run("validate", "-d", "data.ttl", "--shapes", "shapes.ttl")
        #expect(good.exitCode == 0)
        #expect(good.output == "The data conforms to the shapes.\n")
        let bad = try tool(age: 200).run("validate", "-d", "data.ttl", "--shapes", "shapes.ttl")
        #expect(bad.exitCode == 1)
        #expect(bad.errors.isEmpty)
        #expect(
            bad.output == """
                The data does not conform to the shapes: 1 result.

                e:ann
                  Violation at e:age: 200
                    expected 150 or less

                """)
    }

    @Test("the report is written as RDF where a format or a name says so")
    func reports() throws {
        let tool = try tool(age: 200)
        let turtle = try tool.run("validate", "-d", "data.ttl", "--shapes", "shapes.ttl", "--format", "ttl")
        #expect(turtle.exitCode == 1)
        #expect(turtle.output.contains("sh:sourceConstraintComponent sh:MaxInclusiveConstraintComponent"))
        #expect(try tool.run("validate", "-d", "data.ttl", "--shapes", "shapes.ttl", "-o", "report.nt").exitCode == 1)
        let ask = "ASK { ?r <http://www.w3.org/ns/shacl#conforms> false ; <http://www.w3.org/ns/shacl#result> ?x }"
        #expect(try tool.run("query", "-d", "report.nt", ask).exitCode == 0)
    }

    @Test("shapes may be in the data, named by it, or imported by others")
    func sources() throws {
        let tool = try tool(age: 200)
        let both = Self.shapes + "\n" + Self.person.replacing("@prefix e: <http://e/> .", with: "") + "200 ."
        _ = try tool.file("both.ttl", both.utf8)
        #expect(try tool.run("validate", "-d", "both.ttl").exitCode == 1)
        let named = Self.person + "200 . <> <http://www.w3.org/ns/shacl#shapesGraph> <shapes.ttl> ."
        _ = try tool.file("named.ttl", named.utf8)
        #expect(try tool.run("validate", "-d", "named.ttl").exitCode == 1)
        let imports = "<> <http://www.w3.org/2002/07/owl#imports> <shapes.ttl>, <importing.ttl>, <http://e/elsewhere> ."
        _ = try tool.file("importing.ttl", imports.utf8)
        #expect(try tool.run("validate", "-d", "data.ttl", "--shapes", "importing.ttl").exitCode == 1)
        let graph = ["--named-graph", "http://e/shapes=shapes.ttl"]
        let graphs = Self.person + "200 . <http://e/d> <http://www.w3.org/ns/shacl#shapesGraph> <http://e/shapes> ."
        _ = try tool.file("graphs.ttl", graphs.utf8)
        #expect(try tool.run(["validate", "-d", "graphs.ttl"] + graph).exitCode == 1)
        _ = try tool.file("remote.ttl", "<http://e/d> <http://www.w3.org/ns/shacl#shapesGraph> <http://e/s> .".utf8)
        let remote = try tool.run("validate", "-d", "remote.ttl")
        #expect(remote.exitCode == 2)
        #expect(remote.errors.contains("--shapes"))
    }

    @Test("an ontology tells what is a subclass of what, and is not validated itself")
    func ontology() throws {
        let tool = try tool(age: 200)
        _ = try tool.file("pupil.ttl", "@prefix e: <http://e/> . e:ann a e:Pupil ; e:age 200 .".utf8)
        let classes = """
            @prefix e: <http://e/> .
            e:Pupil <http://www.w3.org/2000/01/rdf-schema#subClassOf> e:Person . e:bob a e:Person ; e:age 300 .
            """
        _ = try tool.file("classes.ttl", classes.utf8)
        let alone = ["validate", "-d", "pupil.ttl", "--shapes", "shapes.ttl"]
        #expect(try tool.run(alone).exitCode == 0)
        let result = try tool.run(alone + ["--ontology", "classes.ttl"])
        #expect(result.exitCode == 1)
        #expect(!result.output.contains("bob"))
    }

    @Test(
        "what is wrong in files, shapes and usage is told, with the exit code 2",
        arguments: [
            (["-d", "none.ttl", "--shapes", "shapes.ttl"], "cannot read none.ttl"),
            (["-d", "data.ttl", "--shapes", "none.ttl"], "cannot read none.ttl"),
            (["-d", "data.ttl", "--shapes", "broken.ttl"], "broken.ttl:1:"),
            (["-d", "data.ttl", "--shapes", "wrong.ttl"], "no integer"),
            (["-d", "data.ttl", "--shapes", "wrong.ttl"], "no regular expression"),
            (["-d", "data.ttl"], "no shape with a target"),
            (["--shapes", "shapes.ttl"], "-d FILE"),
            (["-d", "data.ttl", "--shapes", "shapes.ttl", "--format", "pdf"], "format"),
            (["-d", "data.ttl", "--shapes", "shapes.ttl", "--timeout", "0"], "above 0"),
        ])
    func failures(_ arguments: [String], _ message: String) throws {
        let tool = try tool(age: 30)
        _ = try tool.file("broken.ttl", "<http://e/".utf8)
        let wrong = """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            <http://e/S> sh:targetNode 1 ; sh:path <http://e/p> ; sh:minCount "x" ; sh:pattern "(" .
            """
        _ = try tool.file("wrong.ttl", wrong.utf8)
        let result = try tool.run(["validate"] + arguments)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test("tercet extract leaves out what shapes do not allow, and says so")
    func extraction() throws {
        let tool = try Tool()
        _ = try tool.file(
            "a.txt", "Kevin McAleenan met with Maria Lopez in Lima on Monday. Kevin McAleenan visited Bogota.".utf8)
        let shapes = """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix core: <https://w3id.org/tercet/core#> .
            <http://e/S> sh:targetSubjectsOf core:visited ;
                sh:property [ sh:path core:visited ; sh:class core:Country ; sh:message "Only countries are visited." ] .
            """
        _ = try tool.file("shapes.ttl", shapes.utf8)
        let all = try tool.run("extract", "a.txt")
        #expect(all.output.contains("core:visited"))
        let result = try tool.run("extract", "a.txt", "--shapes", "shapes.ttl")
        #expect(result.exitCode == 0)
        #expect(!result.output.contains("core:visited"))
        #expect(result.output.contains("core:metWith"))
        #expect(result.errors.contains("a.txt: left out id:Kevin_McAleenan core:visited id:Bogota"))
        #expect(result.errors.contains("Only countries are visited."))
        #expect(result.errors.contains("“Kevin McAleenan visited Bogota.”"))
        let corpus = #"{"id": "a1", "text": "Kevin McAleenan visited Bogota."}"#
        _ = try tool.file("news.jsonl", corpus.utf8)
        let lines = try tool.run("extract", "news.jsonl", "--shapes", "shapes.ttl", "--format", "nt")
        #expect(lines.exitCode == 0)
        #expect(!lines.output.contains("visited"))
        #expect(lines.errors.contains("left out"))
    }

    @Test("the facts of the sample conform to the shapes of Tercet's own ontologies, and facts that are wrong do not")
    func ownShapes() throws {
        let project = SharedFolder.projectFolder
        func path(_ name: String) -> String { project.appending(path: name).path }
        let rules = [
            "--shapes", path("Ontology/shapes.ttl"), "--ontology", path("Ontology/core.ttl"), "--ontology",
            path("Ontology/security.ttl"),
        ]
        let tool = try Tool()
        let sample = try tool.run(["validate", "-d", path("Output/panama-talks.ttl")] + rules)
        #expect(sample.exitCode == 0, "\(sample.output)\(sample.errors)")
        let wrong = """
            @prefix core: <https://w3id.org/tercet/core#> .
            @prefix id: <https://w3id.org/tercet/id/> .
            id:Ana a core:Person ; core:metWith id:Lima, id:Ana .
            id:Lima a core:Settlement .
            id:talks a core:Meeting ; core:onDate "Monday" ; core:tookPlaceIn id:Ana .
            """
        _ = try tool.file("wrong.ttl", wrong.utf8)
        let result = try tool.run(["validate", "-d", "wrong.ttl"] + rules)
        #expect(result.exitCode == 1)
        for words in ["id:Lima", "Nobody meets themselves.", "Monday", "Events take place in places."] {
            #expect(result.output.contains(words), "\(result.output)")
        }
    }
}
