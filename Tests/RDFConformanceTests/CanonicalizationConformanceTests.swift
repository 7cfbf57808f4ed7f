import Canonicalization
import Foundation
import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

/// The test suite of the W3C for RDF Dataset Canonicalization, one case for each entry.
@Suite(.enabled(if: ManifestFolder.canonicalization.path != nil, "the suite is not there; set TERCET_SUITE_RDF_CANON"))
struct CanonicalizationConformanceTests {
    private static func entries(_ kind: String) throws -> [ManifestEntry] {
        try Manifest.entries("manifest.ttl", in: .canonicalization).filter { $0.kind == kind }
    }

    @Test("RDFC-1.0 canonical documents", arguments: try entries("RDFC10EvalTest"))
    func documents(_ entry: ManifestEntry) throws {
        let canonical = try canonicalize(entry)
        let expected = try Data(contentsOf: url(try #require(entry.result)))
        #expect(String(decoding: canonical.document, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    }

    @Test("RDFC-1.0 issued identifiers", arguments: try entries("RDFC10MapTest"))
    func identifiers(_ entry: ManifestEntry) throws {
        let canonical = try canonicalize(entry)
        let expected = try JSONSerialization.jsonObject(
            with: try Data(contentsOf: url(try #require(entry.result))))
        let found = canonical.blankNodes.map { ($0.key.label, $0.value.label) }
        #expect(Dictionary(uniqueKeysWithValues: found) == expected as? [String: String])
    }

    @Test("RDFC-1.0 poisoned datasets", arguments: try entries("RDFC10NegativeEvalTest"))
    func poison(_ entry: ManifestEntry) throws {
        let error = #expect(throws: CanonicalizationError.self) { _ = try canonicalize(entry) }
        #expect(error?.code == .limit)
    }

    @Test("No entry of the manifest is left out")
    func completeness() throws {
        let entries = try Manifest.entries("manifest.ttl", in: .canonicalization)
        let folder = try #require(ManifestFolder.canonicalization.path)
        let graph = try Graph(file: folder.appending("manifest.ttl"))
        // Every test, and nothing else in a manifest, has an action.
        #expect(entries.count == graph.filter { $0.predicate.string.hasSuffix("test-manifest#action") }.count)
        #expect(Set(entries.map(\.kind)) == ["RDFC10EvalTest", "RDFC10MapTest", "RDFC10NegativeEvalTest"])
    }

    private func canonicalize(_ entry: ManifestEntry) throws -> CanonicalDataset {
        let hash = try #require(HashAlgorithm(rawValue: (entry.hashAlgorithm ?? "SHA256").lowercased()))
        return try Dataset(file: entry.action).canonicalized(options: CanonicalizationOptions(hash: hash))
    }

    private func url(_ path: FilePath) -> URL { URL(fileURLWithPath: path.string) }
}
