import Foundation
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import SystemPackage
import TestSupport
import Testing
import TripleStore

/// The test suites of the W3C for SPARQL 1.0, 1.1 and 1.2 queries, one case for each entry.
@Suite(.enabled(if: QueryManifest.folder != nil, "the suites are not there; set TERCET_SUITE_RDF_TESTS"))
struct SPARQLConformanceTests {
    @Test("SPARQL 1.0 evaluation", arguments: try QueryManifest.entries("sparql10/manifest-evaluation.ttl"))
    func evaluation10(_ entry: QueryTestEntry) throws { try check(entry) }

    @Test("SPARQL 1.0 syntax", arguments: try QueryManifest.entries("sparql10/manifest-syntax.ttl"))
    func syntax10(_ entry: QueryTestEntry) throws { try check(entry) }

    @Test("SPARQL 1.1 query", arguments: try QueryManifest.entries("sparql11/manifest-sparql11-query.ttl"))
    func query11(_ entry: QueryTestEntry) throws { try check(entry) }

    @Test("SPARQL 1.1 results", arguments: try QueryManifest.entries("sparql11/manifest-sparql11-results.ttl"))
    func results11(_ entry: QueryTestEntry) throws { try check(entry) }

    @Test("SPARQL 1.1 federation", arguments: try QueryManifest.entries("sparql11/manifest-sparql11-fed.ttl"))
    func federation11(_ entry: QueryTestEntry) throws { try check(entry) }

    @Test("SPARQL 1.2 query", arguments: try QueryManifest.entries("sparql12/manifest.ttl"))
    func query12(_ entry: QueryTestEntry) throws { try check(entry) }

    /// Runs a test; one that is listed as not passing has to fail, so that the list stays true.
    private func check(_ entry: QueryTestEntry) throws {
        if let reason = KnownGaps.reasons[entry.identifier] {
            withKnownIssue("\(reason)") { try run(entry) }
        } else {
            try run(entry)
        }
    }

    private func run(_ entry: QueryTestEntry) throws {
        let text = try String(contentsOfFile: entry.query.string, encoding: .utf8)
        if entry.isNegative {
            #expect(throws: SPARQLSyntaxError.self) { _ = try Query(parsing: text, base: entry.base) }
            return
        }
        let query = try Query(parsing: text, base: entry.base)
        guard entry.isEvaluation, let result = entry.result else { return }
        let store = TripleStore()
        for file in entry.data { try load(file, into: store, graph: nil) }
        for (name, file) in entry.graphData { try load(file, into: store, graph: name) }
        try loadDataset(of: query, into: store)
        let options = QueryOptions(services: LocalServices(stores: try endpoints(of: entry)))
        let found = try QueryEngine.evaluate(query, over: store.snapshot(), options: options)
        try compare(found, try ExpectedResults(file: result), entry)
    }

    private func endpoints(of entry: QueryTestEntry) throws -> [IRI: TripleStore] {
        var stores: [IRI: TripleStore] = [:]
        for (endpoint, file) in entry.serviceData {
            let store = TripleStore()
            try load(file, into: store, graph: nil)
            stores[endpoint] = store
        }
        return stores
    }

    func load(_ file: FilePath, into store: TripleStore, graph: IRI?) throws {
        let base = QueryManifest.webIRI(of: file)
        // Blank nodes of different documents are different nodes.
        let document = file.lastComponent?.string ?? ""
        func renamed(_ term: Term) -> Term {
            switch term {
            case .blankNode(let node): .blankNode(BlankNode(document + node.label))
            case .triple(let triple): .triple(renamed(triple))
            case .iri, .literal: term
            }
        }
        func renamed(_ triple: Triple) -> Triple {
            Triple(subject: renamed(triple.subject), predicate: triple.predicate, object: renamed(triple.object))
        }
        for quad in try Dataset(file: file, options: ReaderOptions(base: base)) {
            try store.insert(Quad(renamed(quad.triple), graph: graph.map { .iri($0) } ?? quad.graph))
        }
    }

    /// Loads the documents that `FROM` and `FROM NAMED` name.
    private func loadDataset(of query: Query, into store: TripleStore) throws {
        guard let dataset = query.dataset, let folder = QueryManifest.folder else { return }
        for name in Set(dataset.defaultGraphs + dataset.namedGraphs) where name.string.hasPrefix(QueryManifest.web) {
            try load(folder.appending(String(name.string.dropFirst(QueryManifest.web.count))), into: store, graph: name)
        }
    }

    func compare(_ found: QueryResults, _ expected: ExpectedResults, _ entry: QueryTestEntry) throws {
        switch (found, expected) {
        case (.boolean(let found), .boolean(let expected)): #expect(found == expected)
        case (.graph(let triples), .graph(let expected)):
            let isSame = try Graph(triples).isIsomorphic(to: expected)
            #expect(isSame, "found \(triples)")
        case (.solutions(let solutions), .table(let expected)):
            let difference = try ResultComparison.difference(
                solutions.table, expected, inOrder: entry.testsOrder, isLax: entry.isLax)
            #expect(difference == nil)
        case (.solutions(let solutions), .text(let variables, let rows)):
            #expect(solutions.variables == variables)
            let lines = solutions.table.rows.map { $0.map { $0.map(TermText.plain) ?? "" } }
            #expect(Set(lines.map(anonymous)) == Set(rows.map(anonymous)))
        default: Issue.record("found \(found)")
        }
    }

    /// A row with all blank nodes alike.
    private func anonymous(_ row: [String]) -> [String] { row.map { $0.hasPrefix("_:") ? "_:" : $0 } }
}
