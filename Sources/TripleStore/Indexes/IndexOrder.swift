/// The sequence in which an index compares the components of its quads.
///
/// Quads of the default graph stand in four orders, quads of named graphs in six, so that every pattern is one range.
enum IndexOrder: UInt8, Sendable {
    case spo, pso, pos, osp
    case spog, gspo, ospg, gosp, posg, gpos

    /// The orders of the default graph, the first being the one in which rows are sorted and merged.
    static let defaultGraph: [IndexOrder] = [.spo, .pso, .osp, .pos]
    /// The orders of the named graphs.
    static let namedGraphs: [IndexOrder] = [.spog, .gspo, .ospg, .gosp, .posg, .gpos]

    /// The components in the order of comparison.
    var components: [QuadComponent] {
        switch self {
        case .spo: [.subject, .predicate, .object]
        case .pso: [.predicate, .subject, .object]
        case .pos: [.predicate, .object, .subject]
        case .osp: [.object, .subject, .predicate]
        case .spog: [.subject, .predicate, .object, .graph]
        case .gspo: [.graph, .subject, .predicate, .object]
        case .ospg: [.object, .subject, .predicate, .graph]
        case .gosp: [.graph, .object, .subject, .predicate]
        case .posg: [.predicate, .object, .subject, .graph]
        case .gpos: [.graph, .predicate, .object, .subject]
        }
    }

    /// How many columns an order has: the distinct values that lead, their starts, and the other components.
    var columnCount: Int { components.count + 1 }

    /// The order that turns a pattern into one range, and, among those, one that starts with constants and whose next
    /// component is the wished one.
    ///
    /// - Parameters:
    ///   - bound: the components that have a value.
    ///   - constants: those of them whose value is always the same; the ranges that are searched are then near each other.
    ///   - next: the component by which the range should be sorted, if there is a choice.
    static func forPattern(
        bound: Set<QuadComponent>, constants: Set<QuadComponent> = [], among orders: [IndexOrder],
        sortedBy next: QuadComponent?
    ) -> IndexOrder {
        let fitting = orders.filter { Set($0.components.prefix(bound.count)) == bound }
        func rank(_ order: IndexOrder) -> Int {
            let isWished = bound.count < order.components.count && order.components[bound.count] == next
            return order.components.prefix { constants.contains($0) }.count * 2 + (isWished ? 1 : 0)
        }
        var best = fitting.first ?? orders[0]
        for order in fitting.dropFirst() where rank(order) > rank(best) { best = order }
        return best
    }
}
