extension PropertyGraph {
    /// The part of the graph that its best connected nodes make up: what still can be looked at of a large graph.
    ///
    /// - Parameter count: how many nodes to keep; those with the greatest sum of weights at their edges, and of equals
    ///   the first.
    /// - Returns: these nodes and the edges between them.
    /// - Complexity: O(nodes log nodes + edges).
    public func bestConnected(_ count: Int) -> PropertyGraph {
        guard nodes.count > count else { return self }
        var strengths = [Int](repeating: 0, count: nodes.count)
        for edge in edges {
            strengths[edge.source] += edge.weight
            strengths[edge.target] += edge.weight
        }
        let order = nodes.indices.sorted { (strengths[$1], $0) < (strengths[$0], $1) }
        let kept = order.prefix(max(count, 0)).sorted()
        var places = [Int?](repeating: nil, count: nodes.count)
        for (place, index) in kept.enumerated() { places[index] = place }
        var part = PropertyGraph()
        part.names = names
        part.families = families
        part.nodes = kept.map { nodes[$0] }
        part.edges = edges.compactMap { edge in
            guard let source = places[edge.source], let target = places[edge.target] else { return nil }
            var edge = edge
            edge.source = source
            edge.target = target
            return edge
        }
        return part
    }
}
