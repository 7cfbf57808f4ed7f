import RDF
import Testing
import TripleStore

@Suite("Tutorial of TripleStore")
struct TripleStoreTutorial {
    @Test("A snapshot stays as it was")
    func snapshots() throws {
        // tutorial
        let store = TripleStore()
        let visit = Triple(
            subject: .iri("http://example.org/ana"), predicate: "http://example.org/visited",
            object: .iri("http://example.org/panama"))
        try store.insert(Quad(visit))
        let before = store.snapshot()
        store.remove(Quad(visit))
        // end
        #expect(before.contains(Quad(visit)))
        #expect(!store.contains(Quad(visit)))
    }
}
