import Foundation
import RDF
import RDFIO
import Reasoning
import TestSupport
import Testing
import TripleStore

/// The tests of the W3C for the semantics of RDF 1.1 and 1.2, one case for each entry.
@Suite(.enabled(if: ManifestFolder.rdf.path != nil, "the suites are not there; set TERCET_SUITE_RDF_TESTS"))
struct EntailmentConformanceTests {
    @Test("RDF 1.1", arguments: try Manifest.entries("rdf11/rdf-mt/manifest.ttl"))
    func rdf11(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2", arguments: try Manifest.entries("rdf12/rdf-semantics/manifest.ttl"))
    func rdf12(_ entry: ManifestEntry) throws { try check(entry) }

    /// Whether the action entails the result; what is inconsistent entails everything, and so a test for it has no result.
    private func check(_ entry: ManifestEntry) throws {
        let rules: RuleSet =
            switch entry.entailmentRegime {
            case "simple": RuleSet.simple
            case "RDF": .rdf
            default: .rdfsComplete
            }
        let store = TripleStore()
        for quad in try Dataset(file: entry.action, options: ReaderOptions(base: entry.base)) { try store.insert(quad) }
        let reasoner = try Reasoner(rules.recognizing(entry.recognizedDatatypes), over: store)
        if let result = entry.result {
            let conclusion = try Dataset(file: result, options: ReaderOptions(base: entry.base)).map(\.triple)
            #expect(try reasoner.entails(conclusion) != entry.isNegative)
        } else {
            #expect(reasoner.inconsistencies.isEmpty == entry.isNegative)
        }
    }
}
