/// A set of quads that never changes, in all orders.
final class IndexRun: Sendable {
    let orders: [SortedOrder]
    let count: Int

    /// Makes a run of rows in any order, perhaps with duplicates; the memory of the rows is used for sorting.
    ///
    /// - Complexity: O(*n*) for each order.
    convenience init(sorting unsorted: consuming [QuadRow], orders kinds: [IndexOrder]) {
        var rows = unsorted
        var scratch = RowSorting.scratch(count: rows.count)
        QuadIndex.makeSortedSet(&rows, scratch: &scratch, order: kinds[0])
        self.init(&rows, scratch: &scratch, orders: kinds)
    }

    /// Makes a run of rows without duplicates in the first of the orders.
    ///
    /// - Complexity: O(*n*) for each order.
    convenience init(sortedRows: consuming [QuadRow], orders kinds: [IndexOrder]) {
        var rows = sortedRows
        var scratch = RowSorting.scratch(count: rows.count)
        self.init(&rows, scratch: &scratch, orders: kinds)
    }

    /// Sorts rows in the first of the orders into the others.
    ///
    /// Each order comes from another by one stable sort: (S,P,O) by O is (O,S,P), that by P is (P,O,S), and (S,P,O) by P is
    /// (P,S,O). No third array of rows is needed, which would be the largest part of the memory at the peak of a load.
    private init(_ rows: inout [QuadRow], scratch: inout [QuadRow], orders kinds: [IndexOrder]) {
        let first = SortedOrder(rows, order: kinds[0])
        count = rows.count
        var orders = [first]
        func resort(_ component: QuadComponent, _ order: IndexOrder) {
            RowSorting.sort(&rows, scratch: &scratch, by: component)
            orders.append(SortedOrder(rows, order: order))
        }
        if kinds == IndexOrder.defaultGraph {
            resort(.object, .osp)
            resort(.predicate, .pos)
            first.copyRows(to: &rows)
            resort(.predicate, .pso)
        } else {
            for (component, plain, byGraph) in IndexRun.namedSteps {
                if let component { resort(component, plain) }
                let sorted = rows
                resort(.graph, byGraph)
                rows = sorted
            }
        }
        self.orders = orders
    }

    private static let namedSteps: [(QuadComponent?, IndexOrder, IndexOrder)] = [
        (nil, .spog, .gspo), (.object, .ospg, .gosp), (.predicate, .posg, .gpos),
    ]

    /// Takes over orders of the same rows.
    init(_ orders: [SortedOrder]) {
        self.orders = orders
        count = orders[0].count
    }

    /// The rows in the first order.
    var rows: [QuadRow] {
        var rows: [QuadRow] = []
        orders[0].appendRows(to: &rows)
        return rows
    }

    func contains(_ row: QuadRow) -> Bool {
        !orders[0].range(prefix: orders[0].order.components.map { row[$0] }).isEmpty
    }
}
