import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

/// The test suites of the W3C RDF & SPARQL Working Group for the syntaxes of RDF, one case for each entry.
@Suite(.enabled(if: ManifestFolder.rdf.path != nil, "the suites are not there; set TERCET_SUITE_RDF_TESTS"))
struct RDFConformanceTests {
    @Test("RDF 1.1 N-Triples", arguments: try Manifest.entries("rdf11/rdf-n-triples/manifest.ttl"))
    func ntriples11(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.1 N-Quads", arguments: try Manifest.entries("rdf11/rdf-n-quads/manifest.ttl"))
    func nquads11(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.1 Turtle", arguments: try Manifest.entries("rdf11/rdf-turtle/manifest.ttl"))
    func turtle11(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.1 TriG", arguments: try Manifest.entries("rdf11/rdf-trig/manifest.ttl"))
    func trig11(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.1 RDF/XML", arguments: try Manifest.entries("rdf11/rdf-xml/manifest.ttl"))
    func rdfxml11(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 N-Triples syntax", arguments: try Manifest.entries("rdf12/rdf-n-triples/syntax/manifest.ttl"))
    func ntriples12(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 N-Triples canonical form", arguments: try Manifest.entries("rdf12/rdf-n-triples/c14n/manifest.ttl"))
    func ntriplesCanonical(_ entry: ManifestEntry) throws { try checkCanonical(entry) }

    @Test("RDF 1.2 N-Quads syntax", arguments: try Manifest.entries("rdf12/rdf-n-quads/syntax/manifest.ttl"))
    func nquads12(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 N-Quads canonical form", arguments: try Manifest.entries("rdf12/rdf-n-quads/c14n/manifest.ttl"))
    func nquadsCanonical(_ entry: ManifestEntry) throws { try checkCanonical(entry) }

    @Test("RDF 1.2 Turtle syntax", arguments: try Manifest.entries("rdf12/rdf-turtle/syntax/manifest.ttl"))
    func turtle12Syntax(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 Turtle evaluation", arguments: try Manifest.entries("rdf12/rdf-turtle/eval/manifest.ttl"))
    func turtle12(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 TriG syntax", arguments: try Manifest.entries("rdf12/rdf-trig/syntax/manifest.ttl"))
    func trig12Syntax(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 TriG evaluation", arguments: try Manifest.entries("rdf12/rdf-trig/eval/manifest.ttl"))
    func trig12(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("RDF 1.2 RDF/XML", arguments: try Manifest.entries("rdf12/rdf-xml/eval/manifest.ttl"))
    func rdfxml12(_ entry: ManifestEntry) throws { try check(entry) }

    @Test("No entry of a manifest is left out", arguments: [11, 12])
    func completeness(_ version: Int) throws {
        let folder = try #require(ManifestFolder.rdf.path).appending("rdf\(version)")
        var listed = 0
        var read = 0
        for suite in ["rdf-n-triples", "rdf-n-quads", "rdf-turtle", "rdf-trig", "rdf-xml"] {
            for part in ["", "/syntax", "/eval", "/c14n"] {
                let path = "\(suite)\(part)/manifest.ttl"
                guard let graph = try? Graph(file: folder.appending(path)) else { continue }
                // Every test, and nothing else in a manifest, has an action.
                listed += graph.filter { $0.predicate.string.hasSuffix("test-manifest#action") }.count
                read += try Manifest.entries("rdf\(version)/\(path)").count
            }
        }
        #expect(listed == read)
        #expect(read > 0)
    }

    /// Reads the action; a negative test has to fail, an evaluation has to give the expected dataset.
    private func check(_ entry: ManifestEntry) throws {
        let options = ReaderOptions(base: entry.base)
        if entry.isNegative {
            #expect(throws: RDFSyntaxError.self) {
                _ = try Dataset(file: entry.action, format: entry.format, options: options)
            }
            return
        }
        let dataset = try Dataset(file: entry.action, format: entry.format, options: options)
        if let result = entry.result {
            let expected = try Dataset(file: result)
            let isSame = try dataset.isIsomorphic(to: expected)
            #expect(isSame, "read: \(text(dataset)) expected: \(text(expected))")
        }
        #expect(try RoundTrips.failures(of: dataset) == [])
    }

    /// The writer has to give the very bytes of the result.
    private func checkCanonical(_ entry: ManifestEntry) throws {
        guard !entry.isNegative else { return try check(entry) }
        let dataset = try Dataset(file: entry.action)
        let format = try #require(entry.format)
        let result = try #require(entry.result)
        var expected: [UInt8] = []
        var source = try FileSource(path: result)
        while try source.read(into: &expected, atMost: 1 << 16) {}
        let written = try dataset.bytes(as: format)
        #expect(String(decoding: written, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    }

    private func text(_ dataset: Dataset) -> String {
        String(decoding: (try? dataset.bytes(as: .nquads)) ?? [], as: UTF8.self)
    }
}
