import SPARQLSyntax

extension Planner {
    /// Keeps the rows for which conditions hold; `EXISTS` becomes a search for whole batches of rows.
    func filter(
        _ rows: Operator, _ conditions: [Expression], graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        var rows = rows
        var plain: [CompiledExpression] = []
        var written: [Expression] = []
        var patterns: [(Algebra, Bool)] = []
        var mixed: [Expression] = []
        for condition in conditions.flatMap(\.conjuncts) {
            switch condition {
            case .exists(let pattern, let negated): patterns.append((pattern, negated))
            case .not(.exists(let pattern, let negated)): patterns.append((pattern, !negated))
            case let condition where condition.containsExists: mixed.append(condition)
            default:
                plain.append(try compile(condition, rows))
                written.append(condition)
            }
        }
        if !plain.isEmpty {
            rows = Filter(rows, plain, context: context)
            rows.detail = { [written] in written.map(\.description).joined(separator: " && ") }
        }
        try deepen(by: patterns.count * Weight.operand)
        for (pattern, negated) in patterns {
            rows = try exists(rows, pattern, kind: negated ? .anti : .semi, graph: graph)
        }
        for condition in mixed {
            let (marked, expression) = try markExists(rows, condition, graph: graph)
            let kept = Filter(marked, [try compile(expression, marked)], context: context)
            rows = Project(kept, rows.variables)
        }
        return rows
    }

    /// Adds a column with the values of an expression.
    func extend(
        _ rows: Operator, _ variable: Variable, _ expression: Expression, graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        guard expression.containsExists else {
            let extended = Extend(rows, variable, try compile(expression, rows), context: context)
            // An aggregate has been computed already, under a name of the parser's.
            if case .variable(let computed) = expression, computed.isHidden { return extended }
            extended.detail = { "as \(expression)" }
            return extended
        }
        let (marked, plain) = try markExists(rows, expression, graph: graph)
        let extended = Extend(marked, variable, try compile(plain, marked), context: context)
        return Project(extended, rows.variables + [variable])
    }

    private func exists(
        _ rows: Operator, _ pattern: Algebra, kind: Dependent.Kind, graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        var mentioned = pattern.mentionedVariables
        if let name = graph?.variable { mentioned.insert(name) }
        let feed = feed(from: rows, mentioned)
        let fed = Set(feed.variables)
        guard pattern.canStart(from: fed, giving: feed.certain) || pattern.ignores(fed) else {
            return try SubstitutingExists(
                rows, given: feed.variables.dropLast(), pattern: pattern, graph: graph, kind: kind, planner: self)
        }
        let inner = try plan(pattern, on: feed, graph: graph, substitutes: true)
        return Dependent(rows, feed: feed, plan: inner, kind: kind, estimate: rows.estimate)
    }

    /// Evaluates each `EXISTS` of an expression into a column of its own and puts a variable in its place.
    private func markExists(
        _ rows: Operator, _ expression: Expression, graph: PatternTerm?
    ) throws(QueryError) -> (Operator, Expression) {
        var rows = rows
        var patterns: [(Variable, Algebra)] = []
        let plain = expression.replacingExists { pattern, negated in
            let variable = Variable(".exists\(patterns.count)")
            patterns.append((variable, pattern))
            return negated ? .not(.variable(variable)) : .variable(variable)
        }
        for (variable, pattern) in patterns { rows = try exists(rows, pattern, kind: .mark(variable), graph: graph) }
        return (rows, plain)
    }
}

extension Expression {
    /// The operands of `&&`, or the expression itself.
    var conjuncts: [Expression] {
        if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// The expression with something else for each `EXISTS`.
    ///
    /// - Parameter replacement: what takes the place of a pattern that has to have a solution, or, negated, none.
    func replacingExists(_ replacement: (Algebra, _ negated: Bool) -> Expression) -> Expression {
        func replaced(_ expression: Expression) -> Expression { expression.replacingExists(replacement) }
        switch self {
        case .exists(let pattern, let negated): return replacement(pattern, negated)
        case .term, .variable, .aggregate: return self
        case .or(let parts): return .or(parts.map(replaced))
        case .and(let parts): return .and(parts.map(replaced))
        case .comparison(let comparison, let left, let right):
            return .comparison(comparison, replaced(left), replaced(right))
        case .membership(let value, let list, let negated):
            return .membership(replaced(value), list.map(replaced), negated: negated)
        case .arithmetic(let first, let steps):
            return .arithmetic(replaced(first), steps.map { ArithmeticStep($0.operator, replaced($0.operand)) })
        case .not(let inner): return .not(replaced(inner))
        case .minus(let inner): return .minus(replaced(inner))
        case .plus(let inner): return .plus(replaced(inner))
        case .call(let function, let arguments): return .call(function, arguments.map(replaced))
        case .function(let name, let arguments): return .function(name, arguments.map(replaced))
        }
    }
}
