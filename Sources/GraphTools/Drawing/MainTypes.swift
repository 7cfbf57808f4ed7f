import RDF

/// One type for each node, where tools and pictures have room for one only: the most frequent of its types.
struct MainTypes {
    /// The main types, the most frequent first.
    let types: [IRI]
    private let graph: PropertyGraph
    private let counts: [IRI: Int]

    init(_ graph: PropertyGraph) {
        self.graph = graph
        var counts: [IRI: Int] = [:]
        for type in graph.nodes.lazy.flatMap(\.types) { counts[type, default: 0] += 1 }
        self.counts = counts
        var uses: [IRI: Int] = [:]
        for node in graph.nodes {
            if let type = Self.best(of: node.types, counts) { uses[type, default: 0] += 1 }
        }
        types = uses.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
    }

    /// The main type of a node; `nil` for a node without types.
    func type(of node: PropertyGraph.Node) -> IRI? { Self.best(of: node.types, counts) }

    /// What people call the main type of a node.
    func name(of node: PropertyGraph.Node) -> String? { type(of: node).map(graph.name(of:)) }

    private static func best(of types: [IRI], _ counts: [IRI: Int]) -> IRI? {
        // Types are ordered by IRI, and the first of equals wins.
        types.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }
    }
}
