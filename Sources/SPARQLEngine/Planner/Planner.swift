import RDF
import SPARQLSyntax
import TripleStore

/// Turns algebra into a plan of operators.
///
/// A pattern can be planned on its own, or on top of rows that it is joined to; the latter searches indexes for each row.
/// Joins are ordered greedily by how many rows each pattern makes of one row, from exact counts of ranges and distinct
/// values; filters run as soon as their variables are bound.
struct Planner {
    let context: EvaluationContext

    /// Plans a pattern.
    ///
    /// - Parameters:
    ///   - algebra: the pattern.
    ///   - input: rows to join the pattern to; `nil` for none.
    ///   - graph: the graph in which triples are looked for; `nil` for the default graph.
    ///   - substitutes: whether the input's values are seen everywhere in the pattern (`EXISTS`).
    func plan(
        _ algebra: Algebra, on input: Operator? = nil, graph: PatternTerm?, substitutes: Bool = false
    ) throws(QueryError) -> Operator {
        if let input, !algebra.canStart(from: Set(input.variables), giving: substitutes ? input.certain : nil) {
            return join(input, try plan(algebra, graph: graph))
        }
        switch algebra {
        case .basicGraphPattern, .path, .join, .filter:
            try enterJoin()
            defer { leaveJoin() }
            return try planJoin(algebra, on: input, graph: graph, substitutes: substitutes)
        case .leftJoin(let left, let right, let condition):
            try deepen(by: Weight.optional)
            let outer = try plan(left, on: input, graph: graph, substitutes: substitutes)
            return try planOptional(outer, right, condition, graph: graph, substitutes: substitutes)
        case .minus(let left, let right):
            try deepen(by: Weight.minus)
            return try planMinus(try plan(left, graph: graph), right, leftCertain: left.certainVariables, graph: graph)
        case .union(let parts): return try planUnion(parts, on: input, graph: graph, substitutes: substitutes)
        case .graph(let name, let inner): return try planGraph(name, inner, on: input, substitutes: substitutes)
        case .extend(let inner, let variable, let expression):
            try deepen(by: Weight.extend)
            let rows = try plan(inner, on: input, graph: graph, substitutes: substitutes)
            return try extend(rows, variable, expression, graph: graph)
        case .values(let variables, let rows):
            let values = planValues(variables, rows)
            return input.map { join($0, values) } ?? values
        case .service(let endpoint, let inner, let query, let isSilent):
            let call = ServiceCall(inner, query: query, isSilent: isSilent, context: context)
            return try planService(call, at: endpoint, on: input)
        case .group(let inner, let keys, let aggregates):
            return try planGroup(inner, keys, aggregates, graph: graph)
        case .orderBy(let inner, let conditions): return try planOrder(inner, conditions, limit: nil, graph: graph)
        case .project(let inner, let variables): return Project(try plan(inner, graph: graph), variables)
        case .distinct(let inner), .reduced(let inner): return Distinct(try plan(inner, graph: graph), context.budget)
        case .slice(let inner, let offset, let limit): return try planSlice(inner, offset, limit, graph: graph)
        }
    }

    /// Joins two plans, the right one in the hash table.
    func join(_ left: Operator, _ right: Operator) -> Operator {
        let isConnected = left.variables.contains { right.variables.contains($0) }
        let estimate = isConnected ? max(left.estimate, right.estimate) : left.estimate * right.estimate
        // A feed starts again and again, so it has to stay on the side that is asked row by row.
        return HashJoin(left, right, kind: .inner, context: context, estimate: estimate)
    }

    /// Plans `OPTIONAL`: the optional part starts from the outer rows where that gives the same, and is joined to them by
    /// hash otherwise; in both cases its filter sees the joined rows.
    private func planOptional(
        _ outer: Operator, _ right: Algebra, _ condition: Expression?, graph: PatternTerm?, substitutes: Bool
    ) throws(QueryError) -> Operator {
        let known = Set(outer.variables)
        if case .basicGraphPattern(let patterns) = right, graph == nil, let condition,
            let unified = unify(patterns, condition.conjuncts, outer: outer.certain, taken: known)
        {
            let rest = unified.conditions.isEmpty ? nil : Expression.and(unified.conditions)
            return try planOptional(outer, unified.algebra, rest, graph: graph, substitutes: substitutes)
        }
        let isSearchable =
            right.canStart(from: known, giving: substitutes ? outer.certain : nil)
            && known.intersection(right.mentionedVariables).isSubset(of: outer.certain)
            && graph?.variable.map { !known.contains($0) || outer.certain.contains($0) } ?? true
        var needed = known
        if isSearchable, !(condition?.containsExists ?? false) {
            needed = right.mentionedVariables.union(condition?.variables ?? [])
            // Under GRAPH ?g the optional part has to stay in the graph of its row.
            if let name = graph?.variable { needed.insert(name) }
        }
        let feed = feed(from: outer, needed)
        var inner =
            isSearchable
            ? try plan(right, on: feed, graph: graph, substitutes: substitutes)
            : join(feed, try plan(right, graph: graph))
        if let condition { inner = try filter(inner, [condition], graph: graph) }
        return Dependent(outer, feed: feed, plan: inner, kind: .optional, estimate: max(outer.estimate, inner.estimate))
    }

    private func planMinus(
        _ outer: Operator, _ right: Algebra, leftCertain: Set<Variable>, graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        let shared = Set(outer.variables).intersection(right.variablesInScope)
        guard !shared.isEmpty else { return outer }
        let isStrict = shared.isSubset(of: outer.certain) && shared.isSubset(of: right.certainVariables)
        if isStrict, right.canStart(from: shared) {
            let feed = feed(from: outer, shared)
            let inner = try plan(right, on: feed, graph: graph)
            return Dependent(outer, feed: feed, plan: inner, kind: .anti, estimate: outer.estimate)
        }
        return HashJoin(outer, try plan(right, graph: graph), kind: .minus, context: context, estimate: outer.estimate)
    }

    private func planUnion(
        _ parts: [Algebra], on input: Operator?, graph: PatternTerm?, substitutes: Bool
    ) throws(QueryError) -> Operator {
        guard let input else {
            var plans: [Operator] = []
            try planBesides(parts) { part throws(QueryError) in plans.append(try plan(part, graph: graph)) }
            return Union(plans)
        }
        var branches: [(feed: FeedOperator, plan: Operator)] = []
        try planBesides(parts) { part throws(QueryError) in
            let feed = FeedOperator(variables: input.variables, certain: input.certain, estimate: input.estimate)
            branches.append((feed, try plan(part, on: feed, graph: graph, substitutes: substitutes)))
        }
        return BranchedUnion(input, branches)
    }

    private func planGraph(
        _ name: PatternTerm, _ inner: Algebra, on input: Operator?, substitutes: Bool
    ) throws(QueryError) -> Operator {
        guard case .variable(let variable) = name else {
            guard case .term(let term) = name, case let id = context.id(of: term),
                context.snapshot.count(matching: QuadPattern(graph: .named(id))) > 0
            else {
                return RowsOperator(
                    Batch(width: inner.variablesInScope.count), variables: inner.variablesInScope, certain: [])
            }
            return try plan(inner, on: input, graph: name, substitutes: substitutes)
        }
        if inner.bindsGraphName(of: variable) {
            return try plan(inner, on: input, graph: name, substitutes: substitutes)
        }
        // Not every solution tells its graph: the pattern is evaluated in each graph.
        var plans: [Operator] = []
        try planBesides(context.snapshot.graphNames) { id throws(QueryError) in
            guard let term = context.term(id) else { return }
            let solutions = try plan(inner, graph: .term(term))
            plans.append(join(solutions, planValues([variable], [[term]])))
        }
        if plans.isEmpty { plans = [planValues([variable], [])] }
        return Union(plans)
    }

    /// Plans `SERVICE`; the variable of an endpoint has to have got its value from rows that are joined first.
    func planService(
        _ call: ServiceCall, at endpoint: PatternTerm, on input: Operator?
    ) throws(QueryError) -> Operator {
        guard case .variable(let variable) = endpoint else {
            guard case .term(let term) = endpoint else { throw .unsupported("SERVICE of a triple") }
            let rows = ServiceRows(call, at: term)
            return input.map { join($0, rows) } ?? rows
        }
        guard let input, input.certain.contains(variable) else {
            throw QueryError(
                .unsupported, "Nothing binds the endpoint \(variable) of SERVICE; bind it in the same group.")
        }
        return ServiceJoin(input, call, endpoint: variable, context: context)
    }

    private func planValues(_ variables: [Variable], _ rows: [[Term?]]) -> Operator {
        var batch = Batch(width: variables.count)
        batch.count = rows.count
        for row in rows {
            for (column, term) in row.enumerated() {
                batch.columns[column].append(term.map { context.id(of: $0).rawValue } ?? 0)
            }
        }
        let certain = Algebra.values(variables, rows).certainVariables
        return RowsOperator(batch, variables: variables, certain: certain)
    }

    /// A feed for some variables of a plan and the number of the row.
    func feed(from outer: Operator, _ variables: Set<Variable>) -> FeedOperator {
        let fed = outer.variables.filter { variables.contains($0) && $0 != Dependent.rowNumber }
        return FeedOperator(
            variables: fed + [Dependent.rowNumber],
            certain: outer.certain.intersection(fed).union([Dependent.rowNumber]), estimate: outer.estimate)
    }

    func compile(_ expression: Expression, _ rows: Operator) throws(QueryError) -> CompiledExpression {
        try ExpressionCompiler(rows.variables, identity: rows.identity, context: context).compile(expression)
    }
}
