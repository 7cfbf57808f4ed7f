import SPARQLSyntax
import TripleStore

extension Planner {
    /// Plans a group with its aggregates.
    func planGroup(
        _ inner: Algebra, _ keys: [GroupKey], _ aggregates: [BoundAggregate], graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        if keys.isEmpty, let counted = countOnly(inner, aggregates, graph: graph) { return counted }
        var known = Set<Variable>()
        let keys = keys.filter { known.insert($0.variable).inserted }
        var rows = try plan(inner, graph: graph)
        var columns: [Int] = []
        for key in keys {
            if case .variable(let variable) = key.expression, variable == key.variable {
                if rows.column(of: variable) == nil {
                    rows = Extend(rows, variable, .constant(.error), context: context)
                }
            } else {
                rows = try extend(rows, key.variable, key.expression, graph: graph)
            }
            if let column = rows.column(of: key.variable) { columns.append(column) }
        }
        var compiled: [(aggregate: Aggregate, argument: CompiledExpression?)] = []
        for bound in aggregates {
            guard let argument = bound.aggregate.argument else {
                compiled.append((bound.aggregate, nil))
                continue
            }
            guard !argument.containsExists else { throw .unsupported("EXISTS in an aggregate") }
            compiled.append((bound.aggregate, try compile(argument, rows)))
        }
        let grouping = Grouping(
            rows, keys: columns, names: keys.map(\.variable) + aggregates.map(\.variable), aggregates: compiled,
            context: context)
        grouping.detail = {
            (keys.map(\.variable.description) + aggregates.map(\.aggregate.description)).joined(separator: " ")
        }
        return grouping
    }

    /// `COUNT` over a single triple pattern needs no rows: the lengths of index ranges give it.
    private func countOnly(_ inner: Algebra, _ aggregates: [BoundAggregate], graph: PatternTerm?) -> Operator? {
        guard case .basicGraphPattern(let patterns) = inner, patterns.count == 1, !aggregates.isEmpty,
            !TextSearch.isSearch(patterns[0])
        else { return nil }
        var triples = NestedTriples(context)
        let pattern = ResolvedPattern(patterns[0], graph: graph, triples: &triples, context: context)
        guard triples.all.isEmpty else { return nil }
        // A variable that stands twice is a condition of its own.
        let places = [pattern.subject, pattern.predicate, pattern.object].compactMap(\.variable)
        guard Set(places).count == places.count, graph?.variable == nil else { return nil }
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
        case .variable(let variable)? where places.contains(variable):
            guard aggregate.isDistinct else { return context.snapshot.count(matching: pattern.quadPattern) }
            guard places.count == 3, pattern.graph == nil else { return nil }
            let component: QuadComponent =
                pattern.subject.variable == variable
                ? .subject : pattern.predicate.variable == variable ? .predicate : .object
            return context.snapshot.distinctValues(of: component)?.count
        default: return nil
        }
    }

    /// Plans sorting; with a limit only so many of the first rows are sorted out.
    func planOrder(
        _ inner: Algebra, _ conditions: [OrderCondition], limit: Int?, graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        var rows = try plan(inner, graph: graph)
        var compiled: [(expression: CompiledExpression, isDescending: Bool)] = []
        let visible = rows.variables
        for (index, condition) in conditions.enumerated() {
            if condition.expression.containsExists {
                let variable = Variable(".order\(index)")
                rows = try extend(rows, variable, condition.expression, graph: graph)
                compiled.append((try compile(.variable(variable), rows), condition.isDescending))
            } else {
                compiled.append((try compile(condition.expression, rows), condition.isDescending))
            }
        }
        let sorted = Sort(rows, compiled, limit: limit, context: context)
        sorted.detail = {
            conditions.map { $0.isDescending ? "DESC(\($0.expression))" : "\($0.expression)" }.joined(separator: " ")
        }
        return rows.variables == visible ? sorted : Project(sorted, visible)
    }

    /// Plans `LIMIT` and `OFFSET`, and tells a sort right below how many rows are wanted.
    func planSlice(
        _ inner: Algebra, _ offset: Int, _ limit: Int?, graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        let (wanted, overflow) = offset.addingReportingOverflow(limit ?? .max)
        if !overflow, case .project(.orderBy(let body, let conditions), let variables) = inner {
            let sorted = try planOrder(body, conditions, limit: wanted, graph: graph)
            return SliceRows(Project(sorted, variables), offset: offset, limit: limit)
        }
        return SliceRows(try plan(inner, graph: graph), offset: offset, limit: limit)
    }
}
