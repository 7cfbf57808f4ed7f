import RDF
import SHACL
import Testing
import TripleStore

@Suite("Validation")
struct ValidationTests {
    /// The results as `focus path value component`.
    private static func lines(_ report: ValidationReport) -> [String] {
        report.results.map { result in
            let path = result.path.map { "\($0)" } == nil ? "" : " path"
            let component = result.component.string.split(separator: "#").last ?? ""
            return "\(result.focusNode.text)\(path) \(result.value?.text ?? "-") \(component)"
                .replacing("ConstraintComponent", with: "")
        }
    }

    @Test(
        "Every target finds its nodes",
        arguments: [
            ("sh:targetNode ex:a, 5", ["5", "a"]),
            ("sh:targetClass ex:C", ["a", "b"]),
            ("sh:targetSubjectsOf ex:p", ["a"]),
            ("sh:targetObjectsOf ex:p", ["b"]),
            ("a rdfs:Class ; rdfs:label \"x\"", ["s"]),
            ("a owl:Class", ["s"]),
        ])
    func targets(target: String, nodes: [String]) throws {
        let data = "ex:a a ex:C ; ex:p ex:b . ex:b a ex:D . ex:D rdfs:subClassOf ex:C . ex:s a ex:S . ex:i a ex:S ."
        let report = try ShapesText.report(data, "ex:S \(target) ; sh:hasValue ex:nothing .")
        let expected = nodes == ["s"] ? ["i", "s"] : nodes
        #expect(report.results.map(\.focusNode.text).sorted() == expected)
    }

    @Test(
        "Values are compared as the engine compares them",
        arguments: [
            ("sh:minInclusive 5", "5.0", true), ("sh:minInclusive 5", "\"5\"^^xsd:byte", true),
            ("sh:minExclusive 5", "5.0e0", false), ("sh:minInclusive 5", "\"six\"", false),
            ("sh:maxInclusive \"2020-01-01\"^^xsd:date", "\"2019-12-31\"^^xsd:date", true),
            ("sh:maxInclusive \"2020-01-01T00:00:00Z\"^^xsd:dateTime", "\"2020-01-01T00:00:00\"^^xsd:dateTime", false),
            ("sh:maxExclusive \"b\"", "\"a\"", true), ("sh:minInclusive 1", "ex:iri", false),
            ("sh:minInclusive 0.1", "\"NaN\"^^xsd:double", false),
        ])
    func ranges(constraint: String, value: String, holds: Bool) throws {
        let report = try ShapesText.report(
            "ex:a ex:p \(value) .", "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; \(constraint) ] .")
        #expect(report.conforms == holds)
    }

    @Test(
        "Datatypes know their lexical forms",
        arguments: [
            ("integer", "-05", true), ("integer", "5.0", false), ("integer", " 5", false), ("byte", "128", false),
            ("byte", "-128", true), ("unsignedLong", "18446744073709551615", true), ("nonNegativeInteger", "-1", false),
            ("integer", "123456789012345678901234567890123456789012345", true), ("decimal", ".5", true),
            ("decimal", "5e1", false), ("decimal", ".", false), ("double", "1e5", true), ("double", "+INF", true),
            ("double", "1e", false), ("boolean", "1", true), ("boolean", "TRUE", false), ("date", "2019-02-29", false),
            ("date", "2020-02-29Z", true), ("dateTime", "2019-08-22T10:00:00.5+02:00", true),
            ("dateTime", "2019-08-22", false),
            ("dateTimeStamp", "2019-08-22T10:00:00", false), ("time", "25:00:00", false), ("gYear", "2019", true),
            ("gYear", "19", false), ("gYearMonth", "2019-13", false), ("gMonthDay", "--02-29", true),
            ("gMonthDay", "--02-30", false), ("gDay", "---31", true), ("gMonth", "--12Z", true),
            ("duration", "P1Y2MT3S", true),
            ("duration", "P", false), ("duration", "P1YT", false), ("duration", "PT1.5H", false),
            ("duration", "-P1D", true),
            ("dayTimeDuration", "P1M", false), ("yearMonthDuration", "P1M", true), ("hexBinary", "0fA", false),
            ("hexBinary", "0fA0", true), ("base64Binary", "QUI=", true), ("base64Binary", "QUI", false),
            ("language", "en-GB", true), ("language", "en_GB", false), ("string", "anything", true),
            ("anyURI", "x y", true),
        ])
    func datatypes(datatype: String, form: String, holds: Bool) throws {
        let report = try ShapesText.report(
            "ex:a ex:p \"\(form)\"^^xsd:\(datatype) .",
            "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:datatype xsd:\(datatype) ] .")
        #expect(report.conforms == holds)
    }

    @Test("Shapes in shapes: results of sh:property come for each value, sh:node tells only that it fails")
    func nesting() throws {
        let data = "ex:a ex:p ex:b, ex:c . ex:z ex:p ex:b . ex:b ex:q 1 . ex:c ex:q 2 ."
        let inner = "[ sh:path ex:q ; sh:maxInclusive 1 ]"
        let byProperty = try ShapesText.report(
            data, "ex:S sh:targetNode ex:a, ex:z ; sh:property [ sh:path ex:p ; sh:property \(inner) ] .")
        #expect(Self.lines(byProperty) == ["c path 2 MaxInclusive"])
        let byNode = try ShapesText.report(
            data, "ex:S sh:targetNode ex:a, ex:z ; sh:property [ sh:path ex:p ; sh:node [ sh:property \(inner) ] ] .")
        #expect(Self.lines(byNode) == ["a path c Node"])
    }

    @Test("Deactivated shapes and constraints find nothing")
    func deactivated() throws {
        let report = try ShapesText.report(
            "ex:a ex:p 1 .",
            """
            ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:maxCount 0 ; sh:deactivated true ] ;
                sh:not [ sh:path ex:p ; sh:maxCount 0 ; sh:deactivated true ] ;
                sh:sparql [ sh:select "SELECT $this { }" ; sh:deactivated true ] .
            """)
        // What a deactivated shape is asked about conforms to it, so that `sh:not` fails.
        #expect(Self.lines(report) == ["a a Not"])
    }

    @Test("Queries see their values in subqueries, EXISTS and HAVING, and one node does not see another's")
    func prebinding() throws {
        let data = "ex:a ex:p 1, 2, 3 . ex:b ex:p 4 . ex:c ex:q 1 ."
        func found(_ query: String) throws -> [String] {
            let report = try ShapesText.report(
                data,
                """
                ex: sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/" ] .
                ex:S sh:targetSubjectsOf ex:p ; sh:sparql [ sh:prefixes ex: ; sh:select \"\"\"\(query)\"\"\" ] .
                """)
            return report.results.map(\.focusNode.text)
        }
        #expect(try found("SELECT $this { FILTER EXISTS { $this ex:p 4 } }") == ["b"])
        #expect(try found("SELECT $this { FILTER NOT EXISTS { { FILTER ($this = ex:b) } } }") == ["a"])
        #expect(
            try found("SELECT $this { FILTER EXISTS { SELECT $this { FILTER ($this = ex:b) } } }") == ["b"])
        #expect(try found("SELECT $this { $this ex:p ?v } GROUP BY $this HAVING (COUNT(?v) > 2)") == ["a"])
        #expect(try found("SELECT $this { $this ex:p ?v } ORDER BY ?v LIMIT 1") == ["a", "b"])
        #expect(
            try found(
                "SELECT $this { { SELECT $this (MAX(?v) AS ?m) { $this ex:p ?v } GROUP BY $this } FILTER (?m < 4) }")
                == ["a"])
        #expect(
            try found("SELECT $this { { SELECT $this { FILTER ($this = ex:b) } } }") == ["b"])
        #expect(
            try found("SELECT $this { OPTIONAL { $this ex:p ?v FILTER ($this = ex:a) } FILTER (!BOUND(?v)) }") == ["b"])
        #expect(try found("SELECT DISTINCT $this { $this ex:p ?v . BIND ($this AS ?x) FILTER (?x = ex:a) }") == ["a"])
    }

    @Test("Messages of queries have the values of variables")
    func queryMessages() throws {
        let report = try ShapesText.report(
            "ex:a ex:p 7 .",
            """
            ex:C a sh:ConstraintComponent ; sh:parameter [ sh:path ex:limit ] ;
                sh:validator [ sh:message "{?value} is above {$limit}, not {?nothing} or {"@en ;
                    sh:ask "ASK { FILTER ($value <= $limit) }" ] .
            ex:S sh:targetNode ex:a ; sh:path ex:p ; ex:limit 5, 8 ;
                sh:sparql [ sh:select "SELECT $this (?v AS ?value) ?message { $this $PATH ?v . BIND (\\"Yes\\" AS ?message) }" ] .
            """)
        #expect(
            report.results.flatMap(\.messages) == [
                Literal("Yes"), Literal("7 is above 5, not {?nothing} or {", language: "en"),
            ])
    }

    @Test("The report of a conforming graph says so, in text and as RDF")
    func conforming() throws {
        let report = try ShapesText.report("ex:a ex:p 1 .", "ex:S sh:targetNode ex:a ; sh:nodeKind sh:IRI .")
        #expect(report.text() == "The data conforms to the shapes.\n")
        #expect(report.triples.count == 2)
    }

    @Test("The text names the node, the value, what was expected, and the sentence that the fact came from")
    func text() throws {
        let data = """
            ex:ana a ex:Person ; ex:met ex:lima ; ex:born "soon", "1970-01-01"^^xsd:date .
            ex:ana ex:met ex:lima ~ ex:e1 . ex:e1 core:sentence "Ana met Lima." .
            ex:ana ex:born "soon" ~ ex:e2 . ex:e2 core:sentence "Ana was born soon." .
            """
        let shapes = """
            ex:PersonShape sh:targetClass ex:Person ;
                sh:property ex:Met , [ sh:path ex:born ; sh:datatype xsd:date ; sh:maxCount 1 ; sh:severity sh:Warning ] .
            ex:Met sh:path ex:met ; sh:class ex:Person ; sh:message "People meet people." .
            """
        #expect(
            try ShapesText.report(data, shapes).text(prefixes: ShapesText.names) == """
                The data does not conform to the shapes: 3 results.

                ex:ana
                  Violation at ex:met: ex:lima
                    expected an instance of ex:Person
                    message: People meet people.
                    sentence: “Ana met Lima.”
                    shape: ex:Met
                  Warning at ex:born: "soon"
                    expected a well-formed value of the datatype xsd:date
                    sentence: “Ana was born soon.”
                  Warning at ex:born: 2 values
                    expected at most 1 value
                    sentence: “Ana was born soon.”

                """)
    }

    @Test("Results come in the same order over several transactions")
    func order() throws {
        let store = TripleStore()
        for number in (0..<50).reversed() {
            try store.insert(
                Quad(
                    Triple(
                        subject: .iri(IRI("http://example.org/n\(number % 10)")), predicate: "http://example.org/p",
                        object: .literal(Literal("\(number)")))))
            _ = store.snapshot()
        }
        let validator = Validator(
            try ShapesText.shapes(
                "ex:S sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:datatype xsd:integer ; sh:maxCount 4 ."))
        let report = try validator.validate(store.snapshot())
        #expect(report.results.count == 60)
        #expect(try validator.validate(store.snapshot()) == report)
    }
}

extension Term {
    /// The last part of an IRI, or the text of a literal.
    var text: String {
        switch self {
        case .iri(let iri): String(iri.string.split(separator: "/").last ?? "").lowercased()
        case .literal(let literal): literal.lexicalForm
        default: description
        }
    }
}
