import Foundation
import RDF
import Testing

@Suite("Terms in Codable types")
struct TermCodingTests {
    @Test(
        "every term comes back, in the JSON of query results",
        arguments: [
            (.iri("http://e/a"), #"{"type":"uri","value":"http://e/a"}"#),
            (.blankNode(BlankNode("b")), #"{"type":"bnode","value":"b"}"#),
            (.literal(Literal("x")), #"{"type":"literal","value":"x"}"#),
            (.literal(Literal("x", language: "en")), #"{"type":"literal","value":"x","xml:lang":"en"}"#),
            (
                .literal(Literal("x", language: "ar", direction: .rightToLeft)),
                #"{"its:dir":"rtl","type":"literal","value":"x","xml:lang":"ar"}"#
            ),
            (
                .literal(Literal("1", datatype: "http://e/t")),
                #"{"datatype":"http://e/t","type":"literal","value":"1"}"#
            ),
            (
                .triple(Triple(subject: .iri("http://e/s"), predicate: "http://e/p", object: .literal(Literal("o")))),
                #"{"type":"triple","value":{"object":{"type":"literal","value":"o"},"predicate":{"type":"uri","#
                    + #""value":"http://e/p"},"subject":{"type":"uri","value":"http://e/s"}}}"#
            ),
        ] as [(Term, String)])
    func roundTrip(_ term: Term, _ json: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(term)
        #expect(String(decoding: data, as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(Term.self, from: data) == term)
    }

    @Test(
        "what is no term is refused", arguments: [#"{"type":"uri","value":"a b"}"#, #"{"type":"x","value":"a"}"#, "{}"])
    func refused(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Term.self, from: Data(json.utf8)) }
    }
}
