import RDF
import RDFIO
import Reasoning
import Testing
import TripleStore

@Suite("Tutorial of Reasoning")
struct ReasoningTutorial {
    @Test("What follows is found, and why")
    func proofs() throws {
        let store = TripleStore()
        let facts = """
            PREFIX ex: <http://example.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            ex:ana a ex:Minister . ex:Minister rdfs:subClassOf ex:Official .
            """
        var reader = RDFReader(bytes: Array(facts.utf8), format: .turtle)
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        // tutorial
        let reasoner = try Reasoner(.rdfs, over: store)
        let official = Triple(
            subject: .iri("http://example.org/ana"), predicate: Vocabulary.RDF.type,
            object: .iri("http://example.org/Official"))
        let follows = try reasoner.entails([official])
        let proof = reasoner.proof(of: official)
        // end
        #expect(follows)
        #expect(proof?.stated.count == 2)
    }
}
