import JSON
import JSONLD
import Testing

@Suite("Tutorial of JSONLD")
struct JSONLDTutorial {
    @Test("A document is expanded")
    func expanded() throws {
        // tutorial
        let page = #"{"@context": {"name": "http://xmlns.com/foaf/0.1/name"}, "name": "Ana"}"#
        let document = try JSONValue(parsing: Array(page.utf8))
        let expanded = try JSONLDProcessor(options: JSONLDOptions()).expand(document)
        // end
        #expect(
            String(decoding: expanded.bytes(), as: UTF8.self)
                == #"[{"http://xmlns.com/foaf/0.1/name":[{"@value":"Ana"}]}]"#)
    }
}
