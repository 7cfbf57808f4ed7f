import Foundation
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import SystemPackage
import Testing
import TripleStore

/// The test suites of the W3C for SPARQL 1.1 and 1.2 updates, one case for each entry.
@Suite(.enabled(if: QueryManifest.folder != nil, "the suites are not there; set TERCET_SUITE_RDF_TESTS"))
struct UpdateConformanceTests {
    @Test("SPARQL 1.1 update", arguments: try UpdateTestEntry.entries("sparql11/manifest-sparql11-update.ttl"))
    func update11(_ entry: UpdateTestEntry) throws { try check(entry) }

    @Test("SPARQL 1.2 update", arguments: try UpdateTestEntry.entries("sparql12/manifest.ttl"))
    func update12(_ entry: UpdateTestEntry) throws { try check(entry) }

    private func check(_ entry: UpdateTestEntry) throws {
        let text = try String(contentsOfFile: entry.request.string, encoding: .utf8)
        if entry.isNegative {
            #expect(throws: SPARQLSyntaxError.self) { _ = try Update(parsing: text, base: entry.base) }
            return
        }
        let update = try Update(parsing: text, base: entry.base)
        guard let states = entry.states else { return }
        let store = TripleStore()
        for quad in try quads(of: states.before) { try store.insert(quad) }
        try UpdateEngine.apply(update, to: store)
        let found = Dataset(store.snapshot().quads)
        let isSame = try found.isIsomorphic(to: Dataset(quads(of: states.after)))
        #expect(isSame, "found \(found.map { $0 })")
    }

    private func quads(of state: UpdateTestEntry.State) throws -> [Quad] {
        let files =
            state.data.map { (name: IRI?.none, file: $0) } + state.graphData.map { (name: $0.name, file: $0.file) }
        return try files.flatMap { name, file in
            try Dataset(file: file, options: ReaderOptions(base: QueryManifest.webIRI(of: file))).map {
                Quad($0.triple, graph: name.map { .iri($0) } ?? $0.graph)
            }
        }
    }
}
