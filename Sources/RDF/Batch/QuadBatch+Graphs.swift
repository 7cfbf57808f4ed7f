extension QuadBatch {
    /// The quads as triples of a named graph; `nil` where some are in a named graph already.
    ///
    /// - Complexity: O(quads).
    package func placed(in graph: IRI) -> QuadBatch? {
        guard quads.allSatisfy({ $0.graph == QuadBatch.defaultGraph }) else { return nil }
        var placed = self
        let name = placed.append(.iri(graph))
        for index in placed.quads.indices { placed.quads[index].graph = name }
        return placed
    }
}
