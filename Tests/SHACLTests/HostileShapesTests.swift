import RDF
import SHACL
import SPARQLEngine
import Testing
import TripleStore

@Suite("Hostile shapes and data")
struct HostileShapesTests {
    @Test(
        "Shapes that refer to themselves are refused",
        arguments: [
            "ex:A sh:node ex:B . ex:B sh:node ex:A .",
            "ex:A sh:not ex:A .",
            "ex:A sh:property [ sh:path ex:knows ; sh:node ex:A ] .",
            "ex:A sh:and ( ex:B ) . ex:B sh:or ( ex:C ) . ex:C sh:xone ( ex:B ) .",
            "ex:A sh:property [ sh:path ex:p ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape ex:A ] .",
        ])
    func recursion(shapes: String) throws {
        let problems = try ShapesText.problems("ex:A a sh:NodeShape ; sh:targetNode ex:a . " + shapes)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("refers to itself") == true)
    }

    @Test("100,000 shapes in each other are refused, wide ones are not")
    func deepNesting() throws {
        let count = 100_000
        let deep = (0..<count).map { "ex:s\($0) sh:and ( ex:s\($0 + 1) ) .\n" }.joined()
        let problems = try ShapesText.problems("ex:s0 sh:targetNode ex:a .\n" + deep)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("levels deep") == true)
        let wide = (0..<10_000).map { "[ sh:class ex:C\($0) ]" }.joined(separator: " ")
        let report = try ShapesText.report("ex:a a ex:C77 .", "ex:s sh:targetNode ex:a, ex:b ; sh:or ( \(wide) ) .")
        #expect(report.results.map(\.focusNode) == [.iri("http://example.org/b")])
    }

    @Test("Shapes may stand in each other as deep as is allowed, whatever holds them together")
    func allowedDepth() throws {
        for link in ["sh:and ( NEXT )", "sh:not NEXT", "sh:property [ sh:path ex:p ; sh:node NEXT ]", "sh:node NEXT"] {
            let step = link.contains("property") ? 2 : 1
            let levels = (0..<(99 / step)).map { "ex:s\($0) \(link.replacing("NEXT", with: "ex:s\($0 + 1)")) .\n" }
            let last = "ex:s\(levels.count) sh:nodeKind sh:Literal ."
            let report = try ShapesText.report(
                "ex:a ex:p ex:a .", "ex:s0 sh:targetNode ex:a .\n" + levels.joined() + last)
            // An odd number of negations makes the opposite.
            #expect(report.conforms == link.hasPrefix("sh:not"))
        }
    }

    @Test("Shapes that many ways lead to are asked once for a node")
    func sharedShapes() throws {
        let levels = (0..<40).map { "ex:s\($0) sh:and ( ex:s\($0 + 1) ex:s\($0 + 1) ) ; sh:node ex:s\($0 + 1) .\n" }
            .joined()
        let last = "ex:s40 sh:nodeKind sh:Literal ."
        let report = try ShapesText.report("", "ex:s0 sh:targetNode ex:a .\n" + levels + last)
        #expect(report.results.count == 2)
        let properties = (0..<40).map {
            "ex:s\($0) sh:path ex:p ; sh:property ex:s\($0 + 1), [ sh:path ex:q ; sh:property ex:s\($0 + 1) ] .\n"
        }.joined()
        let holds = try ShapesText.report(
            "ex:a ex:p ex:a ; ex:q ex:a .",
            "ex:s0 sh:targetNode ex:a .\n" + properties + "ex:s40 sh:path ex:p ; sh:minCount 1 .")
        #expect(holds.conforms)
        // Each way to a violation is a result, and there are too many ways.
        let options = ValidationOptions(maximumResults: 1000)
        #expect(throws: ValidationError.self) {
            try ShapesText.report(
                "ex:a ex:p ex:a ; ex:q ex:a .",
                "ex:s0 sh:targetNode ex:a .\n" + properties + "ex:s40 sh:path ex:p ; sh:minCount 2 .", options: options)
        }
    }

    @Test(
        "Lists that are cyclic or cut are refused",
        arguments: [
            ("_:l rdf:first 1 ; rdf:rest _:l .", "leads back to itself"),
            ("_:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first 2 ; rdf:rest _:l .", "leads back to itself"),
            ("_:l rdf:first 1 .", "0 rdf:rest"),
            ("_:l rdf:rest rdf:nil .", "0 rdf:first"),
            ("_:l rdf:first 1, 2 ; rdf:rest rdf:nil .", "2 rdf:first"),
            ("_:l rdf:first 1 ; rdf:rest _:m .", "0 rdf:first"),
        ])
    func lists(list: String, words: String) throws {
        let problems = try ShapesText.problems("ex:A sh:targetNode ex:a ; sh:in _:l . " + list)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(words) == true, "\(problems)")
    }

    @Test(
        "Paths that are cyclic, too large or none are refused",
        arguments: [
            "_:p sh:inversePath _:p .",
            "_:p sh:zeroOrMorePath _:q . _:q sh:alternativePath ( ex:a _:p ) .",
            "_:p rdf:first ex:a ; rdf:rest _:p .",
            "_:p sh:alternativePath ( ex:a ) .",
            "_:p rdfs:label \"no path\" .",
            "_:p sh:inversePath ex:a, ex:b .",
            "_:p sh:inversePath \"text\" .",
        ])
    func paths(path: String) throws {
        let problems = try ShapesText.problems("ex:A sh:targetNode ex:a ; sh:path _:p ; sh:minCount 1 . " + path)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("sh:path that is none") == true)
    }

    @Test("A path whose parts stand in each other twice is refused, not unfolded")
    func doublingPath() throws {
        let parts = (0..<40).map { "_:p\($0) sh:alternativePath ( _:p\($0 + 1) _:p\($0 + 1) ) . " }.joined()
        let problems = try ShapesText.problems(
            "ex:A sh:targetNode ex:a ; sh:path _:p0 ; sh:minCount 1 . \(parts) _:p40 sh:inversePath ex:p .")
        #expect(problems.count == 1)
    }

    @Test("A regular expression that would backtrack takes no time")
    func backtracking() throws {
        let text = String(repeating: "a", count: 20_000) + "b"
        let report = try ShapesText.report(
            "ex:a ex:p \"\(text)\" .", "ex:A sh:targetNode ex:a ; sh:path ex:p ; sh:pattern \"^(a+)+$\" .")
        #expect(report.results.count == 1)
    }

    @Test(
        "Malformed shapes are told one by one, with what to do",
        arguments: [
            ("sh:pattern \"(\"", "no regular expression"),
            ("sh:minCount \"many\"", "no integer"),
            ("sh:minCount 1, 2", "may have only one"),
            ("sh:nodeKind ex:Thing", "use one of sh:IRI"),
            ("sh:class \"text\"", "no IRI"),
            ("sh:property [ sh:minCount 1 ]", "has no sh:path"),
            ("sh:minInclusive ex:a", "no literal"),
            ("sh:severity \"bad\"", "no IRI"),
            ("sh:message 5", "no string"),
            ("sh:or ( 5 )", "no shape"),
            ("sh:languageIn ( ex:a )", "no string"),
            ("sh:sparql [ sh:select \"SELECT $this { \" ]", "no SPARQL"),
            ("sh:sparql [ sh:select \"SELECT ?x { ?x ?y ?z }\" ]", "does not select $this"),
            ("sh:sparql [ sh:select \"ASK { $this ?y ?z }\" ]", "does not select $this"),
            ("sh:sparql [ sh:select \"SELECT $this { $this a unknown:Prefix }\" ]", "no SPARQL"),
            ("sh:sparql [ sh:select 5 ]", "no SPARQL"),
            ("sh:sparql [ rdfs:label \"nothing\" ]", "without a sh:select"),
        ])
    func malformed(constraint: String, words: String) throws {
        let problems = try ShapesText.problems("ex:A sh:targetNode ex:a ; sh:path ex:p ; \(constraint) .")
        #expect(problems.contains { $0.contains(words) && $0.contains("ex") }, "\(problems)")
        let two = try ShapesText.problems(
            "ex:A sh:targetNode ex:a ; sh:path ex:p ; \(constraint) ; sh:maxCount ex:many .")
        #expect(two.count >= 2)
    }

    @Test("What is malformed and not used is no error")
    func unused() throws {
        let shapes = """
            ex:A sh:targetNode ex:a ; sh:nodeKind sh:IRI .
            ex:B a sh:NodeShape ; sh:in _:x ; sh:pattern "(" .
            ex:C sh:targetNode ex:a ; sh:deactivated true ; sh:pattern "(" .
            """
        #expect(try ShapesText.problems(shapes).isEmpty)
    }

    @Test("A query that takes too long ends")
    func timeout() throws {
        let data = (0..<300).map { "ex:n\($0) ex:p ex:n\(($0 + 1) % 300) ." }.joined(separator: "\n")
        let shapes = """
            ex:A sh:targetNode ex:n0 ; sh:sparql [ sh:select \"\"\"SELECT $this WHERE {
                ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . FILTER(?a != ?b && ?c = ?g && STRLEN(STR(?h)) > 100) } \"\"\" ] .
            """
        let options = ValidationOptions(limits: QueryLimits(timeout: .milliseconds(200)))
        let error = #expect(throws: ValidationError.self) { try ShapesText.report(data, shapes, options: options) }
        #expect(error?.code == .timeout)
    }

    @Test("Class hierarchies with cycles and deep ones end")
    func hierarchies() throws {
        let deep = (0..<20_000).map { "ex:c\($0 + 1) rdfs:subClassOf ex:c\($0) ." }.joined(separator: "\n")
        let report = try ShapesText.report(
            deep + "\nex:c0 rdfs:subClassOf ex:c20000 . ex:a a ex:c20000 . ex:b a ex:other .",
            "ex:A sh:targetNode ex:a, ex:b ; sh:class ex:c0 . ex:B sh:targetClass ex:c5 ; sh:nodeKind sh:Literal .")
        #expect(
            report.results.map(\.focusNode).map(\.description) == ["<http://example.org/b>", "<http://example.org/a>"])
    }

    @Test("Paths over a cycle of the data end")
    func closures() throws {
        let data = (0..<300).map { "ex:n\($0) ex:p ex:n\(($0 + 1) % 300) ." }.joined(separator: "\n")
        let report = try ShapesText.report(
            data, "ex:A sh:targetSubjectsOf ex:p ; sh:path [ sh:oneOrMorePath ex:p ] ; sh:maxCount 299 .")
        #expect(report.results.count == 300)
    }
}
