import Foundation
import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

/// A test of a W3C manifest for SPARQL.
struct QueryTestEntry: Sendable, CustomTestStringConvertible {
    /// The folder of the manifest and the fragment of the test's name, such as `bind/bind01`.
    let identifier: String
    /// The class of the test, such as `QueryEvaluationTest`.
    let kind: String
    let query: FilePath
    /// The IRI that the query is taken to come from.
    let base: IRI
    /// The documents of the default graph.
    let data: [FilePath]
    /// The documents of named graphs with their names.
    let graphData: [(name: IRI, file: FilePath)]
    /// The documents of other endpoints.
    let serviceData: [(endpoint: IRI, file: FilePath)]
    let result: FilePath?

    var testDescription: String { identifier }
    var isEvaluation: Bool { kind == "QueryEvaluationTest" || kind == "CSVResultFormatTest" }
    var isNegative: Bool { kind.hasPrefix("Negative") }
    /// Whether duplicates are left to the implementation (`mf:LaxCardinality`).
    var isLax: Bool { identifier.hasPrefix("reduced/") }
    /// Whether the order of the rows is under test.
    var testsOrder: Bool { identifier.hasPrefix("sort/") }
}

/// Reads the manifests of the W3C SPARQL suites with Tercet's own Turtle reader.
enum QueryManifest {
    static let mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    private static let qt = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
    static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"

    /// The folder of the suites, if it is there.
    static let folder = SharedFolder.file("data/w3c/rdf-tests/sparql").map { FilePath($0.path) }

    static let web = "https://w3c.github.io/rdf-tests/sparql/"

    /// Where a file of the folder stands on the web.
    static func webIRI(of file: FilePath) -> IRI {
        IRI(web + file.string.dropFirst((folder?.string.count ?? 0) + 1))
    }

    /// The entries of a manifest and of those that it includes, without tests of other kinds than queries.
    static func entries(_ path: String) throws -> [QueryTestEntry] {
        try nodes(path).compactMap { entry($0.node, $0.graph, manifest: $0.manifest) }
    }

    /// An entry of a manifest, of whatever kind, and the manifest around it.
    typealias Node = (node: Term, graph: Graph, manifest: String)

    /// The entries of a manifest and of those that it includes.
    static func nodes(_ path: String) throws -> [Node] {
        guard let folder else { return [] }
        let graph = try Graph(
            file: folder.appending(path), format: .turtle, options: ReaderOptions(base: IRI(web + path)))
        var nodes: [Node] = []
        for triple in graph where triple.predicate.string == mf + "include" {
            for included in list(triple.object, in: graph) {
                guard let iri = included.iri else { continue }
                nodes += try self.nodes(String(iri.string.dropFirst(web.count)))
            }
        }
        for triple in graph where triple.predicate.string == mf + "entries" {
            nodes += list(triple.object, in: graph).map { ($0, graph, path) }
        }
        return nodes
    }

    static func list(_ head: Term, in graph: Graph) -> [Term] {
        var result: [Term] = []
        var node = head
        while let first = graph.objects(of: node, Vocabulary.RDF.first).first {
            result.append(first)
            guard let rest = graph.objects(of: node, Vocabulary.RDF.rest).first else { break }
            node = rest
        }
        return result
    }

    static func file(_ iri: IRI) -> FilePath? {
        folder?.appending(String(iri.string.dropFirst(web.count)))
    }

    private static func entry(_ node: Term, _ graph: Graph, manifest: String) -> QueryTestEntry? {
        guard
            let kind = graph.objects(of: node, Vocabulary.RDF.type).compactMap({ $0.iri?.string }).first(where: {
                $0.hasPrefix(mf)
            }),
            !kind.contains("Update"), let action = graph.objects(of: node, IRI(mf + "action")).first,
            let name = node.iri?.string
        else { return nil }
        let query = graph.objects(of: action, IRI(qt + "query")).first?.iri ?? action.iri
        guard let query, let queryFile = file(query) else { return nil }
        var graphData: [(name: IRI, file: FilePath)] = []
        for data in graph.objects(of: action, IRI(qt + "graphData")) {
            if let iri = data.iri, let file = file(iri) { graphData.append((iri, file)) }
            if let iri = graph.objects(of: data, IRI(qt + "graph")).first?.iri, let file = file(iri),
                let label = graph.objects(of: data, IRI(rdfs + "label")).first?.literal?.lexicalForm
            {
                graphData.append((IRI(label), file))
            }
        }
        let serviceData = graph.objects(of: action, IRI(qt + "serviceData")).compactMap { data in
            let file = graph.objects(of: data, IRI(qt + "data")).first?.iri.flatMap(file)
            let endpoint = graph.objects(of: data, IRI(qt + "endpoint")).first?.iri
            return file.flatMap { file in endpoint.map { (endpoint: $0, file: file) } }
        }
        return QueryTestEntry(
            identifier: identifier(name, manifest),
            kind: String(kind.dropFirst(mf.count)), query: queryFile, base: query,
            data: graph.objects(of: action, IRI(qt + "data")).compactMap { $0.iri.flatMap(file) }, graphData: graphData,
            serviceData: serviceData,
            result: graph.objects(of: node, IRI(mf + "result")).first?.iri.flatMap(file))
    }

    /// The folder of the manifest and the fragment of a test's name.
    static func identifier(_ name: String, _ manifest: String) -> String {
        let suite = manifest.split(separator: "/").dropLast().last.map(String.init) ?? ""
        return suite + "/" + (name.split(separator: "#").last.map(String.init) ?? name)
    }
}
