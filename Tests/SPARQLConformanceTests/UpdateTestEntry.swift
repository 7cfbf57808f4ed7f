import RDF
import SystemPackage
import Testing

/// A test of a W3C manifest for SPARQL Update.
struct UpdateTestEntry: Sendable, CustomTestStringConvertible {
    /// The quads of a store as documents.
    struct State: Sendable {
        /// The documents of the default graph.
        var data: [FilePath] = []
        /// The documents of named graphs with their names.
        var graphData: [(name: IRI, file: FilePath)] = []
    }

    /// The folder of the manifest and the fragment of the test's name, such as `add/add01`.
    let identifier: String
    let request: FilePath
    /// The IRI that the request is taken to come from.
    let base: IRI
    /// What the store has before the request, and has to have behind it; `nil` for a test of syntax.
    let states: (before: State, after: State)?
    /// Whether the request is no SPARQL.
    let isNegative: Bool

    var testDescription: String { identifier }

    private static let ut = "http://www.w3.org/2009/sparql/tests/test-update#"

    /// The tests of updates of a manifest and of those that it includes.
    static func entries(_ path: String) throws -> [UpdateTestEntry] {
        try QueryManifest.nodes(path).compactMap { entry($0) }
    }

    private static func entry(_ entry: QueryManifest.Node) -> UpdateTestEntry? {
        let (node, graph, manifest) = entry
        let kinds = graph.objects(of: node, Vocabulary.RDF.type).compactMap { $0.iri?.string }
        guard let kind = kinds.first(where: { $0.contains("Update") }), let name = node.iri?.string,
            let action = graph.objects(of: node, IRI(QueryManifest.mf + "action")).first,
            let request = graph.objects(of: action, IRI(ut + "request")).first?.iri ?? action.iri,
            let file = QueryManifest.file(request)
        else { return nil }
        var states: (before: State, after: State)?
        if kind.hasSuffix("UpdateEvaluationTest") {
            let result = graph.objects(of: node, IRI(QueryManifest.mf + "result")).first
            states = (state(action, graph), result.map { state($0, graph) } ?? State())
        }
        return UpdateTestEntry(
            identifier: QueryManifest.identifier(name, manifest), request: file, base: request, states: states,
            isNegative: kind.contains("Negative"))
    }

    private static func state(_ node: Term, _ graph: Graph) -> State {
        var state = State()
        state.data = graph.objects(of: node, IRI(ut + "data")).compactMap { $0.iri.flatMap(QueryManifest.file) }
        for data in graph.objects(of: node, IRI(ut + "graphData")) {
            guard let file = graph.objects(of: data, IRI(ut + "graph")).first?.iri.flatMap(QueryManifest.file),
                let label = graph.objects(of: data, IRI(QueryManifest.rdfs + "label")).first?.literal?.lexicalForm
            else { continue }
            state.graphData.append((IRI(label), file))
        }
        return state
    }
}
