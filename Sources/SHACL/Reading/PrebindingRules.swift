import RDF
import SPARQLSyntax

/// What queries with pre-bound variables must not have (section 5.2.1 and appendix A): where it stands, a value could not be
/// put in for a variable everywhere.
struct PrebindingRules {
    /// The variables that get values.
    let variables: Set<Variable>
    /// Those that subqueries have to give back.
    let required: [Variable]

    /// - Parameter variables: the variables that get values; `shapesGraph` and `currentShape` are always among them.
    init(_ variables: [Variable]) {
        required = variables
        self.variables = Set(variables).union([Variable("shapesGraph"), Variable("currentShape")])
    }

    /// What a query has that it must not have, in words; `nil` where there is nothing.
    func violation(in query: Query) -> String? { violation(inModifiers: query.algebra) }

    /// The solution modifiers and the projection of the query itself.
    private func violation(inModifiers algebra: Algebra) -> String? {
        switch algebra {
        case .distinct(let inner), .reduced(let inner), .slice(let inner, _, _): violation(inModifiers: inner)
        case .project(let inner, _): violation(in: inner)
        default: violation(in: algebra)
        }
    }

    private func violation(in algebra: Algebra) -> String? {
        switch algebra {
        case .basicGraphPattern, .path: return nil
        case .minus: return "MINUS"
        case .values: return "VALUES"
        case .service: return "SERVICE"
        case .join(let parts), .union(let parts): return parts.lazy.compactMap { violation(in: $0) }.first
        case .leftJoin(let left, let right, let condition):
            return violation(in: left) ?? violation(in: right) ?? condition.flatMap { violation(in: $0) }
        case .filter(let conditions, let inner):
            return violation(in: inner) ?? conditions.lazy.compactMap { violation(in: $0) }.first
        case .graph(_, let inner), .distinct(let inner), .reduced(let inner), .slice(let inner, _, _):
            return violation(in: inner)
        case .extend(let inner, let variable, let expression):
            return assignment(to: variable) ?? violation(in: inner) ?? violation(in: expression)
        case .group(let inner, let keys, let aggregates):
            let assigned = keys.filter { $0.expression != .variable($0.variable) }.map(\.variable)
            return (assigned + aggregates.map(\.variable)).lazy.compactMap { assignment(to: $0) }.first
                ?? violation(in: inner)
        case .orderBy(let inner, let conditions):
            return violation(in: inner) ?? conditions.lazy.compactMap { violation(in: $0.expression) }.first
        case .project(let inner, let projected):
            if let missing = required.first(where: { !projected.contains($0) }) {
                return "a subquery that does not select $\(missing.name)"
            }
            return violation(in: inner)
        }
    }

    private func violation(in expression: Expression) -> String? {
        if case .exists(let algebra, _) = expression { return violation(in: algebra) }
        if case .aggregate(let aggregate) = expression { return aggregate.argument.flatMap { violation(in: $0) } }
        return expression.operands.lazy.compactMap { violation(in: $0) }.first
    }

    private func assignment(to variable: Variable) -> String? {
        variables.contains(variable) ? "AS ?\(variable.name), a variable that has a value already" : nil
    }
}
