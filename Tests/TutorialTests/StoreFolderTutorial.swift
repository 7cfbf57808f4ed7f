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
            try folder.transaction { transaction in
                try transaction.insert(batch)
            }
        }
        let again = try StoreFolder(path)
        // end
        #expect(again.snapshot().count == 1)
    }
}
