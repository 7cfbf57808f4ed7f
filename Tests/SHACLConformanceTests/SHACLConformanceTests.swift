import RDF
import RDFIO
import SHACL
import SystemPackage
import Testing
import TripleStore

/// The test suite of the W3C for SHACL, one case for each entry.
@Suite(.enabled(if: SHACLManifest.folder != nil, "the suite is not there; set TERCET_SUITE_DATA_SHAPES"))
struct SHACLConformanceTests {
    @Test("SHACL Core", arguments: try SHACLManifest.entries("core"))
    func core(_ entry: ValidationTestEntry) throws { try run(entry) }

    @Test("SHACL-SPARQL", arguments: try SHACLManifest.entries("sparql"))
    func sparql(_ entry: ValidationTestEntry) throws { try run(entry) }

    private func run(_ entry: ValidationTestEntry) throws {
        let data = try snapshot(of: entry.data)
        let shapes = try snapshot(of: entry.shapes)
        guard let expected = entry.report else {
            #expect(throws: ShapesError.self) { _ = try Shapes(reading: shapes) }
            return
        }
        let report = try Validator(Shapes(reading: shapes)).validate(data)
        let found = comparable(Graph(report.triples), to: expected)
        let isSame = try found.isIsomorphic(to: expected)
        #expect(isSame, "\(report.text())\nexpected\n\(expected.map(\.description).joined(separator: "\n"))")
    }

    private func snapshot(of file: FilePath) throws -> Snapshot {
        let store = TripleStore()
        for batch in try SHACLManifest.graph(file).batches { try store.insert(batch) }
        return store.snapshot()
    }

    /// A report without messages, unless some are expected.
    private func comparable(_ report: Graph, to expected: Graph) -> Graph {
        let message: IRI = "http://www.w3.org/ns/shacl#resultMessage"
        guard !expected.contains(where: { $0.predicate == message }) else { return report }
        return Graph(report.filter { $0.predicate != message })
    }
}
