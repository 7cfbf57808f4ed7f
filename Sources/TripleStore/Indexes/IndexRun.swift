/// A set of quads that never changes, in all orders.
final class IndexRun: Sendable {
    let orders: [SortedOrder]
    let count: Int

    /// Sorts rows without duplicates, given in the first of the orders, into the others.
    ///
    /// Each order comes from another by one stable sort: (S,P,O) by P is (P,S,O), by O is (O,S,P), and that by P is (P,O,S).
    ///
    /// - Complexity: O(*n*) for each order.
    init(sortedRows: [QuadRow], orders kinds: [IndexOrder]) {
        var rows = sortedRows
        var scratch = rows
        var orders = [SortedOrder(rows, order: kinds[0])]
        if kinds == IndexOrder.defaultGraph {
            var copy = rows
            RowSorting.sort(&copy, scratch: &scratch, by: .predicate)
            orders.append(SortedOrder(copy, order: .pso))
            RowSorting.sort(&rows, scratch: &scratch, by: .object)
            orders.append(SortedOrder(rows, order: .osp))
            RowSorting.sort(&rows, scratch: &scratch, by: .predicate)
            orders.append(SortedOrder(rows, order: .pos))
        } else {
            for (component, plain, byGraph) in IndexRun.namedSteps {
                if let component { RowSorting.sort(&rows, scratch: &scratch, by: component) }
                if component != nil { orders.append(SortedOrder(rows, order: plain)) }
                var copy = rows
                RowSorting.sort(&copy, scratch: &scratch, by: .graph)
                orders.append(SortedOrder(copy, order: byGraph))
            }
        }
        self.orders = orders
        count = sortedRows.count
    }

    private static let namedSteps: [(QuadComponent?, IndexOrder, IndexOrder)] = [
        (nil, .spog, .gspo), (.object, .ospg, .gosp), (.predicate, .posg, .gpos),
    ]

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
