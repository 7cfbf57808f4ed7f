public import RDF
import SPARQLSyntax

/// Reads all quads of an endpoint, page by page.
public struct EndpointReader {
    private let endpoint: Endpoint
    private let pageSize: Int
    private var graphs: [IRI?]
    private var offset = 0
    private var expected: Int?

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - endpoint: where the quads are.
    ///   - graphs: the graphs to read, `nil` being the default graph; all that there are where none are given. The default
    ///     graph is left out then where all of it stands in named graphs, since it is their union in many stores.
    ///   - pageSize: how many triples are asked for at once; many endpoints give no more than 10,000.
    public init(
        _ endpoint: Endpoint, graphs: [IRI?]? = nil, pageSize: Int = 10_000
    ) throws(EndpointError) {
        self.endpoint = endpoint
        self.pageSize = max(pageSize, 1)
        if let graphs {
            self.graphs = graphs
        } else {
            let named = try Self.rows(endpoint, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
                .compactMap { $0[0]?.iri }
            let own = "ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
            let answer: Endpoint.Answer = named.isEmpty ? .boolean(true) : try endpoint.query(own)
            self.graphs = (answer == .boolean(true) ? [nil] : []) + named.sorted { $0.string < $1.string }
        }
    }

    /// The next page.
    ///
    /// - Returns: `nil` at the end.
    /// - Throws: `malformed` where the endpoint gives fewer triples of a graph than it counts, since some are missing then.
    public mutating func next() throws(EndpointError) -> [Quad]? {
        guard let graph = graphs.first else { return nil }
        let pattern = graph.map { "GRAPH <\($0.string)> { ?s ?p ?o }" } ?? "?s ?p ?o"
        if expected == nil {
            let count = try Self.rows(endpoint, "SELECT (COUNT(*) AS ?n) { \(pattern) }").first?[0]
            expected = count?.literal.flatMap { Int($0.lexicalForm) } ?? 0
        }
        let rows = try Self.rows(endpoint, "SELECT ?s ?p ?o { \(pattern) } LIMIT \(pageSize) OFFSET \(offset)")
        offset += rows.count
        if offset >= expected ?? 0 || rows.isEmpty { try finish(graph) }
        return rows.compactMap { row in
            guard let subject = row[0], let predicate = row[1]?.iri, let object = row[2] else { return nil }
            return Quad(Triple(subject: subject, predicate: predicate, object: object), graph: graph.map { .iri($0) })
        }
    }

    private mutating func finish(_ graph: IRI?) throws(EndpointError) {
        guard offset >= expected ?? 0 else {
            let name = graph.map { "the graph \($0.string)" } ?? "the default graph"
            throw EndpointError(
                .malformed, endpoint.url,
                "\(offset) of \(expected ?? 0) triples of \(name) were given, so that some are missing")
        }
        graphs.removeFirst()
        (offset, expected) = (0, nil)
    }

    private static func rows(_ endpoint: Endpoint, _ query: String) throws(EndpointError) -> [[Term?]] {
        guard case .solutions(let table) = try endpoint.query(query) else {
            throw EndpointError(.malformed, endpoint.url, "the answer has no solutions")
        }
        return table.rows
    }
}
