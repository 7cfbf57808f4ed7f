extension Snapshot {
    /// How many quads of the default graph each value of a component has.
    ///
    /// - Parameters:
    ///   - component: the component to count by.
    ///   - predicate: the predicate whose quads are counted; `nil` for all quads. With a predicate, the component is the
    ///     subject or the object.
    /// - Returns: the values, ascending, and their counts; `nil` while there are several runs or removals, since counts
    ///   would then have to be merged, and for a component that is given already.
    /// - Complexity: O(values) without a predicate, else O(quads of the predicate).
    public func counts(
        by component: QuadComponent, predicate: TermID? = nil
    ) -> (values: [UInt32], counts: [Int])? {
        guard defaultGraph.removed == nil, defaultGraph.runs.count < 2 else { return nil }
        guard let run = defaultGraph.runs.first else { return ([], []) }
        guard let predicate else {
            guard let view = run.orders.first(where: { $0.order.components[0] == component })?.view else { return nil }
            let counts = (0..<view.keys.count).map { Int(view.starts[$0 + 1] - view.starts[$0]) }
            return (view.keys.array, counts)
        }
        let order = run.orders.first {
            $0.order.components[0] == .predicate && $0.order.components[1] == component
        }
        guard let order else { return nil }
        let rows = order.range(prefix: [predicate.rawValue])
        var values: [UInt32] = []
        var counts: [Int] = []
        var row = rows.lowerBound
        while row < rows.upperBound {
            let value = order.view.second[row]
            let end = SortedSearch.upperBound(of: value, in: order.view.second, range: row..<rows.upperBound)
            values.append(value)
            counts.append(end - row)
            row = end
        }
        return (values, counts)
    }

    /// Whether no object of a predicate in the default graph has a datatype but `xsd:string` or a language: such terms
    /// have the same value only if they are the same term.
    ///
    /// - Complexity: O(objects of the predicate).
    public func comparesObjectsByIdentity(of predicate: TermID) -> Bool {
        defaultGraph.runs.allSatisfy { run in
            guard let order = run.orders.first(where: { $0.order == .pos }) else { return false }
            let rows = order.range(prefix: [predicate.rawValue])
            var last: UInt32 = 0
            for row in rows where order.view.second[row] != last {
                last = order.view.second[row]
                switch kind(of: TermID(rawValue: last)) {
                case .iri, .blankNode, .string, .language: break
                default: return false
                }
            }
            return true
        }
    }
}
