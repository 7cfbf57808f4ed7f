import JSON
import JSONLD
import RDF
import TestSupport
import Testing

@Suite("Reading JSON-LD")
struct JSONLDReaderTests {
    private func quads(
        _ text: String, options: ReaderOptions = ReaderOptions(), contexts: KnownContexts = KnownContexts()
    ) throws -> [Quad] {
        var reader = JSONLDReader(bytes: Array(text.utf8), options: options, contexts: contexts)
        return Array(try Dataset(reading: &reader))
    }

    private func error(_ text: String) -> RDFSyntaxError? {
        #expect(throws: RDFSyntaxError.self) { _ = try quads(text) }
    }

    private func triple(_ subject: Term, _ predicate: String, _ object: Term) -> Quad {
        Quad(Triple(subject: subject, predicate: IRI(predicate), object: object))
    }

    @Test("terms, compact IRIs, relative references, types and languages become triples")
    func basics() throws {
        let found = try quads(
            """
            {"@context": {"name": "http://e/name", "e": "http://e/", "knows": {"@id": "e:knows", "@type": "@id"}},
             "@id": "anna", "@type": "e:Person", "name": {"@value": "Anna", "@language": "de"}, "e:age": 31,
             "knows": ["_:b", "carl"], "unknown": 1}
            """, options: ReaderOptions(base: "http://b/d/"))
        let anna = Term.iri("http://b/d/anna")
        #expect(
            Set(found) == [
                triple(anna, Vocabulary.RDF.type.string, .iri("http://e/Person")),
                triple(anna, "http://e/name", .literal(Literal("Anna", language: "de"))),
                triple(anna, "http://e/age", .literal(Literal("31", datatype: Vocabulary.XSD.integer))),
                triple(anna, "http://e/knows", .blankNode(BlankNode("b"))),
                triple(anna, "http://e/knows", .iri("http://b/d/carl")),
            ])
    }

    @Test("a language with a direction becomes a directional language-tagged string")
    func directions() throws {
        let found = try quads(
            #"{"http://e/p": [{"@value": "a", "@language": "ar", "@direction": "rtl"}, {"@value": "b", "@direction": "ltr"}]}"#
        )
        let objects = Set(found.map(\.triple.object))
        #expect(
            objects == [
                .literal(Literal("a", language: "ar", direction: .rightToLeft)),
                .literal(Literal("b", datatype: "https://www.w3.org/ns/i18n#_ltr")),
            ])
    }

    @Test("the digits of long integers are kept, and doubles have their canonical form")
    func numbers() throws {
        let found = try quads(#"{"http://e/p": [12345678901234567890, 1.0, 0.1, 1e30, -0]}"#)
        #expect(
            found.compactMap(\.triple.object.literal?.lexicalForm) == [
                "12345678901234567890", "1", "1.0E-1", "1.0E30", "0",
            ])
    }

    @Test("a document that is too long to be read at once is read item by item, with the same result")
    func streaming() throws {
        let padding = String(repeating: "x", count: 3000)
        let items = (0..<3000).map {
            #"{"@id": "e:s\#($0)", "e:p": [{"e:q": \#($0)}, {"@list": [1, "\#(padding)"]}], "e:r": {"@id": "_:n\#($0 % 7)"}}"#
        }
        let graph = items.joined(separator: ",\n")
        let context = #"{"e": "http://e/"}"#
        let whole = try quads(
            "[" + items.map { #"{"@context": \#(context),"# + $0.dropFirst() }.joined(separator: ",") + "]")
        let long = #" {"@context": \#(context), "@graph": [\#(graph)]} "#
        #expect(long.utf8.count > 1 << 23)
        let read = try quads(long)
        #expect(read.count == whole.count)
        #expect(read == whole)
        // The other way round it has to be read as a whole.
        let turned = try quads(#"{"@graph": [\#(graph)], "@context": \#(context)}"#)
        #expect(Set(turned) == Set(whole))
        let refused = error(#"{"@context": \#(context), "@graph": [\#(graph)], "@id": "e:g"}"#)
        #expect(refused?.code == .unsupported)
    }

    @Test("documents that arrive byte by byte give the same")
    func slowly() throws {
        let text = #"[{"@id": "http://e/a", "http://e/p": "é\n😀"}, {"http://e/q": [1, true]}]"#
        let feed = ByteFeed()
        var reader = JSONLDReader(feed)
        var found = Dataset()
        var batch = QuadBatch()
        for byte in text.utf8 {
            feed.append([byte])
            do {
                while try reader.next(into: &batch) { found.insert(batch) }
            } catch {
                #expect(error.code == .starved)
                found.insert(batch)
            }
        }
        feed.end()
        while try reader.next(into: &batch) { found.insert(batch) }
        #expect(Array(found) == (try quads(text)))
    }

    @Test("a document cut anywhere is an error, or says less")
    func cuts() throws {
        let text = """
            {"@context": {"e": "http://e/"}, "@graph": [{"@id": "e:a", "e:p": [1.5e3, "x\\u00e9", null, false]}, {"e:q": {"@list": []}}]}
            """
        for document in [text, "[" + text + "," + text + "]"] {
            let all = Set(try quads(document))
            for length in 0..<document.utf8.count {
                var reader = JSONLDReader(bytes: Array(document.utf8.prefix(length)))
                let found = try? Dataset(reading: &reader)
                #expect(found.map { all.isSuperset(of: $0) } ?? true)
            }
        }
    }

    @Test(
        "errors say where they are and what is wrong",
        arguments: [
            ("{\n \"@id\": 5}", 2, 9, "invalid @id value"),
            ("[{}, {\"http://e/p\":\n {\"@value\": []}}]", 2, 13, "@value"),
            ("{\"@context\": {\n\"a\": {\"@id\": \"b\"}}}", 1, 14, "invalid IRI mapping"),
            ("[{\"a\": 1},\n {]]", 2, 3, "name of a member"),
            ("[{}\n{}]", 2, 1, "comma"), ("\"text\"", 1, 1, "object"), ("", 1, 1, "ends"),
            ("[{}] x", 1, 6, "nothing may follow"),
            ("{\"@context\": \"https://schema.org\"}", 1, 14, "nothing is fetched"),
        ])
    func places(_ text: String, _ line: Int, _ column: Int, _ words: String) {
        let found = error(text)
        #expect(found?.location?.line == line, "\(String(describing: found))")
        #expect(found?.location?.column == column, "\(String(describing: found))")
        #expect(found?.message.contains(words) == true, "\(String(describing: found))")
    }

    @Test("a lenient reader leaves out the items that are wrong, and counts them")
    func lenient() throws {
        let text = #"[{"http://e/p": 1}, {"@id": 5}, {"a" 1}, {"http://e/p": 2}]"#
        var reader = JSONLDReader(bytes: Array(text.utf8), options: ReaderOptions(isLenient: true))
        let dataset = try Dataset(reading: &reader)
        #expect(dataset.count == 2)
        #expect(reader.skipped.count == 2)
        #expect(reader.skipped.errors.map { $0.location?.column } == [29, 38])
    }

    @Test("contexts that are given along are used, and relative references in them are resolved")
    func contexts() throws {
        let known = KnownContexts(["http://e/c.jsonld": ["@context": ["name": "http://e/name"]]])
        let found = try quads(
            #"{"@context": "c.jsonld", "name": "x"}"#, options: ReaderOptions(base: "http://e/d"), contexts: known)
        #expect(found.map(\.triple.predicate) == ["http://e/name"])
    }

    @Test(
        "the deepest nesting that is allowed is read on the stack of any thread; deeper is an error",
        arguments: ["[", "{\"http://e/p\":", "{\"@list\":["])
    func nesting(_ open: String) async throws {
        let close = open.hasPrefix("[") ? "]" : open.hasSuffix("[") ? "]}" : "}"
        func document(_ depth: Int) -> String {
            "{\"http://e/p\":" + String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
                + "}"
        }
        let perLevel = open.hasSuffix(":[") ? 2 : 1
        _ = try await Task.detached { try quads(document((JSONLDProcessor.deepestNesting - 1) / perLevel)) }.value
        #expect(error(document(100_000))?.code == .limit)
    }

    @Test("labels that other formats cannot write get others, each its own")
    func labels() throws {
        let found = try quads(#"[{"@id": "_:a b", "http://e/p": [{"@id": "_:anon1"}, {"@id": "_:a b"}, {}]}]"#)
        #expect(Set(found.map(\.triple.object)).count == 3)
        #expect(found[1].triple.object == found[0].triple.subject)
    }

    @Test("a long array of values takes time in proportion to its length")
    func manyValues() throws {
        let values = (0..<50_000).map { "{\"@id\":\"http://e/\($0)\"}" }.joined(separator: ",")
        let text = #"{"@id": "http://e/a", "http://e/p": [\#(values)], "@reverse": {"http://e/q": [\#(values)]}}"#
        #expect(try quads(text).count == 100_000)
    }
}
