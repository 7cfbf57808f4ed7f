import RDF
import RDFXML
import TestSupport
import Testing

private func read(_ text: String, base: IRI? = "http://base.example/") throws(RDFSyntaxError) -> Dataset {
    var reader = RDFXMLReader(bytes: Array(text.utf8), options: ReaderOptions(base: base))
    return try Dataset(reading: &reader)
}

private let rdf = "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\""

private func document(_ content: String, prolog: String = "") -> String {
    "<?xml version=\"1.0\"?>\(prolog)<rdf:RDF \(rdf)>\(content)</rdf:RDF>"
}

@Suite("RDF/XML reader")
struct RDFXMLReaderTests {
    @Test("Entities that the document declares are replaced, in attributes and in text, each time")
    func entities() throws {
        let prolog = "<!DOCTYPE rdf:RDF [<!ENTITY e \"http://e/\"><!ENTITY name \"A &amp; B\"><!ENTITY both \"&e;x\">]>"
        let dataset = try read(
            document(
                "<rdf:Description rdf:about=\"&e;a\"><e:p>&name; &name;</e:p><e:q rdf:resource=\"&both;\"/>"
                    + "</rdf:Description>", prolog: prolog))
        #expect(dataset.count == 2)
        #expect(dataset[0].triple.subject == .iri("http://e/a"))
        #expect(dataset[0].triple.object == .literal(Literal("A & B A & B")))
        #expect(dataset[1].triple.object == .iri("http://e/x"))
    }

    @Test(
        "External and parameter entities are forbidden",
        arguments: [
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY x PUBLIC \"p\" \"http://e/x\">",
            "<!ENTITY % x SYSTEM \"http://e/x.dtd\"> %x;", "<!ENTITY % x \"y\">",
        ])
    func externalEntities(_ declaration: String) throws {
        let text = document(
            "<rdf:Description><e:p>&x;</e:p></rdf:Description>", prolog: "<!DOCTYPE rdf:RDF [\(declaration)]>")
        let error = try #require(throws: RDFSyntaxError.self) { _ = try read(text) }
        #expect(error.code == .forbidden)
    }

    @Test(
        "A namespace may be any IRI, and nothing else",
        arguments: [("http://例え.jp/ü#", true), ("http://e/[b]#", true), ("http://e/a b#", false)])
    func namespaces(_ namespace: String, _ isIRI: Bool) throws {
        let text = document("<rdf:Description xmlns:n=\"\(namespace)\"><n:p>x</n:p></rdf:Description>")
        guard isIRI else {
            let error = try #require(throws: RDFSyntaxError.self) { _ = try read(text) }
            #expect(error.code == .invalidIRI)
            return
        }
        let dataset = try read(text)
        #expect(dataset[0].triple.predicate == IRI(namespace + "p"))
    }

    @Test("An external document type is left aside")
    func externalSubset() throws {
        let text = document(
            "<rdf:Description e:p=\"x\"/>", prolog: "<!DOCTYPE rdf:RDF SYSTEM \"file:///nowhere/at-all.dtd\">")
        #expect(try read(text).count == 1)
    }

    @Test(
        "A billion laughs end soon, in text and in attributes",
        arguments: ["<e:p>&l9;</e:p>", "<e:p rdf:ID=\"&l9;\"/>"])
    func billionLaughs(_ use: String) throws {
        var prolog = "<!DOCTYPE rdf:RDF [<!ENTITY l0 \"lol\">"
        for level in 1...9 {
            prolog += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
        }
        let start = ContinuousClock.now
        let error = try #require(throws: RDFSyntaxError.self) {
            _ = try read(document("<rdf:Description>\(use)</rdf:Description>", prolog: prolog + "]>"))
        }
        #expect(error.code == .limit)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("An entity that contains itself is an error", arguments: ["&a;", "<e:q>&a;</e:q>"])
    func recursiveEntity(_ value: String) throws {
        let text = document(
            "<rdf:Description><e:p>&a;</e:p></rdf:Description>", prolog: "<!DOCTYPE rdf:RDF [<!ENTITY a '\(value)'>]>")
        #expect(throws: RDFSyntaxError.self) { _ = try read(text) }
    }

    @Test("An entity that is not declared is an error that names it")
    func undeclaredEntity() throws {
        let error = try #require(throws: RDFSyntaxError.self) {
            _ = try read(document("<rdf:Description><e:p>&nbsp;</e:p></rdf:Description>"))
        }
        #expect(error.message.contains("nbsp"))
    }

    static let errors: [(String, RDFSyntaxError.Code)] = [
        ("<rdf:Description rdf:ID=\"a\"/><rdf:Description rdf:ID=\"a\"/>", .syntax),
        ("<rdf:Description rdf:ID=\"1a\"/>", .syntax),
        ("<rdf:Description rdf:about=\"a\" rdf:nodeID=\"b\"/>", .syntax),
        ("<rdf:Description rdf:bagID=\"a\"/>", .syntax),
        ("<rdf:Description rdf:about=\"a b\"/>", .invalidIRI),
        ("<rdf:Description>text</rdf:Description>", .syntax),
        ("<rdf:Description><e:p>text<e:A/></e:p></rdf:Description>", .syntax),
        ("<rdf:Description><e:p><e:A/><e:A/></e:p></rdf:Description>", .syntax),
        ("<rdf:Description><e:p rdf:resource=\"a\">text</e:p></rdf:Description>", .syntax),
        ("<rdf:Description><e:p rdf:parseType=\"Resource\" rdf:resource=\"a\"/></rdf:Description>", .syntax),
        ("<rdf:Description><x:p/></rdf:Description>", .undefinedPrefix),
        ("<rdf:Description><e:p></rdf:Description>", .syntax),
        ("<rdf:Description e:p=\"1\" e:p=\"2\"/>", .syntax),
        ("<rdf:Description p=\"1\"/>", .syntax),
    ]

    @Test("What the grammar does not allow is an error with a place", arguments: errors)
    func reportsError(_ content: String, _ code: RDFSyntaxError.Code) throws {
        let error = try #require(throws: RDFSyntaxError.self) { _ = try read(document("\n" + content)) }
        #expect(error.code == code)
        #expect(error.location?.line == 2)
    }

    @Test("A relative IRI needs a base")
    func missingBase() throws {
        let error = try #require(throws: RDFSyntaxError.self) {
            _ = try read(document("<rdf:Description rdf:about=\"a\" e:p=\"x\"/>"), base: nil)
        }
        #expect(error.code == .invalidIRI)
    }

    @Test("Bytes that are not UTF-8 are told apart; a declared encoding is followed")
    func encodings() throws {
        let text = "<rdf:RDF \(rdf)><rdf:Description e:p=\"\u{E9}\"/></rdf:RDF>"
        let latin = text.unicodeScalars.map { UInt8($0.value) }
        var reader = RDFXMLReader(bytes: latin)
        let error = try #require(throws: RDFSyntaxError.self) { _ = try Dataset(reading: &reader) }
        #expect(error.code == .invalidUTF8)
        var declared = RDFXMLReader(bytes: Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8) + latin)
        #expect(try Dataset(reading: &declared)[0].triple.object == .literal(Literal("\u{E9}")))
    }

    @Test("What cannot be decoded is an error, wherever it stands", arguments: [1, 7, 1 << 20])
    func undecodable(_ chunkSize: Int) throws {
        let text = document("<rdf:Description e:p=\"x\"/>")
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        // The first half of a surrogate pair, and a letter behind it.
        bytes.insert(contentsOf: [0x00, 0xD8, 0x41, 0x00], at: bytes.count & ~1 - 20)
        var reader = RDFXMLReader(DrippingSource(bytes: bytes, step: chunkSize))
        let error = try #require(throws: RDFSyntaxError.self) { _ = try Dataset(reading: &reader) }
        #expect(error.code == .invalidUTF8, "\(error)")
    }

    @Test("A document cut at any byte gives an error")
    func cutDocument() throws {
        let text = document(
            "<e:A rdf:about=\"a\"><e:p xml:lang=\"en\">\u{E9}</e:p><e:q rdf:parseType=\"Literal\"><b/></e:q>"
                + "<e:r rdf:parseType=\"Collection\"><e:B/></e:r></e:A>")
        let bytes = Array(text.utf8)
        #expect(try read(text).count == 7)
        for length in bytes.indices {
            var reader = RDFXMLReader(bytes: Array(bytes[..<length]), options: ReaderOptions(base: "http://e/"))
            #expect(throws: RDFSyntaxError.self, "cut at \(length)") { _ = try Dataset(reading: &reader) }
        }
    }

    @Test("Elements nested too deep are a limit", arguments: [1000, 100_000])
    func nested(_ depth: Int) throws {
        let text = document(
            String(repeating: "<e:A><e:p>", count: depth) + String(repeating: "</e:p></e:A>", count: depth))
        if depth == 1000 {
            #expect(try read(text).count == 2 * depth)
        } else {
            let error = try #require(throws: RDFSyntaxError.self) { _ = try read(text) }
            #expect(error.code == .limit)
        }
    }

    @Test("Documents with random damage never stop the program", arguments: 0..<200)
    func randomDamage(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("<>/&;\"'=!?[]-: ax#".utf8) + [0, 0xFF, 0xC3]
        var bytes = Array(
            document(
                "<e:A rdf:about=\"&x;\"><e:p xml:lang=\"en\">&x;</e:p><e:q rdf:parseType=\"Literal\"><b c='d'/></e:q>"
                    + "<e:r rdf:parseType=\"Collection\"><e:B/></e:r><!-- c --><?p i?><![CDATA[ ]]></e:A>",
                prolog: "<!DOCTYPE rdf:RDF [<!ENTITY x 'http://e/y'>]>"
            ).utf8)
        for _ in 0..<(1 + random(4)) {
            let place = random(bytes.count)
            switch random(3) {
            case 0: bytes[place] = alphabet[random(alphabet.count)]
            case 1: bytes.insert(alphabet[random(alphabet.count)], at: place)
            default: bytes.remove(at: place)
            }
        }
        var reader = RDFXMLReader(bytes: bytes, options: ReaderOptions(base: "http://e/"))
        do {
            #expect(try Dataset(reading: &reader).count <= 12)
        } catch {
            #expect(error.location != nil)
        }
    }
}
