import Documents
import Extraction
import Language
import RDF
import Tercet
import Testing

@Suite("What was nearly a statement, and why it is none")
struct RejectionTests {
    private func extraction(of text: String, explained: Bool = true) throws -> Extraction {
        let extractor = Extractor(
            analyzer: try Shared.analyzer.get(), ontology: try Shared.ontology.get(),
            options: Extractor.Options(explainsRejected: explained))
        return extractor.extract(Document(text: text, name: "test.txt"))
    }

    @Test(
        "the reason is told",
        arguments: [
            ("Ana Ruiz did not meet Ben Keller.", "metWith", RejectedCandidate.Reason.denied),
            ("Ben Keller may visit Peru.", "visited", .planned),
            ("The storm visited Lima.", "visited", .subject(isNo: ["https://w3id.org/tercet/core#Agent"])),
            ("Peru belongs to Lima.", "memberOf", .object(isNo: ["https://w3id.org/tercet/core#Organization"])),
        ])
    func reasons(text: String, property: String, reason: RejectedCandidate.Reason) throws {
        let rejected = try extraction(of: text).rejected
        let candidate = try #require(rejected.first { $0.property.string.hasSuffix("#" + property) }, "\(rejected)")
        #expect(candidate.reason == reason)
        #expect(candidate.sentence == text && candidate.characters == 0..<text.unicodeScalars.count)
    }

    @Test("nothing else changes, and nothing is told unless asked for")
    func sameStatements() throws {
        let text =
            "Ana Ruiz met Ben Keller in Lima. She may visit Peru. The storm visited Lima. Peru did not join Chile."
        var explained = try extraction(of: text)
        let plain = try extraction(of: text, explained: false)
        #expect(plain.rejected.isEmpty && explained.rejected.count >= 2)
        explained.rejected = []
        #expect(explained == plain)
    }
}
