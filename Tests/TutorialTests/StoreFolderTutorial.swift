import Foundation
import RDF
import StoreFolder
import SystemPackage
import Testing
import TripleStore

@Suite("Tutorial of StoreFolder")
struct StoreFolderTutorial {
    @Test("What was committed is there again")
    func commits() throws {
        let path = FilePath(FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString)").path)
        defer { try? FileManager.default.removeItem(atPath: path.string) }
        var batch = QuadBatch()
        batch.append(
            Quad(
                Triple(
                    subject: .iri("http://example.org/ana"), predicate: Vocabulary.RDFS.label,
                    object: .literal(Literal("Ana")))))
        // tutorial
        do {
            let folder = try StoreFolder(path)
            let rows = try folder.transaction { try $0.insert(batch) }
            print(rows.count, "quads are on the disk")
        }
        let again = try StoreFolder(path)
        // end
        #expect(again.snapshot().count == 1)
    }
}
