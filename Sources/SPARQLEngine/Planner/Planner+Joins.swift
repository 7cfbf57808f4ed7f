import SPARQLSyntax
import TripleStore

/// An operand of a join and its variables.
private struct JoinPart {
    enum Kind {
        case pattern(ResolvedPattern)
        case path(ResolvedPattern.Part, ResolvedPath, ResolvedPattern.Part, graph: TermID?)
        /// A variable and the triple term that it has to be.
        case triple(Variable, ResolvedTriple)
        /// `SERVICE` whose endpoint a variable names.
        case service(ServiceCall, Variable)
        case other(Algebra, Operator)
    }

    let kind: Kind
    let variables: Set<Variable>

    init(_ kind: Kind) {
        self.kind = kind
        variables = JoinPart.variables(of: kind)
    }

    static func variables(of kind: Kind) -> Set<Variable> {
        switch kind {
        case .pattern(let pattern): pattern.variables
        case .path(let subject, _, let object, _): Set([subject, object].compactMap(\.variable))
        case .triple(let variable, let triple): triple.variables.union([variable])
        case .service(let call, let endpoint): Set(call.variables + [endpoint])
        case .other(_, let plan): Set(plan.variables)
        }
    }
}

extension Planner {
    /// How many operands are weighed against each other; the later ones of a longer join wait for their turn.
    private static let joinWindow = 64

    /// Plans a join with its filters.
    func planJoin(
        _ algebra: Algebra, on input: Operator?, graph: PatternTerm?, substitutes: Bool
    ) throws(QueryError) -> Operator {
        var conditions: [Expression] = []
        var body = algebra
        if case .filter(let outer, let inner) = algebra {
            conditions = outer.flatMap(\.conjuncts)
            body = inner
        }
        if case .basicGraphPattern(let patterns) = body, graph == nil,
            let unified = unify(patterns, conditions, outer: [], taken: Set(input?.variables ?? []))
        {
            let isLate = { (condition: Expression) in condition.mentionedVariables.contains(unified.gone) }
            let early = unified.conditions.filter { !isLate($0) }
            let joined = Algebra.filter(early, .basicGraphPattern(unified.patterns))
            let rows = try planJoin(joined, on: input, graph: graph, substitutes: substitutes)
            let extended = try extend(rows, unified.gone, .variable(unified.kept), graph: graph)
            return try filter(extended, unified.conditions.filter(isLate), graph: graph)
        }
        guard case .filter = body else {
            var parts: [JoinPart] = []
            var triples = NestedTriples(context)
            guard try collect(body, graph, &parts, &conditions, &triples) else {
                let rows = try plan(body, on: input, graph: graph, substitutes: substitutes)
                return try filter(rows, conditions, graph: graph)
            }
            try deepen(by: parts.count * Weight.operand)
            limit(&parts, conditions, input)
            let rows = try order(&parts, conditions, on: input, graph: graph)
            let made = Set(triples.all.map(\.variable))
            return made.isEmpty ? rows : Project(rows, rows.variables.filter { !made.contains($0) })
        }
        let rows = try plan(body, on: input, graph: graph, substitutes: substitutes)
        return try filter(rows, conditions, graph: graph)
    }

    /// Collects the operands of nested joins.
    ///
    /// - Returns: `false` if the pattern is no join.
    private func collect(
        _ algebra: Algebra, _ graph: PatternTerm?, _ parts: inout [JoinPart], _ conditions: inout [Expression],
        _ triples: inout NestedTriples
    ) throws(QueryError) -> Bool {
        switch algebra {
        case .basicGraphPattern(let patterns):
            // A basic graph pattern is a set: a triple pattern that stands twice is looked for once.
            var known = Set<TriplePattern>()
            for pattern in patterns where known.insert(pattern).inserted {
                if TextSearch.isSearch(pattern) {
                    let found = try textSearch(pattern, graph: graph)
                    parts.append(JoinPart(.other(found, try plan(found, graph: graph))))
                    continue
                }
                let known = triples.all.count
                let resolved = ResolvedPattern(pattern, graph: graph, triples: &triples, context: context)
                parts.append(JoinPart(.pattern(resolved)))
                parts += triples.all[known...].map { JoinPart(.triple($0.variable, $0.triple)) }
            }
        case .path(let subject, let path, let object):
            let known = triples.all.count
            parts.append(planPath(subject, path, object, graph, &triples))
            parts += triples.all[known...].map { JoinPart(.triple($0.variable, $0.triple)) }
        case .join(let operands):
            for operand in operands {
                if case .filter(let inner, let body) = operand, canFlatten(inner, body) {
                    if try collect(body, graph, &parts, &conditions, &triples) {
                        conditions += inner.flatMap(\.conjuncts)
                        continue
                    }
                }
                if case .graph(.term(let name), let inner) = operand, isPlainJoin(inner) {
                    _ = try collect(inner, .term(name), &parts, &conditions, &triples)
                    continue
                }
                if case .service(.variable(let endpoint), let inner, let query, let isSilent) = operand {
                    let call = ServiceCall(inner, query: query, isSilent: isSilent, context: context)
                    parts.append(JoinPart(.service(call, endpoint)))
                    continue
                }
                if isPlainJoin(operand), try collect(operand, graph, &parts, &conditions, &triples) { continue }
                parts.append(JoinPart(.other(operand, try plan(operand, graph: graph))))
            }
        default: return false
        }
        return true
    }

    /// Limits the objects of patterns to what the filters let through.
    private func limit(_ parts: inout [JoinPart], _ conditions: [Expression], _ input: Operator?) {
        guard !conditions.isEmpty else { return }
        for index in parts.indices {
            guard case .pattern(let pattern) = parts[index].kind, let variable = pattern.object.variable,
                input?.column(of: variable) == nil,
                let objects = CandidateTerms.ranges(of: variable, where: .and(conditions), context)
            else { continue }
            let limited = pattern.limited(to: objects, isAlone: parts.count == 1, context: context)
            parts[index] = JoinPart(.pattern(limited))
        }
    }

    private func isPlainJoin(_ algebra: Algebra) -> Bool {
        switch algebra {
        case .basicGraphPattern, .path, .join: true
        default: false
        }
    }

    /// Whether filters of an inner group may run in the outer one: they see nothing there that they would not see inside.
    private func canFlatten(_ conditions: [Expression], _ body: Algebra) -> Bool {
        let certain = body.certainVariables
        return isPlainJoin(body) && conditions.allSatisfy { !$0.containsExists && $0.variables.isSubset(of: certain) }
    }

    private func planPath(
        _ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm, _ graph: PatternTerm?,
        _ triples: inout NestedTriples
    ) -> JoinPart {
        let start = triples.part(subject)
        let end = triples.part(object)
        var name: TermID?
        if case .term(let term) = graph { name = context.id(of: term) }
        return JoinPart(.path(start, ResolvedPath(path, context: context), end, graph: name))
    }

    /// Joins the operands in a good order, and filters as early as the filters' variables are bound.
    private func order(
        _ parts: inout [JoinPart], _ conditions: [Expression], on input: Operator?, graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        var current = input
        var waiting = conditions
        while !parts.isEmpty {
            let bound = current?.certain ?? []
            var best = 0
            var bestCost = Double.infinity
            for (index, part) in parts.prefix(Planner.joinWindow).enumerated() {
                let isConnected = current == nil || !part.variables.isDisjoint(with: bound) || part.variables.isEmpty
                // A cross product is taken only when nothing else is left.
                let cost = multiplicity(part, bound) * (isConnected ? 1 : 1e6)
                if cost < bestCost {
                    best = index
                    bestCost = cost
                }
            }
            let part = parts.remove(at: best)
            current = try join(current, part, multiplicity(part, bound), parts, graph: graph)
            if let rows = current {
                let ready = waiting.filter { $0.mentionedVariables.isSubset(of: rows.certain) }
                if !ready.isEmpty {
                    current = try filter(rows, ready, graph: graph)
                    waiting.removeAll { ready.contains($0) }
                }
            }
        }
        let rows = current ?? UnitOperator()
        return waiting.isEmpty ? rows : try filter(rows, waiting, graph: graph)
    }

    /// How many rows an operand makes of one row that binds some variables.
    private func multiplicity(_ part: JoinPart, _ bound: Set<Variable>) -> Double {
        switch part.kind {
        case .pattern(let pattern): return pattern.estimate(bound: bound)
        case .path(let subject, _, let object, _):
            let open = [subject, object].filter { $0.variable.map { !bound.contains($0) } ?? false }.count
            return open == 0 ? 0.5 : open == 1 ? 16 : Double(max(context.snapshot.count, 1)) * 16
        case .triple(let variable, let triple):
            // It waits until the triple term is known, or all that it is made of.
            let isKnown = triple.variables.isSubset(of: bound)
            return bound.contains(variable) ? (isKnown ? 0.1 : 1) : isKnown ? 1 : .infinity
        case .service(_, let endpoint): return bound.contains(endpoint) ? 1000 : .greatestFiniteMagnitude / 1e7
        case .other(_, let plan):
            let isConnected = plan.variables.contains { bound.contains($0) }
            return isConnected ? max(plan.estimate.squareRoot(), 1) : plan.estimate
        }
    }

    private func join(
        _ current: Operator?, _ part: JoinPart, _ multiplicity: Double, _ rest: [JoinPart], graph: PatternTerm?
    ) throws(QueryError) -> Operator {
        // A variable that is perhaps unbound cannot be searched for: the operand is planned alone and compared row by row.
        let isLoose =
            current.map { rows in
                !part.variables.isDisjoint(with: Set(rows.variables).subtracting(rows.certain))
            } ?? false
        let start: Operator = isLoose ? UnitOperator() : current ?? UnitOperator()
        let estimate = (isLoose ? 1 : start.estimate) * multiplicity
        switch part.kind {
        case .pattern(let pattern):
            let joined = ExtendByPattern(
                start, pattern: pattern, context: context, estimate: estimate,
                sortedBy: pattern.objects == nil ? preferredOrder(pattern, rest) : .object)
            joined.detail = { [context] in pattern.text(context) }
            return isLoose ? join(current ?? start, joined) : joined
        case .path(let subject, let path, let object, let name):
            let joined = FollowPath(
                start, subject: subject, path: path, object: object, graph: name, context: context, estimate: estimate)
            joined.detail = { [context] in
                "\(subject.text(context)) \(path.text(context)) \(object.text(context))"
            }
            return isLoose ? join(current ?? start, joined) : joined
        case .triple(let variable, let triple):
            let rows = current ?? start
            return join(rows, variable, triple, estimate: rows.estimate * multiplicity)
        case .service(let call, let endpoint): return try planService(call, at: .variable(endpoint), on: current)
        case .other(let algebra, let plan):
            guard let current else { return plan }
            let isSmall = current.estimate * 4 < plan.estimate
            if isSmall, !isLoose, algebra.canStart(from: Set(current.variables)) {
                return try self.plan(algebra, on: current, graph: graph)
            }
            return join(current, plan)
        }
    }

    /// Takes the triple terms of a variable apart, or finds them where their parts are known.
    private func join(
        _ rows: Operator, _ variable: Variable, _ triple: ResolvedTriple, estimate: Double
    ) -> Operator {
        if let column = rows.column(of: variable) {
            return MatchTriple(rows, column: column, triple: triple, context: context, estimate: estimate)
        }
        return FindTriple(rows, variable: variable, triple: triple, context: context, estimate: estimate)
    }

    /// By which component a scan should be sorted: the one whose variable the other operands use most.
    private func preferredOrder(_ pattern: ResolvedPattern, _ rest: [JoinPart]) -> QuadComponent? {
        func uses(_ part: ResolvedPattern.Part) -> Int {
            part.variable.map { variable in rest.filter { $0.variables.contains(variable) }.count } ?? -1
        }
        return uses(pattern.object) > uses(pattern.subject) ? .object : .subject
    }
}
