import RDF
import RDFIO
import Testing

@Suite("Tutorial of RDFIO")
struct RDFIOTutorial {
    @Test("Turtle is read and RDF/XML written")
    func syntaxes() throws {
        // tutorial
        let turtle = "PREFIX ex: <http://example.org/> ex:ana ex:metWith ex:ben ."
        var reader = RDFReader(bytes: Array(turtle.utf8), format: .turtle)
        var writer = RDFWriter(format: .rdfxml, prefixes: [Prefix("ex", "http://example.org/")])
        var document: [UInt8] = []
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try writer.write(batch, to: &document) }
        try writer.finish(to: &document)
        // end
        #expect(
            String(decoding: document, as: UTF8.self).contains("<ex:metWith rdf:resource=\"http://example.org/ben\"/>"))
    }
}
