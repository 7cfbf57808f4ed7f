extension Algebra {
    /// The variables that may have a value in a solution, in the order of first use (section 18.2.1, “in scope”); the
    /// hidden ones included.
    public var variablesInScope: [Variable] {
        var collector = VariableCollector()
        collector.add(self)
        return collector.variables
    }
}

/// Collects variables, each once, in the order of first use.
private struct VariableCollector {
    private(set) var variables: [Variable] = []
    private var known = Set<Variable>()

    mutating func add(_ variable: Variable) {
        if known.insert(variable).inserted { variables.append(variable) }
    }

    mutating func add(_ term: PatternTerm) {
        for variable in term.variables { add(variable) }
    }

    mutating func add(_ algebra: Algebra) {
        switch algebra {
        case .basicGraphPattern(let patterns):
            for variable in patterns.flatMap(\.variables) { add(variable) }
        case .path(let subject, _, let object):
            add(subject)
            add(object)
        case .join(let parts), .union(let parts): for part in parts { add(part) }
        case .leftJoin(let left, let right, _):
            add(left)
            add(right)
        case .filter(_, let inner), .orderBy(let inner, _), .distinct(let inner), .reduced(let inner),
            .slice(let inner, _, _), .minus(let inner, _):
            add(inner)
        case .graph(let name, let inner), .service(let name, let inner, _, _):
            add(name)
            add(inner)
        case .extend(let inner, let variable, _):
            add(inner)
            add(variable)
        case .values(let variables, _): for variable in variables { add(variable) }
        case .group(_, let keys, let aggregates):
            for key in keys { add(key.variable) }
            for aggregate in aggregates { add(aggregate.variable) }
        case .project(_, let variables): for variable in variables { add(variable) }
        }
    }
}
