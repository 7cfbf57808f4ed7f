extension Snapshot {
    /// How many quads match a pattern, exactly.
    ///
    /// - Parameters:
    ///   - pattern: the pattern.
    ///   - objects: what the object may be, if the pattern leaves it open; not regarded where no index has the objects
    ///     right behind what the pattern gives.
    /// - Complexity: O(log² *n*).
    public func count(matching pattern: QuadPattern, objects: TermIDRanges? = nil) -> Int {
        let index = pattern.graph == .defaultGraph ? defaultGraph : namedGraphs
        let bound = Set(QuadComponent.allCases.filter { pattern[$0] != nil })
        let order = IndexOrder.forPattern(
            bound: bound, constants: bound, among: index.orders, sortedBy: objects == nil ? nil : .object)
        let prefix = order.components.prefix(bound.count).compactMap { pattern[$0]?.rawValue }
        let wanted = order.components.dropFirst(bound.count).first == .object ? objects : nil
        func count(_ run: IndexRun) -> Int {
            guard let sorted = run.orders.first(where: { $0.order == order }) else { return 0 }
            return sorted.ranges(prefix: prefix, next: wanted).reduce(0) { $0 + $1.count }
        }
        return index.runs.reduce(0) { $0 + count($1) } - (index.removed.map(count) ?? 0)
    }

    /// How many distinct values a component has, over the default graph or over all named graphs; an upper bound
    /// while there are several runs.
    public func distinctCount(of component: QuadComponent, named: Bool = false) -> Int {
        var total = 0
        for run in (named ? namedGraphs : defaultGraph).runs {
            total += run.orders.first { $0.order.components[0] == component }?.view.keys.count ?? 0
        }
        return total
    }

    /// How many distinct subjects or objects the quads of a predicate have; an upper bound while there are several runs.
    ///
    /// - Parameters:
    ///   - component: `.subject` or `.object`.
    ///   - predicate: the predicate.
    ///   - named: whether the named graphs are meant. Their distinct subjects are estimated as the number of quads.
    /// - Complexity: O(log *predicates*) for each run.
    public func distinctCount(of component: QuadComponent, predicate: TermID, named: Bool = false) -> Int {
        var total = 0
        for run in (named ? namedGraphs : defaultGraph).runs {
            let order = run.orders.first {
                $0.order.components[0] == .predicate && ($0.order.components[1] == component || named)
            }
            guard let order else { continue }
            var hint = 0
            let rows = order.view.rows(ofKey: predicate.rawValue, hint: &hint)
            guard !rows.isEmpty else { continue }
            total += order.order.components[1] == component ? Int(order.distinctSeconds[hint]) : rows.count
        }
        return total
    }

    /// How many quads of a predicate share the subject or object of one of them that is chosen at random: larger than the
    /// average for each distinct value where few values stand in many quads.
    ///
    /// - Parameters:
    ///   - component: `.subject` or `.object`.
    ///   - predicate: the predicate.
    ///   - named: whether the quads of named graphs are counted, instead of the default graph's.
    /// - Returns: at least 1; 1 for named graphs' subjects, of which nothing is known.
    /// - Complexity: O(log *predicates*) for each run.
    public func typicalRepetition(of component: QuadComponent, predicate: TermID, named: Bool = false) -> Double {
        var squares = 0.0
        var rows = 0.0
        for run in (named ? namedGraphs : defaultGraph).runs {
            let order = run.orders.first {
                $0.order.components[0] == .predicate && $0.order.components[1] == component
            }
            guard let order else { continue }
            var hint = 0
            let range = order.view.rows(ofKey: predicate.rawValue, hint: &hint)
            guard !range.isEmpty else { continue }
            squares += Double(order.squaredSeconds[hint])
            rows += Double(range.count)
        }
        return max(rows > 0 ? squares / rows : 1, 1)
    }

    /// The distinct values of a component over the default graph, ascending; `nil` while there are several runs or
    /// removals, since values would then have to be merged.
    public func distinctValues(of component: QuadComponent) -> [UInt32]? {
        guard defaultGraph.removed == nil, defaultGraph.runs.count < 2 else { return nil }
        guard let run = defaultGraph.runs.first else { return [] }
        return run.orders.first { $0.order.components[0] == component }?.view.keys.array
    }
}
