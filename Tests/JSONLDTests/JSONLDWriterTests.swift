import JSON
import JSONLD
import RDF
import Testing

@Suite("Writing JSON-LD")
struct JSONLDWriterTests {
    private func quad(_ subject: Term, _ predicate: IRI, _ object: Term, _ graph: Term? = nil) -> Quad {
        Quad(Triple(subject: subject, predicate: predicate, object: object), graph: graph)
    }

    private func node(_ label: String) -> Term { .blankNode(BlankNode(label)) }

    private func written(_ quads: [Quad], _ start: some QuadWriter) throws -> String {
        var writer = start
        var bytes: [UInt8] = []
        for quad in quads {
            var batch = QuadBatch()
            batch.append(quad)
            try writer.write(batch, to: &bytes)
        }
        try writer.finish(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func isKept(_ quads: [Quad]) throws -> Bool {
        let dataset = Dataset(quads)
        for text in [try written(quads, JSONLDWriter()), try written(quads, PrettyJSONLDWriter())] {
            var reader = JSONLDReader(bytes: Array(text.utf8))
            guard try Dataset(reading: &reader).isIsomorphic(to: dataset) else { return false }
        }
        return true
    }

    @Test("the streaming writer gathers runs of one subject, and names no member of an object twice")
    func streaming() throws {
        let (a, b): (Term, Term) = (.iri("http://e/a"), node("b"))
        let quads = [
            quad(a, Vocabulary.RDF.type, .iri("http://e/T")), quad(a, "http://e/p", .literal(Literal("x\"\n"))),
            quad(a, "http://e/p", b), quad(a, "http://e/q", .literal(Literal("y", language: "en"))),
            quad(a, "http://e/p", .literal(Literal("1", datatype: "http://e/d"))), quad(b, "http://e/p", a, a),
        ]
        #expect(
            try written(quads, JSONLDWriter()) == #"""
                [
                {"@id":"http://e/a","@type":["http://e/T"],"http://e/p":[{"@value":"x\"\n"},{"@id":"_:b"}],"http://e/q":[{"@value":"y","@language":"en"}]},
                {"@id":"http://e/a","http://e/p":[{"@value":"1","@type":"http://e/d"}]},
                {"@id":"http://e/a","@graph":[
                {"@id":"_:b","http://e/p":[{"@id":"http://e/a"}]}]}
                ]

                """#)
        #expect(try isKept(quads))
        #expect(try written([], JSONLDWriter()) == "[]\n")
    }

    @Test(
        "the pretty writer has a context with prefixes and types, lists, and numbers where they come back as they are")
    func pretty() throws {
        let a: Term = .iri("http://e/a")
        let quads = [
            quad(a, Vocabulary.RDF.type, .iri("http://e/T")), quad(a, "http://e/knows", .iri("http://e/b")),
            quad(a, "http://e/day", .literal(Literal("2019-08-22", datatype: Vocabulary.XSD.date))),
            quad(a, "http://e/age", .literal(Literal("31", datatype: Vocabulary.XSD.integer))),
            quad(a, "http://e/age", .literal(Literal("031", datatype: Vocabulary.XSD.integer))),
            quad(a, "http://e/list", node("l")), quad(node("l"), Vocabulary.RDF.first, .literal(Literal("1"))),
            quad(node("l"), Vocabulary.RDF.rest, .iri(Vocabulary.RDF.nil)),
        ]
        let prefixes = [Prefix("e", "http://e/"), Prefix("http", "http://x/"), Prefix("xsd", Vocabulary.XSD.namespace)]
        #expect(
            try written(quads, PrettyJSONLDWriter(prefixes: prefixes)) == """
                {
                  "@context": {
                    "e": "http://e/",
                    "xsd": "http://www.w3.org/2001/XMLSchema#",
                    "e:knows": {
                      "@id": "http://e/knows",
                      "@type": "@id"
                    },
                    "e:day": {
                      "@id": "http://e/day",
                      "@type": "xsd:date"
                    }
                  },
                  "@id": "e:a",
                  "@type": "e:T",
                  "e:knows": "e:b",
                  "e:day": "2019-08-22",
                  "e:age": [
                    31,
                    {
                      "@value": "031",
                      "@type": "xsd:integer"
                    }
                  ],
                  "e:list": {
                    "@list": [
                      "1"
                    ]
                  }
                }

                """)
        #expect(try isKept(quads))
    }

    @Test("lists that are shared, cyclic, broken, spread over graphs or items of themselves stay as they are")
    func hardLists() throws {
        let (first, rest) = (Vocabulary.RDF.first, Vocabulary.RDF.rest)
        let none: Term = .iri(Vocabulary.RDF.nil)
        let one: Term = .literal(Literal("1"))
        let a: Term = .iri("http://e/a")
        let worlds: [[Quad]] = [
            [
                quad(a, "e:p", node("l")), quad(a, "e:q", node("l")), quad(node("l"), first, one),
                quad(node("l"), rest, none),
            ],
            [quad(a, "e:p", node("l")), quad(node("l"), first, one), quad(node("l"), rest, node("l"))],
            [quad(node("l"), first, node("l")), quad(node("l"), rest, none)],
            [
                quad(node("k"), first, node("l")), quad(node("k"), rest, none), quad(node("l"), first, node("k")),
                quad(node("l"), rest, none),
            ],
            [quad(a, "e:p", node("l")), quad(node("l"), first, one), quad(node("l"), rest, none, a)],
            [
                quad(a, "e:p", node("l")), quad(node("l"), first, one), quad(node("l"), rest, none),
                quad(a, "e:p", a, node("l")),
            ],
            [quad(a, "e:p", node("l"), a), quad(node("l"), first, one), quad(node("l"), rest, none)],
            [
                quad(a, "e:p", node("l")), quad(node("l"), first, one), quad(node("l"), first, a),
                quad(node("l"), rest, none),
            ],
            [quad(a, "e:p", none), quad(a, first, one), quad(a, rest, none), quad(none, "e:p", one)],
            [
                quad(a, "e:p", node("l")), quad(node("l"), first, node("m")), quad(node("l"), rest, none),
                quad(node("m"), first, none), quad(node("m"), rest, node("n")), quad(node("n"), first, one),
                quad(node("n"), rest, none), quad(node("n"), Vocabulary.RDF.type, .iri(Vocabulary.RDF.list)),
            ],
        ]
        for world in worlds {
            let isSame = try isKept(world)
            #expect(isSame, "\(world)")
        }
    }

    @Test("lists that are nested very deep, and very long ones, come back")
    func deepLists() throws {
        var quads = [quad(.iri("http://e/a"), "http://e/p", node("l0"))]
        for index in 0..<2000 {
            quads.append(
                quad(node("l\(index)"), Vocabulary.RDF.first, index == 1999 ? .iri("e:z") : node("l\(index + 1)")))
            quads.append(quad(node("l\(index)"), Vocabulary.RDF.rest, .iri(Vocabulary.RDF.nil)))
        }
        for index in 0..<2000 {
            quads.append(quad(node("k\(index)"), Vocabulary.RDF.first, .literal(Literal("\(index)"))))
            quads.append(
                quad(
                    node("k\(index)"), Vocabulary.RDF.rest,
                    index == 1999 ? .iri(Vocabulary.RDF.nil) : node("k\(index + 1)")))
        }
        quads.append(quad(.iri("http://e/a"), "http://e/q", node("k0")))
        let pretty = try written(quads, PrettyJSONLDWriter())
        var reader = JSONLDReader(bytes: Array(pretty.utf8))
        #expect(try Dataset(reading: &reader).count == quads.count)
    }

    @Test("JSON literals stay as they are, canonical or not, JSON or not")
    func jsonLiterals() throws {
        let texts = [#"{"a":[1,null]}"#, #"{ "a" : 1.0 }"#, "not JSON", #""é""#, "1e400"]
        let quads = texts.map {
            quad(.iri("http://e/a"), "http://e/p", .literal(Literal($0, datatype: Vocabulary.RDF.json)))
        }
        #expect(try isKept(quads))
    }

    @Test("what JSON-LD has no words for is refused")
    func refusals() throws {
        let triple = Triple(subject: .iri("e:a"), predicate: "e:b", object: .iri("e:c"))
        for quads in [
            [quad(.iri("e:r"), Vocabulary.RDF.reifies, .triple(triple))], [quad(.iri("e:a#b#c"), "e:p", .iri("e:o"))],
        ] {
            for start in [JSONLDWriter() as any QuadWriter, PrettyJSONLDWriter()] {
                let error = #expect(throws: RDFSyntaxError.self) { _ = try written(quads, start) }
                #expect(error?.code == .unsupported)
            }
        }
    }
}
