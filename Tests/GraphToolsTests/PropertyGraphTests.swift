import GraphTools
import RDF
import Testing
import Turtle

/// A graph of Turtle or TriG, with the prefixes of the tests.
func graph(
    _ text: String, ontology: String = "", _ options: PropertyGraphBuilder.Options = PropertyGraphBuilder.Options()
) throws -> PropertyGraph {
    PropertyGraph(try batches(text), ontology: try batches(ontology), options: options)
}

func batches(_ text: String) throws -> [QuadBatch] {
    let prefixes = """
        @prefix : <http://example.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix core: <https://w3id.org/tercet/core#> .

        """
    var reader = TriGReader(bytes: Array((prefixes + text).utf8))
    return try Dataset(reading: &reader).batches
}

@Suite("Property graphs")
struct PropertyGraphTests {
    @Test("resources are nodes, literals attributes, triples between resources edges")
    func basics() throws {
        let graph = try graph(
            """
            :ana a :Person ; rdfs:label "Ana" ; :age 41 ; :met :ben .
            :ben :met _:x . _:x :age 7 .
            """)
        #expect(graph.nodes.map(\.label) == ["Ana", "ben", "_:x"])
        #expect(graph.nodes[0].types == ["http://example.org/Person"])
        #expect(graph.nodes[0].attributes.map(\.property) == ["http://example.org/age"])
        #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [1, 2]])
        #expect(graph.edges.allSatisfy { $0.weight == 1 && $0.label == "met" && $0.dates.isEmpty })
    }

    @Test(
        "the label is the one in the wanted language, then one without language",
        arguments: [("en", "Peru"), ("de", "Republik"), ("es", "Perú"), ("fr", "no language"), ("EN", "Peru")])
    func languages(language: String, label: String) throws {
        let graph = try graph(
            """
            :peru rdfs:label "Republik"@de-CH , "Peru"@en , "no language" ; foaf:name "Perú"@es ; :borders :chile .
            """, PropertyGraphBuilder.Options(language: language))
        #expect(graph.nodes.last?.label == label)
        // The other names are kept as attributes.
        #expect(graph.nodes.last?.attributes.flatMap(\.values).count == 3)
    }

    @Test("an ontology names properties and classes and adds nothing else")
    func ontologyLabels() throws {
        let graph = try graph(
            ":a a :Person ; :met :b .",
            ontology: ":met a owl:ObjectProperty ; rdfs:label \"met with\"@en . :Person rdfs:label \"person\"@en .")
        #expect(graph.nodes.count == 2)
        #expect(graph.edges[0].label == "met with")
        #expect(graph.typeNames(of: graph.nodes[0]) == ["person"])
    }

    @Test(
        "supporting sentences are the weight, and evidence is no node",
        arguments: [
            """
            :a :met :b ~ <http://d/1#e1> ~ <http://d/1#e2> ~ <http://d/2#e1> .
            """,
            """
            :a :met :b .
            <http://d/1#e1> a rdf:Statement ; rdf:subject :a ; rdf:predicate :met ; rdf:object :b .
            <http://d/1#e2> rdf:subject :a ; rdf:predicate :met ; rdf:object :b .
            <http://d/2#e1> a rdf:Statement ; rdf:subject :a ; rdf:predicate :met ; rdf:object :b .
            """,
        ])
    func weights(facts: String) throws {
        let sources = """
            <http://d/1#e1> a core:Evidence ; prov:wasDerivedFrom <http://d/1#char=0,9> ; core:sentence "s" .
            <http://d/1#e2> prov:wasDerivedFrom <http://d/1#char=0,9> .
            <http://d/2#e1> prov:wasDerivedFrom <http://d/2#char=5,9> .
            <http://d/1> dcterms:issued "2019-08-23"^^xsd:date . <http://d/2> dcterms:issued "2019-08-21"^^xsd:date .
            """
        let plain = try graph(facts + sources)
        #expect(plain.nodes.map(\.name) == ["http://example.org/a", "http://example.org/b"])
        // Two of the three pieces of evidence are from one sentence.
        #expect(plain.edges.map(\.weight) == [2])
        #expect(plain.edges[0].dates == ["2019-08-21", "2019-08-23"])
        let full = try graph(facts + sources, PropertyGraphBuilder.Options(keepsEvidence: true))
        #expect(full.nodes.contains { $0.name == "http://d/1#e1" })
        #expect(full.edges.count { $0.label == "subject" } == 3)
    }

    @Test("a triple that several graphs state is one edge, and their dates are its dates")
    func namedGraphs() throws {
        let graph = try graph(
            """
            :g1 { :a :met :b . } :g2 { :a :met :b . } :g3 { :b :met :a . }
            :g1 dcterms:date "2020-02-29"^^xsd:date ; rdfs:label "first" .
            """)
        #expect(graph.nodes.map(\.label) == ["a", "b"])
        #expect(graph.edges.map(\.weight) == [2, 1])
        #expect(graph.edges.map(\.dates) == [["2020-02-29"], []])
    }

    @Test("what is only spoken of is no edge")
    func quoted() throws {
        let graph = try graph(":r rdf:reifies <<( :a :met :b )>> . :c :met :d .")
        #expect(graph.edges.count == 1)
        #expect(graph.nodes.map(\.label) == ["c", "d"])
    }

    @Test("an event dates its facts; impossible days do not")
    func eventDates() throws {
        let graph = try graph(
            """
            :talks core:onDate "2019-08-22"^^xsd:date . :ana :took :talks . :talks :in :lima .
            :ball core:onDate "2019-02-30"^^xsd:date ; :in :lima .
            """)
        #expect(graph.edges.map(\.dates) == [["2019-08-22"], [], ["2019-08-22"]])
        #expect(graph.nodes.first { $0.label == "talks" }?.dates == ["2019-08-22"])
    }

    @Test("classes and properties are left out, unless asked for or nothing else is there")
    func schema() throws {
        let classes = ":Person a owl:Class ; rdfs:subClassOf :Agent . :Agent a owl:Class ."
        #expect(try graph(classes + ":a a :Person ; :met :b .").edges.count == 1)
        #expect(try graph(classes).edges.contains { $0.label == "subClassOf" })
        #expect(
            try graph(":a a :Person ; :met :b . :Person rdfs:label \"p\" . :met rdfs:label \"m\" .").nodes.count == 2)
        let all = try graph(
            classes + ":a a :Person ; :met :b .", PropertyGraphBuilder.Options(keepsSchema: true))
        #expect(all.edges.contains { $0.label == "type" })
    }

    @Test("the order of the triples does not matter", arguments: GraphFormat.allCases)
    func determinism(format: GraphFormat) throws {
        let text = """
            :a a :X , :Y ; :met :b , :c , _:d ; :age 1 , 2.5 , "x" ; rdfs:label "b"@fr , "a"@fr .
            :g1 { :a :met :b . :b :met :a ; :in "p", "q"@en . }
            :a :met :b ~ :e1 {| prov:wasDerivedFrom <http://d#1> , <http://d#2> |} .
            """
        let quads = try batches(text).flatMap { batch in batch.quads.indices.map { batch.quad(at: $0) } }
        let expected = PropertyGraph(Dataset(quads).batches).files(as: format, title: "t")
        for offset in 1..<quads.count {
            let turned = quads[offset...] + quads[..<offset]
            #expect(PropertyGraph(Dataset(turned).batches).files(as: format, title: "t") == expected)
        }
        let backwards = PropertyGraph(Dataset(quads.reversed()).batches)
        #expect(backwards.files(as: format, title: "t") == expected)
    }

    @Test("the best connected nodes keep the edges between them")
    func selection() throws {
        let graph = try graph(":a :p :b . :b :p :c . :b :p :d . :c :p :d . :d :p :e .")
        let part = graph.bestConnected(3)
        #expect(part.nodes.map(\.label) == ["b", "c", "d"])
        #expect(part.edges.map { [$0.source, $0.target] } == [[0, 1], [0, 2], [1, 2]])
        #expect(graph.bestConnected(9) == graph)
    }
}
