#if Server
import Foundation
import NIOHTTP1
import RDF
import RDFIO
import SPARQLResults
import SPARQLSyntax
import SystemPackage
import TestSupport
import Testing
import TripleStore

/// The entries of the W3C on the SPARQL 1.1 Protocol, the Graph Store Protocol and service descriptions, each with a server of
/// its own that really listens.
@Suite(
    "W3C: SPARQL over HTTP",
    .enabled(
        if: SharedFolder.file("data/w3c/rdf-tests/sparql/sparql11/protocol/manifest.ttl") != nil,
        "the suites of the W3C are not there; set TERCET_SHARED or TERCET_SUITE_RDF_TESTS"))
struct ProtocolConformanceTests {
    private static func folder(_ name: String) throws -> URL {
        try #require(SharedFolder.file("data/w3c/rdf-tests/sparql/sparql11/\(name)"))
    }

    @Test("SPARQL 1.1 Protocol")
    func sparqlProtocol() async throws {
        let folder = try Self.folder("protocol")
        let data = try Self.graphs(folder)
        let entries = try ProtocolManifest(folder.appending(path: "manifest.ttl")).entries
        #expect(entries.count == 27)
        for entry in entries { try await run(entry, data: data) }
    }

    @Test("SPARQL 1.1 Graph Store HTTP Protocol", arguments: [("manifest-direct", 3), ("manifest-indirect", 5)])
    func graphStore(manifest: String, count: Int) async throws {
        let entries = try ProtocolManifest(try Self.folder("graph-store-protocol/\(manifest).ttl")).entries
        #expect(entries.count >= count)
        for entry in entries { try await run(entry, data: QuadBatch()) }
    }

    @Test("SPARQL 1.1 Service Description: RDF, with the endpoint and the terms of the vocabulary")
    func serviceDescription() async throws {
        try await RunningService.run { service in
            let answer = try await service.send("GET", "/sparql", headers: [("Accept", "text/turtle")])
            #expect(answer.status == 200 && answer.mediaType == "text/turtle")
            let graph = try Self.graph(answer.body, .turtle)
            let sd = "http://www.w3.org/ns/sparql-service-description#"
            let endpoint = Term.iri(IRI("http://127.0.0.1:\(service.port)/sparql"))
            let endpoints = graph.triples.filter { $0.predicate.string == sd + "endpoint" }
            #expect(endpoints.map(\.object) == [endpoint])
            let node = try #require(endpoints.first?.subject)
            let types = graph.triples.filter { $0.subject == node && $0.predicate == Vocabulary.RDF.type }
            #expect(types.map(\.object) == [.iri(IRI(sd + "Service"))])
            let terms = graph.triples.map(\.predicate.string).filter { $0.hasPrefix(sd) }
            let known: Set = [
                "endpoint", "supportedLanguage", "feature", "defaultDataset", "defaultGraph", "namedGraph", "name",
                "graph",
                "resultFormat", "inputFormat", "languageExtension", "extensionFunction", "availableGraphs",
            ]
            #expect(terms.allSatisfy { known.contains(String($0.dropFirst(sd.count))) })
        }
    }

    // MARK: - Running

    private func run(_ entry: ProtocolManifest.Entry, data: QuadBatch) async throws {
        try await RunningService.run(data: data) { service in
            var location: String?
            for request in entry.requests {
                let answer = try await send(request, to: service, location)
                check(answer, request, entry.name)
                if request.location != nil { location = answer.headers.first(name: "Location") }
            }
        }
    }

    private func send(
        _ request: ProtocolManifest.Request, to service: RunningService, _ location: String?
    ) async throws -> RunningService.Answer {
        var path = request.path
        if path.hasPrefix("/sparql/") { path = "/sparql" + path.dropFirst("/sparql/".count) }
        if path.hasPrefix("/gsp") { path = "/data" + path.dropFirst("/gsp".count) }
        path = path.replacing("$LOCATION$", with: location ?? "")
        let headers = request.headers.filter { $0.0.lowercased() != "content-length" }
        let body = request.body.map { body in
            let isUTF16 = headers.contains { $0.1.lowercased().contains("utf-16") }
            return isUTF16 ? Array(body.data(using: .utf16) ?? Data()) : Array(body.utf8)
        }
        return try await service.send(request.method, path, headers: headers, body: body)
    }

    private func check(_ answer: RunningService.Answer, _ request: ProtocolManifest.Request, _ name: String) {
        let named = ["OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404]
        let isExpected = request.statuses.contains { status in
            named[status] == answer.status || status == "StatusCode\(answer.status / 100)xx"
        }
        #expect(isExpected, "\(name): \(request.method) \(request.path): \(answer.status) \(answer.text)")
        if let wanted = request.boolean {
            let format = ResultsFormat.allCases.first { $0.mediaType == answer.mediaType }
            let document = format.flatMap { try? ResultsDocument(parsing: answer.body, format: $0) }
            #expect(document?.answer == .boolean(wanted), "\(name): \(answer.text)")
        }
        switch request.format {
        case "RDF": #expect(RDFFormat(mediaType: answer.mediaType) != nil, "\(name): \(answer.mediaType)")
        case "tabular", "boolean":
            #expect(
                ResultsFormat.allCases.contains { $0.mediaType == answer.mediaType }, "\(name): \(answer.mediaType)")
        default: break
        }
        if let expected = request.answer, let wantedFormat = RDFFormat(mediaType: expected.type) {
            let found = RDFFormat(mediaType: answer.mediaType).flatMap { try? Self.graph(answer.body, $0) }
            let wanted = try? Self.graph(Array(expected.text.utf8), wantedFormat)
            let isSame = found.flatMap { found in try? wanted?.isIsomorphic(to: found) }
            #expect(isSame == true, "\(name): \(answer.text)")
        }
    }

    private static func graph(_ bytes: [UInt8], _ format: RDFFormat) throws -> Graph {
        var reader = RDFReader(bytes: bytes, format: format, options: ReaderOptions(base: "http://www.example/"))
        var triples: [Triple] = []
        var batch = QuadBatch()
        while try reader.next(into: &batch) { triples += batch.quads.indices.map { batch.quad(at: $0).triple } }
        return Graph(triples)
    }

    /// The graphs that the tests of the protocol ask for by the IRIs that they describe.
    private static func graphs(_ folder: URL) throws -> QuadBatch {
        var batch = QuadBatch()
        for number in 1...3 {
            let file = FilePath(folder.appending(path: "data\(number).nt").path)
            let name = Term.iri(IRI("http://kasei.us/2009/09/sparql/data/data\(number).rdf"))
            for triple in try Graph(file: file).triples { batch.append(Quad(triple, graph: name)) }
        }
        return batch
    }
}
#endif
