import RDF

/// What the mutex of a store guards: the dictionary, the indexes, and the changes that are not in the indexes yet.
struct StoreState: ~Copyable {
    private var dictionary = TermDictionary()
    private var defaultGraph = QuadIndex(orders: IndexOrder.defaultGraph)
    private var namedGraphs = QuadIndex(orders: IndexOrder.namedGraphs)
    private var pendingAdditions: [QuadRow] = []
    private var pendingRemovals: Set<QuadRow> = []

    mutating func insert(_ batch: QuadBatch) throws(TripleStoreError) {
        var mapping = BatchMapping(batch)
        for quad in batch.quads {
            let row = QuadRow(
                subject: try mapping.intern(quad.subject, in: &dictionary).rawValue,
                predicate: try mapping.intern(quad.predicate, in: &dictionary).rawValue,
                object: try mapping.intern(quad.object, in: &dictionary).rawValue,
                graph: quad.graph == QuadBatch.defaultGraph
                    ? 0 : try mapping.intern(quad.graph, in: &dictionary).rawValue)
            if !pendingRemovals.isEmpty { pendingRemovals.remove(row) }
            pendingAdditions.append(row)
        }
    }

    mutating func remove(_ batch: QuadBatch) {
        // A long list of additions is worked in first, so that many small removals don't search it again and again.
        if pendingAdditions.count > 1024 { flush() }
        let view = dictionary.view
        var removals = Set<QuadRow>()
        for index in batch.quads.indices {
            if let row = view.row(of: batch.quad(at: index)) { removals.insert(row) }
        }
        guard !removals.isEmpty else { return }
        if !pendingAdditions.isEmpty { pendingAdditions.removeAll { removals.contains($0) } }
        pendingRemovals.formUnion(removals)
    }

    mutating func snapshot() -> Snapshot {
        flush()
        return Snapshot(dictionary: dictionary.view, defaultGraph: defaultGraph, namedGraphs: namedGraphs)
    }

    /// Works the collected changes into the indexes.
    ///
    /// A row never waits both to be added and to be removed.
    private mutating func flush() {
        guard !pendingAdditions.isEmpty || !pendingRemovals.isEmpty else { return }
        let additionCount = pendingAdditions.count
        let additions = pendingAdditions
        pendingAdditions = []
        let removals = pendingRemovals
        let isNamed = additions.contains { $0.graph != 0 }
        if isNamed || removals.contains(where: { $0.graph != 0 }) {
            namedGraphs.apply(
                additions: additions.filter { $0.graph != 0 }, removals: removals.filter { $0.graph != 0 })
        }
        // What is all for the default graph is handed over, not copied.
        defaultGraph.apply(
            additions: isNamed ? additions.filter { $0.graph == 0 } : consume additions,
            removals: removals.filter { $0.graph == 0 })
        pendingRemovals = []
        // Sorting took several times the memory of what is kept.
        if additionCount > StoreState.bulk { FreeMemory.giveBack() }
    }

    /// From how many additions on a load counts as large.
    private static let bulk = 100_000
}
