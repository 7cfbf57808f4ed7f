import RDF
import RDFXML
import Testing

/// Documents that libxml2 would need hours or all memory for.
@Suite("Hostile RDF/XML")
struct HostileRDFXMLTests {
    private static let root = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\""

    private func read(_ content: String, in attributes: String = "", prolog: String = "") throws -> [Quad] {
        let text = "\(prolog)\(HostileRDFXMLTests.root)\(attributes)>\(content)</rdf:RDF>"
        var reader = RDFXMLReader(bytes: Array(text.utf8), options: ReaderOptions(base: "http://b/"))
        var batch = QuadBatch()
        var quads: [Quad] = []
        while try reader.next(into: &batch) { quads += batch.quads.indices.map { batch.quad(at: $0) } }
        return quads
    }

    private func expectLimit(_ part: String, _ read: () throws -> [Quad]) throws {
        let error = try #require(throws: RDFSyntaxError.self) { _ = try read() }
        #expect(error.code == .limit, "\(error)")
        #expect(error.message.contains(part), "\(error)")
        #expect(error.location != nil)
    }

    private func repeated(_ count: Int, _ piece: (Int) -> String) -> String { (0..<count).map(piece).joined() }

    @Test("thousands of attributes on one element are read, a hundred thousand are a limit")
    func manyAttributes() throws {
        let some = repeated(9000) { " e:p\($0)='a'" }
        #expect(try read("<e:A\(some)/>").count == 9001)
        let many = repeated(100_000) { " e:p\($0)='a'" }
        try expectLimit("attributes") { try read("<e:A\(many)/>") }
        try expectLimit("attributes") { try read("<e:A><e:p rdf:parseType='Literal'><b\(many)/></e:p></e:A>") }
    }

    @Test("attributes are counted behind what made the reader take large pieces too")
    func attributesBehindLongTokens() throws {
        let long = String(repeating: "a", count: 3_000_000)
        let many = repeated(20_000) { " e:p\($0)='a'" }
        for start in ["<e:A e:x='\(long)'", "<!--\(long)--><e:A", "<?p \(long)?><e:A"] {
            try expectLimit("attributes") { try read("\(start)\(many)/>") }
        }
    }

    @Test("quotes and tags in long comments and sections are not taken for attributes")
    func falseTags() throws {
        let text = String(repeating: "<b c='d' \"e\" it's = \"f\" ", count: 100_000)
        #expect(try read("<!--\(text)--><e:A/>").count == 1)
        #expect(try read("<e:A><e:p><![CDATA[\(text)]]></e:p></e:A>").count == 2)
    }

    @Test("distinct namespaces by the ten thousand are read, but not all around one element")
    func manyNamespaces() throws {
        let elements = repeated(20_000) { "<n:A xmlns:n='http://n/\($0)/'/>" }
        #expect(try read(elements).count == 20_000)
        let declared = repeated(20_000) { " xmlns:n\($0)='http://n/\($0)/'" }
        try expectLimit("attributes") { try read("<n7:A/>", in: declared) }
        let open = repeated(200) { level in "<e:A><e:p\(repeated(100) { " xmlns:n\(level)_\($0)='x:'" })>" }
        try expectLimit("namespaces") { try read(open) }
    }

    @Test("a namespace or base of megabytes is a limit, for every name repeats it")
    func longNamespaces() throws {
        let long = String(repeating: "a", count: 1_000_000)
        try expectLimit("namespace") { try read("<n:A xmlns:n='x:\(long)'/>") }
        try expectLimit("xml:base") { try read("<e:A xml:base='x:\(long)' rdf:about=''/>") }
    }

    @Test("what a document type adds to a document is limited")
    func documentTypes() throws {
        let long = String(repeating: "a", count: 100_000)
        try expectLimit("many times longer") {
            try read(
                String(repeating: "<e:A/>", count: 10_000), prolog: "<!DOCTYPE a [<!ATTLIST e:A e:p CDATA '\(long)'>]>")
        }
        let defaults = repeated(1000) { "<!ATTLIST e:A e:p\($0) CDATA 'a'>" }
        try expectLimit("attributes") { try read("<e:A/>", prolog: "<!DOCTYPE a [\(defaults)]>") }
        let values = "<!DOCTYPE a [<!ATTLIST e:A e:p (x|y) 'x' e:q CDATA #IMPLIED>]>"
        #expect(try read("<e:A/>", prolog: values).count == 2)
    }

    @Test("entities in each other are followed some hundred deep, then a limit", arguments: [30, 100_000])
    func nestedEntities(_ depth: Int) throws {
        let declared = repeated(depth) { "<!ENTITY x\($0 + 1) '&x\($0);'>" }
        let prolog = "<!DOCTYPE a [<!ENTITY x0 'v'>\(declared)]>"
        for content in ["<e:A><e:p>&x\(depth);</e:p></e:A>", "<e:A e:p='&x\(depth);'/>"] {
            if depth == 30 {
                #expect(try read(content, prolog: prolog).last?.triple.object == .literal(Literal("v")))
            } else {
                try expectLimit("entities") { try read(content, prolog: prolog) }
            }
        }
    }

    @Test("a document that ends too early says so", arguments: ["<e:A>", "<e:A><e:p>x", "<!-- ", "<e:A e:p='"])
    func endsEarly(_ content: String) throws {
        var reader = RDFXMLReader(bytes: Array("\(HostileRDFXMLTests.root)>\(content)".utf8))
        let error = try #require(throws: RDFSyntaxError.self) { _ = try Dataset(reading: &reader) }
        #expect(error.code == .syntax)
        #expect(error.location != nil)
    }

    @Test("UTF-16 is read, with a declaration and without", arguments: [true, false])
    func utf16(isBigEndian: Bool) throws {
        let text = "\u{FEFF}\(HostileRDFXMLTests.root)><e:A e:p=\"\u{E9}\u{1F600}\"/></rdf:RDF>"
        let bytes = text.utf16.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }
        var reader = RDFXMLReader(bytes: bytes)
        #expect(try Dataset(reading: &reader).last?.triple.object == .literal(Literal("\u{E9}\u{1F600}")))
    }

    @Test("namespaces by the thousand are written so that they can be read")
    func writesManyNamespaces() throws {
        var dataset = Dataset()
        for index in 0..<12_000 {
            dataset.insert(
                Quad(Triple(subject: .iri("x:s"), predicate: IRI("http://n/\(index)/p"), object: .iri("x:o"))))
        }
        let prefixes = (0..<12_000).map { Prefix("n\($0)", "http://n/\($0)/") }
        for isPretty in [true, false] {
            var writer: any QuadWriter =
                isPretty ? PrettyRDFXMLWriter(prefixes: prefixes) : RDFXMLWriter(prefixes: prefixes)
            var output: [UInt8] = []
            for batch in dataset.batches { try writer.write(batch, to: &output) }
            try writer.finish(to: &output)
            var reader = RDFXMLReader(bytes: output)
            #expect(try Dataset(reading: &reader) == dataset)
        }
    }
}
