/// The quads of the default graph, or those of all named graphs: immutable runs, and the removals that they await.
///
/// Additions make a new run; a run is merged into its elder as soon as it is a quarter of its size, so that there are
/// O(log *n*) runs and each quad is copied O(log *n*) times. The runs share no quad, and `removed` is a part of them.
struct QuadIndex: Sendable {
    let orders: [IndexOrder]
    private(set) var runs: [IndexRun] = []
    private(set) var removed: IndexRun?

    init(orders: [IndexOrder]) { self.orders = orders }

    /// Makes an index of rows in any order, perhaps with duplicates.
    init(rows: consuming [QuadRow], orders: [IndexOrder]) {
        self.orders = orders
        if !rows.isEmpty { runs = [IndexRun(sorting: rows, orders: orders)] }
    }

    /// Makes an index of one run.
    init(run: IndexRun, orders: [IndexOrder]) {
        self.orders = orders
        runs = [run]
    }

    /// The same quads as one run, all removals worked in.
    ///
    /// - Complexity: O(1) where that is how they are, O(*n*) otherwise.
    var merged: QuadIndex {
        guard runs.count > 1 || removed != nil else { return self }
        var merged = self
        merged.mergeAll()
        return merged
    }

    /// How many quads there are.
    var count: Int { runs.reduce(0) { $0 + $1.count } - (removed?.count ?? 0) }

    /// - Complexity: O(log² *n*).
    func contains(_ row: QuadRow) -> Bool {
        runs.contains { $0.contains(row) } && !(removed?.contains(row) ?? false)
    }

    /// Applies changes.
    ///
    /// - Parameters:
    ///   - additions: rows to add, in any order; those that are there already change nothing.
    ///   - removals: rows to remove; none of them is among `additions`.
    /// - Complexity: O(*m* log *n*) amortized for *m* additions; removals cost O(*r*) more, *r* being those not yet worked in.
    mutating func apply(additions: consuming [QuadRow], removals: [QuadRow]) {
        if runs.isEmpty {
            self = QuadIndex(rows: additions, orders: orders)
        } else if !additions.isEmpty || !removals.isEmpty {
            workIn(additions, removals)
        }
    }

    private mutating func workIn(_ additions: [QuadRow], _ removals: [QuadRow]) {
        let additions = QuadIndex.sortedSet(additions, order: orders[0])
        var gone = Set<QuadRow>(removed?.rows ?? [])
        let goneBefore = gone.count
        var fresh: [QuadRow] = []
        fresh.reserveCapacity(additions.count)
        for row in additions {
            if gone.remove(row) == nil, !runs.contains(where: { $0.contains(row) }) { fresh.append(row) }
        }
        var changed = gone.count != goneBefore
        for row in removals where runs.contains(where: { $0.contains(row) }) {
            if gone.insert(row).inserted { changed = true }
        }
        if changed { setRemoved(gone) }
        if !fresh.isEmpty { append(IndexRun(sortedRows: fresh, orders: orders)) }
        if let removed, removed.count > max(1024, count / 8) { mergeAll() }
    }

    private mutating func setRemoved(_ rows: Set<QuadRow>) {
        guard !rows.isEmpty else {
            removed = nil
            return
        }
        removed = IndexRun(sortedRows: QuadIndex.sortedSet(Array(rows), order: orders[0]), orders: orders)
    }

    private mutating func append(_ run: IndexRun) {
        runs.append(run)
        while runs.count > 1, runs[runs.count - 1].count * 4 >= runs[runs.count - 2].count {
            let younger = runs.removeLast()
            let elder = runs.removeLast()
            let merged = QuadIndex.merge(elder.rows, younger.rows, order: orders[0])
            runs.append(IndexRun(sortedRows: merged, orders: orders))
        }
    }

    /// Makes one run of all quads and works in all removals.
    private mutating func mergeAll() {
        var rows: [QuadRow] = []
        for run in runs { rows = QuadIndex.merge(rows, run.rows, order: orders[0]) }
        let gone = Set<QuadRow>(removed?.rows ?? [])
        rows.removeAll { gone.contains($0) }
        runs = rows.isEmpty ? [] : [IndexRun(sortedRows: rows, orders: orders)]
        removed = nil
    }

    private static func merge(_ left: [QuadRow], _ right: [QuadRow], order: IndexOrder) -> [QuadRow] {
        let components = order.components
        var result: [QuadRow] = []
        result.reserveCapacity(left.count + right.count)
        var index = 0
        for row in right {
            while index < left.count, isBefore(left[index], row, components) {
                result.append(left[index])
                index += 1
            }
            result.append(row)
        }
        result.append(contentsOf: left[index...])
        return result
    }

    private static func isBefore(_ left: QuadRow, _ right: QuadRow, _ components: [QuadComponent]) -> Bool {
        for component in components where left[component] != right[component] {
            return left[component] < right[component]
        }
        return false
    }

    /// Rows in an order, each once.
    static func sortedSet(_ rows: [QuadRow], order: IndexOrder) -> [QuadRow] {
        var rows = rows
        var scratch = RowSorting.scratch(count: rows.count)
        makeSortedSet(&rows, scratch: &scratch, order: order)
        return rows
    }

    /// Sorts rows and keeps each once; the other array is memory of the same length, before and afterwards.
    static func makeSortedSet(_ rows: inout [QuadRow], scratch: inout [QuadRow], order: IndexOrder) {
        for component in order.components.reversed() { RowSorting.sort(&rows, scratch: &scratch, by: component) }
        var kept = 0
        for index in rows.indices where index == 0 || rows[index] != rows[kept - 1] {
            rows[kept] = rows[index]
            kept += 1
        }
        rows.removeSubrange(kept...)
        scratch.removeSubrange(kept...)
    }
}
