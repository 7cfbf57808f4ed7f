import Foundation
import TestSupport
import Testing

@Suite("tercet query --infer, infer, explain and ontology check")
struct InferenceCommandTests {
    private static let data = """
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix : <http://e/> .
        :Minister rdfs:subClassOf :Official .
        :metWith a owl:SymmetricProperty .
        :ana a :Minister ; :metWith :ben .
        """

    private func tool(_ data: String = data) throws -> Tool {
        let tool = try Tool()
        _ = try tool.file("data.ttl", data.utf8)
        return tool
    }

    @Test("queries see what follows, by the rules that are named")
    func query() throws {
        let tool = try tool()
        _ = try tool.file("known.rules", "[?x :knows ?y] :- [?x :metWith ?y] .".utf8)
        _ = try tool.file(
            "known.rq", "PREFIX : <http://e/> CONSTRUCT { ?x :knows ?y } WHERE { ?x :metWith ?y }".utf8)
        func holds(_ triple: String, _ rules: String...) throws -> Bool {
            let names = rules.flatMap { ["--infer", $0] }
            let result = try tool.run(["query", "-d", "data.ttl"] + names + ["ASK { \(triple) }"])
            #expect(result.errors.isEmpty, "\(result.errors)")
            return result.exitCode == 0
        }
        #expect(try !holds(":ana a :Official", "none"))
        #expect(try holds(":ana a :Official", "rdfs"))
        #expect(try !holds(":ben :metWith :ana", "rdfs"))
        #expect(try holds(":ben :metWith :ana", "owl-rl"))
        for file in ["known.rules", "known.rq"] {
            #expect(try holds(":ana :knows :ben", file))
            #expect(try !holds(":ben :knows :ana", file))
            #expect(try holds(":ben :knows :ana", file, "owl-rl"))
        }
    }

    @Test("what follows is written with what was stated, or alone")
    func infer() throws {
        let tool = try tool()
        let alone = try tool.run("infer", "-d", "data.ttl", "--infer", "rdfs", "--only-inferred", "--format", "nt")
        #expect(alone.exitCode == 0)
        #expect(
            alone.output.contains(
                "<http://e/ana> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/Official> ."))
        #expect(!alone.output.contains("<http://e/Minister> <http://www.w3.org/2000/01/rdf-schema#subClassOf>"))
        #expect(try tool.run("infer", "-d", "data.ttl", "--infer", "rdfs", "-o", "all.nt").exitCode == 0)
        #expect(
            try tool.run("query", "-d", "all.nt", "ASK { <http://e/ana> a <http://e/Minister>, <http://e/Official> }")
                .exitCode == 0)
    }

    @Test("what cannot be true is told, and queries are answered all the same")
    func inconsistencies() throws {
        let tool = try tool(Self.data + ":Minister owl:disjointWith :Official .")
        let inferred = try tool.run("infer", "-d", "data.ttl", "--infer", "owl-rl")
        #expect(inferred.exitCode == 1)
        #expect(inferred.errors.contains("inconsistent by cax-dw"))
        let asked = try tool.run("query", "-d", "data.ttl", "--infer", "owl-rl", "ASK { :ana a :Official }")
        #expect(asked.exitCode == 0)
        #expect(
            asked.errors.contains("inconsistent by cax-dw: :Minister owl:disjointWith :Official · :ana a :Minister"))
    }

    @Test("a proof goes down to what was stated")
    func proof() throws {
        let result = try tool().run("explain", ":ana a :Official", "-d", "data.ttl", "--infer", "owl-rl")
        #expect(result.exitCode == 0)
        #expect(
            result.output == """
                :ana a :Official
                └─ by cax-sco from
                   ├─ :Minister rdfs:subClassOf :Official — stated
                   └─ :ana a :Minister — stated

                """)
        let stated = try tool().run("explain", "?who :metWith ?whom", "-d", "data.ttl")
        #expect(stated.output == ":ana :metWith :ben — stated\n")
        let none = try tool().run("explain", ":ben :metWith :ana", "-d", "data.ttl")
        #expect(none.exitCode == 1)
        #expect(none.errors.contains("does not follow"))
    }

    @Test(
        "facts that were read are explained by their sentence, however the evidence was written",
        arguments: [("annotation", "facts.ttl"), ("annotation", "facts.nt"), ("reification", "facts.rdf")])
    func sentences(_ evidence: String, _ file: String) throws {
        let tool = try Tool()
        _ = try tool.file("visit.txt", "Kevin McAleenan met with Maria Lopez in Lima on Monday.".utf8)
        #expect(try tool.run("extract", "visit.txt", "--evidence", evidence, "-o", file).exitCode == 0)
        let core = SharedFolder.projectFolder.appending(path: "Ontology/core.ttl").path
        let result = try tool.run(
            "explain", "id:Maria_Lopez core:metWith ?who", "-d", file, "-d", core, "--infer", "owl-rl")
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("id:Maria_Lopez core:metWith id:Kevin_McAleenan\n└─ by prp-symp from\n"))
        #expect(result.output.contains("id:Kevin_McAleenan core:metWith id:Maria_Lopez — stated"))
        #expect(
            result.output.contains("“[Kevin McAleenan]ˢ [met]ᵖ with [Maria Lopez]ᵒ in Lima on Monday.” ("),
            "\(result.output)")
        #expect(result.output.contains("#char=0,55"))
    }

    @Test("facts in the graphs of documents are explained by these, open facts by their sentence, others as stated")
    func otherFiles() throws {
        let tool = try Tool()
        _ = try tool.file("visit.txt", "Kevin McAleenan met with Maria Lopez in Lima on Monday.".utf8)
        func explain(_ triple: String, _ file: String, _ options: String...) throws -> String {
            #expect(try tool.run(["extract", "visit.txt", "-o", file] + options).exitCode == 0)
            return try tool.run("explain", triple, "-d", file).output
        }
        let graph = try explain("id:Kevin_McAleenan core:metWith ?who", "facts.trig", "--evidence", "graph")
        #expect(graph.contains(" — stated\n  in “visit.txt” ("))
        let open = try explain("?fact core:predicateWords ?words", "open.ttl", "--open", "binary")
        #expect(open.contains("[Kevin McAleenan]ˢ"), "\(open)")
        let plain = try explain("id:Kevin_McAleenan core:metWith ?who", "facts.nt")
        #expect(plain == "id:Kevin_McAleenan core:metWith id:Maria_Lopez — stated\n")
    }

    @Test("an ontology with mistakes is told each of them")
    func ontologyCheck() throws {
        let tool = try tool(
            """
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
            @prefix : <http://e/> .
            :Person a owl:Class ; rdfs:label "person" ; owl:disjointWith :Place .
            :Place a owl:Class ; rdfs:label "place" .
            :Island a owl:Class ; rdfs:subClassOf :Place , :Person ; rdfs:label "island" .
            :Town a owl:Class ; rdfs:subClassOf :Settlement .
            :mayorOf a owl:ObjectProperty ; rdfs:label "mayor of" ; rdfs:domain :Person , :Place .
            :word a ontolex:Word .
            """)
        let result = try tool.run("ontology", "check", "data.ttl")
        #expect(result.exitCode == 1)
        for line in [
            ":Settlement is not defined", ":Town has no label", ":Island can have no members (cax-dw):",
            ":mayorOf cannot be used (cax-dw):", ":word denotes nothing", "    :Island rdfs:subClassOf :Person",
            "    :mayorOf rdfs:domain :Place", "5 findings",
        ] {
            #expect(
                result.output.split(separator: "\n").contains(Substring(line)), "\(line) is not in \(result.output)")
        }
    }

    @Test("Tercet's own ontologies have none")
    func ownOntologies() throws {
        let folder = SharedFolder.projectFolder.appending(path: "Ontology")
        let files = ["core.ttl", "security.ttl"].map { folder.appending(path: $0).path }
        let result = try Tool().run(["ontology", "check"] + files)
        #expect(result.output == "nothing is wrong\n")
        #expect(result.exitCode == 0)
    }

    @Test(
        "what is wrong in rules and usage is told",
        arguments: [
            (["query", "-d", "data.ttl", "--infer", "none.rules", "ASK {}"], "cannot read none.rules"),
            (["query", "-d", "data.ttl", "--infer", "wrong.rules", "ASK {}"], "wrong.rules:1:"),
            (["query", "-d", "data.ttl", "--infer", "wrong.rq", "ASK {}"], "wrong.rq is no CONSTRUCT query"),
            (
                ["query", "-d", "data.ttl", "--infer", "endless.rq", "--max-triples", "50", "ASK {}"],
                "More than 50 triples"
            ),
            (["query", "-d", "data.ttl", "--infer", "owl-rl", "--max-triples", "5", "ASK {}"], "More than 5 triples"),
            (["infer", "-d", "data.ttl"], "--infer rdfs"),
            (["explain", ":ana", "-d", "data.ttl"], "is no triple"),
            (["ontology", "check", "none.ttl"], "cannot read none.ttl"),
        ])
    func failures(_ arguments: [String], _ message: String) throws {
        let tool = try tool()
        _ = try tool.file("wrong.rules", "[?x :p ?y] :- [?x :q ?z] .".utf8)
        _ = try tool.file("wrong.rq", "ASK {}".utf8)
        _ = try tool.file(
            "endless.rq",
            "CONSTRUCT { ?x <http://e/next> [ a <http://e/Minister> ] } WHERE { ?x a <http://e/Minister> }".utf8)
        let result = try tool.run(arguments)
        #expect(result.exitCode != 0)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
