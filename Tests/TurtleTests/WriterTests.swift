import RDF
import Testing
import Turtle

@Suite("Turtle writers")
struct WriterTests {
    private static let prefixes = [Prefix("e", "http://e/"), Prefix("unused", "http://unused/")]

    private func write(_ dataset: Dataset, _ empty: some QuadWriter) throws(RDFSyntaxError) -> String {
        var writer = empty
        var output: [UInt8] = []
        for batch in dataset.batches { try writer.write(batch, to: &output) }
        try writer.finish(to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("The pretty writer nests, lists, annotates and shortens")
    func pretty() throws {
        let dataset = try readTurtle(
            """
            @prefix e: <http://e/> .
            e:a e:name "Ann"@en ; e:knows e:b {| e:since 2019 |} ; e:age 42, 4.5, 1e0, true, "042"^^e:x .
            e:a a e:Person ; e:address [ e:city "X" ; e:lines ( "1" ( 2 ) () ) ] ; e:p <http://e/a/b>, <http://f/> .
            _:loop e:p _:loop . [] e:p [], "two\\nlines" .
            e:r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( e:a e:q e:b )>> .
            """)
        #expect(
            try write(dataset, PrettyTurtleWriter(prefixes: Self.prefixes)) == #"""
                @prefix e: <http://e/> .
                @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .

                e:a a e:Person ;
                    e:name "Ann"@en ;
                    e:knows e:b {| e:since 2019 |} ;
                    e:age 42, 4.5, 1e0, true, "042"^^e:x ;
                    e:address [
                        e:city "X" ;
                        e:lines ( "1" ( 2 ) rdf:nil )
                    ] ;
                    e:p <http://e/a/b>, <http://f/> .

                _:loop e:p _:loop .

                [] e:p [], """two
                lines""" .

                e:r rdf:reifies <<( e:a e:q e:b )>> .

                """#)
    }

    @Test("The streaming writer joins what follows each other, also over batches")
    func streaming() throws {
        let dataset = try readTriG(
            """
            @prefix e: <http://e/> .
            e:a e:p 1 . e:a e:p 2 ; e:q "x" . e:b e:q "x" .
            e:g { e:b e:q e:c . e:c a e:D }
            """)
        var writer = TriGWriter(prefixes: [Prefix("e", "http://e/")])
        var output: [UInt8] = []
        for quad in dataset {
            var batch = QuadBatch()
            batch.append(quad)
            try writer.write(batch, to: &output)
        }
        try writer.finish(to: &output)
        #expect(
            String(decoding: output, as: UTF8.self) == """
                @prefix e: <http://e/> .

                e:a e:p 1, 2 ;
                    e:q "x" .

                e:b e:q "x" .

                e:g {
                    e:b e:q e:c .
                    e:c a e:D .
                }

                """)
    }

    @Test("Formats without named graphs refuse them")
    func namedGraphs() throws {
        let dataset = try readTriG("<x:g> { <x:a> <x:b> <x:c> }")
        for writer in [NTriplesWriter(), TurtleWriter(), PrettyTurtleWriter()] as [any QuadWriter] {
            let error = try #require(throws: RDFSyntaxError.self) { _ = try write(dataset, writer) }
            #expect(error.code == .unsupported)
        }
    }

    @Test("Blank nodes that refer to each other in a circle are written with labels")
    func circles() throws {
        let dataset = try readTurtle(
            "_:a <x:p> _:b . _:b <x:p> _:a . _:r <x:q> _:s {| <x:z> _:t |} . _:t <x:y> _:r .")
        let text = try write(dataset, PrettyTurtleWriter())
        #expect(try readTurtle(text).isIsomorphic(to: dataset))
    }

    @Test(
        "Names that need care are written so that they come back",
        arguments: [
            "http://e/", "http://e/a.", "http://e/-a", "http://e/a.b", "http://e/1", "http://e/%20", "http://e/é",
            "http://e/a:b", "http://e/~",
        ])
    func names(_ iri: String) throws {
        let triple = Triple(subject: .iri(iri), predicate: IRI(iri), object: .iri(iri))
        let text = try write(Dataset([Quad(triple)]), PrettyTurtleWriter(prefixes: Self.prefixes))
        #expect(try readTurtle(text).first?.triple == triple)
    }

    @Test(
        "Literals come back as they were, whatever they hold",
        arguments: ["", "\"", "\\", "a\n\"\"\"", "\r\n", "\u{0}\u{1F}\u{7F}\u{FFFE}", "'é𝄞", "x\n\\"])
    func literals(_ text: String) throws {
        let triple = Triple(subject: .iri("x:s"), predicate: "x:p", object: .literal(Literal(text)))
        let dataset = Dataset([Quad(triple)])
        #expect(try readTurtle(write(dataset, PrettyTurtleWriter())).first?.triple == triple)
        #expect(try readTurtle(write(dataset, TurtleWriter())).first?.triple == triple)
        #expect(try readNQuads(write(dataset, NTriplesWriter())).first?.triple == triple)
    }
}
