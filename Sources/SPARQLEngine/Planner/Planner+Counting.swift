import SPARQLSyntax
import TripleStore

extension Planner {
    /// `COUNT` over a single triple pattern needs no rows: the lengths of index ranges give it, for groups as well.
    ///
    /// - Returns: `nil` when the pattern, the keys or the aggregates are something else.
    func countOnly(
        _ inner: Algebra, _ keys: [GroupKey], _ aggregates: [BoundAggregate], graph: PatternTerm?
    ) -> Operator? {
        guard case .basicGraphPattern(let patterns) = inner, patterns.count == 1, !aggregates.isEmpty,
            !TextSearch.isSearch(patterns[0])
        else { return nil }
        var triples = NestedTriples(context)
        let pattern = ResolvedPattern(patterns[0], graph: graph, triples: &triples, context: context)
        guard triples.all.isEmpty else { return nil }
        // A variable that stands twice is a condition of its own.
        let places = [pattern.subject, pattern.predicate, pattern.object].compactMap(\.variable)
        guard Set(places).count == places.count, graph?.variable == nil else { return nil }
        switch keys.count {
        case 0: return total(pattern, places, aggregates)
        case 1: return counts(pattern, places, keys[0], aggregates)
        default: return nil
        }
    }

    /// One row of counts.
    private func total(
        _ pattern: ResolvedPattern, _ places: [Variable], _ aggregates: [BoundAggregate]
    ) -> Operator? {
        var row = Batch(width: aggregates.count)
        row.count = 1
        for (column, bound) in aggregates.enumerated() {
            guard bound.aggregate.kind == .count, let count = count(bound.aggregate, pattern, places) else {
                return nil
            }
            row.columns[column] = [context.id(of: .integer(Int64(count))).rawValue]
        }
        let names = aggregates.map(\.variable)
        return RowsOperator(row, variables: names, certain: Set(names))
    }

    private func count(_ aggregate: Aggregate, _ pattern: ResolvedPattern, _ places: [Variable]) -> Int? {
        switch aggregate.argument {
        case nil: return context.snapshot.count(matching: pattern.quadPattern)
        case .variable(let variable) where places.contains(variable):
            guard aggregate.isDistinct else { return context.snapshot.count(matching: pattern.quadPattern) }
            guard places.count == 3, pattern.graph == nil else { return nil }
            return context.snapshot.distinctValues(of: component(of: variable, in: pattern))?.count
        default: return nil
        }
    }

    /// A row for each value of a variable of the pattern, with the number of quads that have it.
    private func counts(
        _ pattern: ResolvedPattern, _ places: [Variable], _ key: GroupKey, _ aggregates: [BoundAggregate]
    ) -> Operator? {
        guard case .variable(let variable) = key.expression, places.contains(variable), pattern.graph == nil else {
            return nil
        }
        let component = component(of: variable, in: pattern)
        var predicate: TermID?
        if case .term(let id) = pattern.predicate { predicate = id }
        guard places.count == (predicate == nil ? 3 : 2) else { return nil }
        for bound in aggregates {
            guard bound.aggregate.kind == .count, countsQuads(bound.aggregate, places, variable) else { return nil }
        }
        guard let found = context.snapshot.counts(by: component, predicate: predicate) else { return nil }
        var rows = Batch(width: 0)
        rows.count = found.values.count
        let counts = found.counts.map { context.id(of: .integer(Int64($0))).rawValue }
        rows.columns = [found.values] + aggregates.map { _ in counts }
        let names = [key.variable] + aggregates.map(\.variable)
        return RowsOperator(rows, variables: names, certain: Set(names))
    }

    /// Whether a count is the number of quads: quads are distinct, and so are the values of their one other variable.
    private func countsQuads(_ aggregate: Aggregate, _ places: [Variable], _ key: Variable) -> Bool {
        switch aggregate.argument {
        case nil: true
        case .variable(let variable):
            places.contains(variable) && (!aggregate.isDistinct || places.count == 2 && variable != key)
        default: false
        }
    }

    private func component(of variable: Variable, in pattern: ResolvedPattern) -> QuadComponent {
        pattern.subject.variable == variable ? .subject : pattern.predicate.variable == variable ? .predicate : .object
    }
}
