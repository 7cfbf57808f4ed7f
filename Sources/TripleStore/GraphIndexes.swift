import RDF

/// The quads of a store by their numbers, and the changes that are not in the indexes yet.
///
/// A value: a copy costs as much as the changes that wait, so that a transaction works on one.
struct GraphIndexes: Sendable {
    private(set) var defaultGraph = QuadIndex(orders: IndexOrder.defaultGraph)
    private(set) var namedGraphs = QuadIndex(orders: IndexOrder.namedGraphs)
    private var pendingAdditions: [QuadRow] = []
    private var pendingRemovals: Set<QuadRow> = []

    init() {}

    init(defaultGraph: QuadIndex, namedGraphs: QuadIndex) {
        self.defaultGraph = defaultGraph
        self.namedGraphs = namedGraphs
    }

    mutating func insert(_ row: QuadRow) {
        if !pendingRemovals.isEmpty { pendingRemovals.remove(row) }
        pendingAdditions.append(row)
    }

    mutating func remove(_ removals: Set<QuadRow>) {
        guard !removals.isEmpty else { return }
        // A long list of additions is worked in first, so that many small removals don't search it again and again.
        if pendingAdditions.count > 1024 { flush() }
        if !pendingAdditions.isEmpty { pendingAdditions.removeAll { removals.contains($0) } }
        pendingRemovals.formUnion(removals)
    }

    /// Works the collected changes into the indexes.
    ///
    /// A row never waits both to be added and to be removed.
    mutating func flush() {
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
        if additionCount > GraphIndexes.bulk { FreeMemory.giveBack() }
    }

    /// From how many additions on a load counts as large.
    private static let bulk = 100_000

    /// Takes all quads of the default graph out.
    mutating func removeDefaultGraph() {
        flush()
        defaultGraph = QuadIndex(orders: IndexOrder.defaultGraph)
    }

    /// Takes all quads of all named graphs out.
    mutating func removeNamedGraphs() {
        flush()
        namedGraphs = QuadIndex(orders: IndexOrder.namedGraphs)
    }
}
