import RDF
import SPARQLSyntax
import Testing

@Suite("The writers of results")
struct ResultsWriterTests {
    static let table = SolutionTable(
        variables: ["x", "y"],
        rows: [
            [.iri("http://example.org/a"), .literal(Literal("a \"b\", <c> & d\n"))],
            [.blankNode(BlankNode("n")), nil],
            [.literal(Literal("chat", language: "fr")), .literal(Literal("5", datatype: Vocabulary.XSD.integer))],
        ])

    static let expected: [(ResultsFormat, String)] = [
        (
            .json,
            """
            {"head":{"vars":["x","y"]},"results":{"bindings":[
            {"x":{"type":"uri","value":"http://example.org/a"},"y":{"type":"literal","value":"a \\"b\\", <c> & d\\n"}},
            {"x":{"type":"bnode","value":"n"}},
            {"x":{"type":"literal","value":"chat","xml:lang":"fr"},"y":{"type":"literal","value":"5","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}
            ]}}

            """
        ),
        (
            .xml,
            """
            <?xml version="1.0"?>
            <sparql xmlns="http://www.w3.org/2005/sparql-results#">
            <head><variable name="x"/><variable name="y"/></head>
            <results>
            <result><binding name="x"><uri>http://example.org/a</uri></binding><binding name="y"><literal>a &quot;b&quot;, &lt;c&gt; &amp; d
            </literal></binding></result>
            <result><binding name="x"><bnode>n</bnode></binding></result>
            <result><binding name="x"><literal xml:lang="fr">chat</literal></binding><binding name="y"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">5</literal></binding></result>
            </results>
            </sparql>

            """
        ),
        (.csv, "x,y\r\nhttp://example.org/a,\"a \"\"b\"\", <c> & d\n\"\r\n_:n,\r\nchat,5\r\n"),
        (.tsv, "?x\t?y\n<http://example.org/a>\t\"a \\\"b\\\", <c> & d\\n\"\n_:n\t\n\"chat\"@fr\t5\n"),
    ]

    @Test("write solutions", arguments: expected)
    func solutions(format: ResultsFormat, text: String) {
        var output: [UInt8] = []
        ResultsWriter.write(ResultsWriterTests.table, as: format, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == text)
    }

    private static let triple = Term.triple(
        Triple(
            subject: .iri("http://e/s"), predicate: "http://e/p",
            object: .triple(
                Triple(
                    subject: .blankNode(BlankNode("n")), predicate: "http://e/q",
                    object: .literal(Literal("a \"b\"", language: "en", direction: .rightToLeft))))))

    static let triples: [(ResultsFormat, String)] = [
        (
            .json,
            """
            {"type":"triple","value":{"subject":{"type":"uri","value":"http://e/s"},"predicate":{"type":"uri","value":\
            "http://e/p"},"object":{"type":"triple","value":{"subject":{"type":"bnode","value":"n"},"predicate":{"type":\
            "uri","value":"http://e/q"},"object":{"type":"literal","value":"a \\"b\\"","xml:lang":"en","its:dir":"rtl"}}}}}
            """
        ),
        (
            .xml,
            """
            <triple><subject><uri>http://e/s</uri></subject><predicate><uri>http://e/p</uri></predicate><object><triple>\
            <subject><bnode>n</bnode></subject><predicate><uri>http://e/q</uri></predicate><object>\
            <literal xml:lang="en" its:dir="rtl" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">\
            a &quot;b&quot;</literal></object></triple></object></triple>
            """
        ),
        (.csv, "\"<<( http://e/s http://e/p <<( _:n http://e/q \"\"a \"\"\"\"b\"\"\"\"\"\" )>> )>>\""),
        (.tsv, "<<( <http://e/s> <http://e/p> <<( _:n <http://e/q> \"a \\\"b\\\"\"@en--rtl )>> )>>"),
    ]

    @Test("write triple terms and base directions", arguments: triples)
    func tripleTerms(format: ResultsFormat, text: String) {
        var output: [UInt8] = []
        ResultsWriter.write(
            SolutionTable(variables: ["x"], rows: [[ResultsWriterTests.triple]]), as: format, to: &output)
        #expect(String(decoding: output, as: UTF8.self).contains(text))
    }

    @Test("write the answer to ASK", arguments: ResultsFormat.allCases)
    func answers(format: ResultsFormat) {
        var output: [UInt8] = []
        ResultsWriter.write(true, as: format, to: &output)
        #expect(String(decoding: output, as: UTF8.self).contains("true"))
    }
}
