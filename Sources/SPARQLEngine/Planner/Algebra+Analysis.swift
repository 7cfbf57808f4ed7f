import SPARQLSyntax

extension Algebra {
    /// The variables that have a value in every solution.
    var certainVariables: Set<Variable> {
        switch self {
        case .basicGraphPattern(let patterns): Set(patterns.flatMap(\.variables))
        case .path(let subject, _, let object): Set(subject.variables + object.variables)
        case .join(let parts): parts.reduce(into: []) { $0.formUnion($1.certainVariables) }
        case .union(let parts):
            parts.dropFirst().reduce(parts.first?.certainVariables ?? []) { $0.intersection($1.certainVariables) }
        case .leftJoin(let left, _, _), .minus(let left, _): left.certainVariables
        case .filter(_, let inner), .orderBy(let inner, _), .distinct(let inner), .reduced(let inner),
            .slice(let inner, _, _), .extend(let inner, _, _):
            inner.certainVariables
        case .graph(let name, let inner): inner.certainVariables.union([name.variable].compactMap { $0 })
        case .service: []
        case .values(let variables, let rows):
            Set(variables.enumerated().filter { column in rows.allSatisfy { $0[column.offset] != nil } }.map(\.element))
        case .group(let inner, let keys, _):
            Set(
                keys.filter { key in
                    if case .variable(let variable) = key.expression {
                        inner.certainVariables.contains(variable)
                    } else {
                        false
                    }
                }.map(\.variable))
        case .project(let inner, let variables): inner.certainVariables.intersection(variables)
        }
    }

    /// All variables that stand anywhere in the pattern, those in filters and in `EXISTS` included.
    var mentionedVariables: Set<Variable> {
        var result = Set(variablesInScope)
        switch self {
        case .basicGraphPattern, .path, .values: break
        case .join(let parts), .union(let parts): for part in parts { result.formUnion(part.mentionedVariables) }
        case .leftJoin(let left, let right, let condition):
            result.formUnion(left.mentionedVariables)
            result.formUnion(right.mentionedVariables)
            if let condition { result.formUnion(condition.mentionedVariables) }
        case .minus(let left, let right):
            result.formUnion(left.mentionedVariables)
            result.formUnion(right.mentionedVariables)
        case .filter(let conditions, let inner):
            result.formUnion(inner.mentionedVariables)
            for condition in conditions { result.formUnion(condition.mentionedVariables) }
        case .extend(let inner, _, let expression):
            result.formUnion(inner.mentionedVariables)
            result.formUnion(expression.mentionedVariables)
        case .graph(_, let inner), .service(_, let inner, _, _): result.formUnion(inner.mentionedVariables)
        case .group, .orderBy, .project, .distinct, .reduced, .slice: break
        }
        return result
    }

    /// Whether the pattern gives the same solutions joined to some rows when it starts from these rows, so that it can
    /// be searched for each of them.
    ///
    /// - Parameters:
    ///   - input: the variables of the rows.
    ///   - certain: those of them that have a value in every row, where the values are meant to be seen everywhere in the
    ///     pattern, as in `EXISTS`; `nil` where the pattern is just joined.
    func canStart(from input: Set<Variable>, giving certain: Set<Variable>? = nil) -> Bool {
        switch self {
        case .basicGraphPattern, .path, .values: return true
        case .join(let parts):
            return parts.allSatisfy {
                $0.canStart(from: input, giving: certain) && (certain == nil || $0.ignores(input))
            }
        case .union(let parts): return parts.allSatisfy { $0.canStart(from: input, giving: certain) }
        case .filter(let conditions, let inner):
            guard inner.canStart(from: input, giving: certain) else { return false }
            if certain != nil { return true }
            let foreign = input.subtracting(inner.certainVariables)
            return conditions.allSatisfy { !$0.containsExists && $0.variables.isDisjoint(with: foreign) }
        case .extend(let inner, let variable, let expression):
            guard inner.canStart(from: input, giving: certain), !input.contains(variable) else { return false }
            return certain != nil
                || !expression.containsExists
                    && expression.variables.isDisjoint(with: input.subtracting(inner.certainVariables))
        case .leftJoin(let left, let right, let condition):
            guard left.canStart(from: input, giving: certain) else { return false }
            let known = left.certainVariables
            guard let certain else {
                return condition == nil && input.intersection(right.variablesInScope).isSubset(of: known)
            }
            let all = input.union(left.variablesInScope)
            let given = certain.union(known)
            return right.canStart(from: all, giving: given)
                && all.intersection(right.mentionedVariables).isSubset(of: given)
        case .graph(.term, let inner): return inner.canStart(from: input, giving: certain)
        case .graph(.variable(let name), let inner):
            return inner.bindsGraphName(of: name) && inner.canStart(from: input, giving: certain)
        case .service(let endpoint, _, _, _): return endpoint.variable.map { input.contains($0) } ?? false
        case .graph, .minus, .group, .orderBy, .project, .distinct, .reduced, .slice: return false
        }
    }

    /// Whether a pattern under `GRAPH ?g` can be evaluated over all graphs at once, `?g` being bound by the quads' own
    /// graphs: every solution comes from a quad, and `?g` means nothing else inside, unless only joins are there.
    func bindsGraphName(of variable: Variable) -> Bool {
        guard bindsGraphName else { return false }
        if case .basicGraphPattern = self { return true }
        return !mentionedVariables.contains(variable)
    }

    private var bindsGraphName: Bool {
        switch self {
        case .basicGraphPattern(let patterns): return !patterns.isEmpty
        case .join(let parts):
            let others = parts.filter { if case .values = $0 { false } else { true } }
            return !others.isEmpty && others.allSatisfy(\.bindsGraphName)
        case .union(let parts): return parts.allSatisfy(\.bindsGraphName)
        case .leftJoin(let left, let right, _): return left.bindsGraphName && right.bindsGraphName
        case .filter(_, let inner), .extend(let inner, _, _): return inner.bindsGraphName
        default: return false
        }
    }
}

extension Expression {
    /// The variables of the expression, and those that its `EXISTS` patterns mention.
    var mentionedVariables: Set<Variable> {
        if case .exists(let algebra, _) = self { return algebra.mentionedVariables }
        return operands.reduce(into: variables) { $0.formUnion($1.mentionedVariables) }
    }
}
