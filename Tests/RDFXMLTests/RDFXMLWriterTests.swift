import RDF
import RDFXML
import Testing

@Suite("RDF/XML writer")
struct RDFXMLWriterTests {
    private func write(_ triples: [Triple], prefixes: [Prefix] = []) throws(RDFSyntaxError) -> String {
        var writer = PrettyRDFXMLWriter(prefixes: prefixes)
        var output: [UInt8] = []
        for batch in Graph(triples).batches { try writer.write(batch, to: &output) }
        try writer.finish(to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("One typed node element for a subject, namespaces at the top")
    func layout() throws {
        let text = try write(
            [
                Triple(subject: .iri("http://e/a"), predicate: "http://e/name", object: .literal(Literal("A & B"))),
                Triple(subject: .iri("http://e/b"), predicate: "http://x/y#z", object: .blankNode(BlankNode("1"))),
                Triple(subject: .iri("http://e/a"), predicate: Vocabulary.RDF.type, object: .iri("http://e/Thing")),
            ], prefixes: [Prefix("e", "http://e/"), Prefix("unused", "http://unused/")])
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rdf:RDF
                    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                    xmlns:e="http://e/"
                    xmlns:ns1="http://x/y#">
                  <e:Thing rdf:about="http://e/a">
                    <e:name>A &amp; B</e:name>
                  </e:Thing>
                  <rdf:Description rdf:about="http://e/b">
                    <ns1:z rdf:nodeID="_1"/>
                  </rdf:Description>
                </rdf:RDF>

                """)
    }

    static let unsupported: [Triple] = [
        Triple(subject: .iri("http://e/a"), predicate: "http://e/1", object: .iri("http://e/a")),
        Triple(subject: .iri("http://e/a"), predicate: "http://e/", object: .iri("http://e/a")),
        Triple(subject: .iri("http://e/a"), predicate: "http://e/p", object: .literal(Literal("\u{1}"))),
        Triple(subject: .iri("http://e/a"), predicate: "http://e/p", object: .literal(Literal("\u{FFFE}"))),
        Triple(
            subject: .iri("http://e/a"), predicate: "http://www.w3.org/1999/02/22-rdf-syntax-ns#li",
            object: .iri("http://e/a")),
    ]

    @Test("What RDF/XML cannot express is refused", arguments: unsupported)
    func refuses(_ triple: Triple) throws {
        let error = try #require(throws: RDFSyntaxError.self) { _ = try write([triple]) }
        #expect(error.code == .unsupported)
    }

    @Test("White space and line ends in literals come back as they were")
    func whiteSpace() throws {
        let triple = Triple(
            subject: .iri("http://e/a"), predicate: "http://e/p", object: .literal(Literal(" \r\n\t x \u{85}\u{2028} "))
        )
        var reader = RDFXMLReader(bytes: Array(try write([triple]).utf8))
        #expect(try Graph(reading: &reader).first == triple)
    }
}
