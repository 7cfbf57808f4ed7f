import RDF
import RDFIO
import SHACL
import Testing
import TripleStore

@Suite("Tutorial of SHACL")
struct SHACLTutorial {
    @Test("What has no label is reported")
    func shapes() throws {
        let store = TripleStore()
        let text = """
            PREFIX ex: <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            ex:ana a ex:Person .
            ex:shape sh:targetClass ex:Person ; sh:property [ sh:path rdfs:label ; sh:minCount 1 ] .
            """
        var reader = RDFReader(bytes: Array(text.utf8), format: .turtle)
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        // tutorial
        let shapes = try Shapes(reading: store.snapshot())
        let report = try Validator(shapes).validate(store.snapshot())
        let focusNodes = report.results.map(\.focusNode)
        // end
        #expect(!report.conforms)
        #expect(focusNodes == [.iri("http://example.org/ana")])
    }
}
