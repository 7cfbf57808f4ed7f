/// What a transaction has done, in its order: done again to the same quads, it gives the same quads.
struct ChangeList: Sendable {
    /// What can be done.
    enum Kind: UInt32 {
        case insert = 1, remove, removeDefaultGraph, removeNamedGraphs
    }

    /// The steps, and how many of the rows each takes.
    private(set) var steps: [(kind: Kind, count: Int)] = []
    private(set) var rows: [QuadRow] = []

    mutating func insert(_ added: some Sequence<QuadRow>) { append(.insert, added) }

    mutating func remove(_ removed: some Sequence<QuadRow>) { append(.remove, removed) }

    mutating func removeDefaultGraph() { steps.append((.removeDefaultGraph, 0)) }

    mutating func removeNamedGraphs() { steps.append((.removeNamedGraphs, 0)) }

    private mutating func append(_ kind: Kind, _ changed: some Sequence<QuadRow>) {
        let start = rows.count
        rows.append(contentsOf: changed)
        guard rows.count > start else { return }
        if let last = steps.last, last.kind == kind {
            steps[steps.count - 1].count += rows.count - start
        } else {
            steps.append((kind, rows.count - start))
        }
    }
}
