import RDF
import RDFIO
import TestSupport
import Testing

@Suite("Documents that lost something once")
struct HardCasesTests {
    private func read(_ text: String, as format: RDFFormat = .turtle) throws -> Dataset {
        var reader = RDFReader(bytes: Array(text.utf8), format: format)
        return try Dataset(reading: &reader)
    }

    @Test("a literal of 17 MB in the middle of a statement does not end the document")
    func longLiteral() throws {
        let long = String(repeating: "A", count: 17 << 20)
        let dataset = try read("<a:s> <a:p> \"\(long)\" ; <a:q> 1 . <a:x> <a:y> <a:z> .")
        #expect(dataset.count == 3)
    }

    @Test("terms are compared code point by code point, not as Swift compares texts")
    func codePoints() throws {
        let dataset = try read(
            "<a:s> <a:p> \"caf\\u00E9\", \"cafe\\u0301\" . <a:\u{E9}> <a:p> 1 . <a:e\u{301}> <a:p> 2 .")
        #expect(dataset.count == 4)
        #expect(Set(dataset.map(\.triple.subject)).count == 3)
        #expect(IRI("a:\u{E9}") != IRI("a:e\u{301}"))
    }

    @Test(
        "a graph survives every format that can express it",
        arguments: [
            "<a:s> <a:p> <a:o> . <a:r> <R> <<( <a:s> <a:p> <a:o> )>> . <a:q> <R> <<( <a:r> <R> <<( <a:s> <a:p> <a:o> )>> )>> ; <a:x> <a:y> .",
            "<a:r> <R> <<( <a:s> <http://www.w3.org/2000/01/rdf-schema#label> \"x\" )>> .",
            "<a:a> <a:b> <a:c> ~ {| <a:q> 1 |} ~ <a:r> ~ <a:t> {| <a:q> 2 |} {| <a:q> 3 |} ~ ~ .",
            "@prefix its: <http://other/> . <a:s> its:p \"x\"@en--rtl .",
        ], RDFFormat.allCases)
    func roundTrip(text: String, format: RDFFormat) throws {
        let dataset = try read(text.replacing("<R>", with: "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"))
        let bytes: [UInt8]
        do {
            bytes = try dataset.bytes(as: format, prefixes: [Prefix("its", "http://other/")])
        } catch {
            #expect(format == .jsonld && format.mayRefuse(dataset) && error.code == .unsupported)
            return
        }
        let back = try read(String(decoding: bytes, as: UTF8.self), as: format)
        #expect(try back.isIsomorphic(to: dataset), "\(String(decoding: bytes, as: UTF8.self))")
    }

    @Test("labels that end in a full stop are written so that every format reads them back")
    func labels() throws {
        let document = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
            <rdf:Description rdf:nodeID="a."><e:p rdf:nodeID="a._"/></rdf:Description></rdf:RDF>
            """
        let dataset = try read(document, as: .rdfxml)
        let back = try read(String(decoding: try dataset.bytes(as: .ntriples), as: UTF8.self), as: .ntriples)
        #expect(try back.isIsomorphic(to: dataset))
        #expect(dataset.first.map { $0.triple.subject != $0.triple.object } == true)
    }
}
