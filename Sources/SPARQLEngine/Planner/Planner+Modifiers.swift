import SPARQLSyntax
import TripleStore

extension Planner {
    /// Plans a group with its aggregates.
    func planGroup(
        _ inner: Algebra, _ keys: [GroupKey], _ aggregates: [BoundAggregate], graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        if let counted = countOnly(inner, keys, aggregates, graph: graph) { return counted }
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
