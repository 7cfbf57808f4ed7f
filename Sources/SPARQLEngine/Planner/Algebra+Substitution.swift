import RDF
import SPARQLSyntax

extension Algebra {
    /// Whether the pattern has the same solutions joined to some rows as it has when their values are put into it, as in
    /// `EXISTS`: nothing inside looks at these variables but the patterns that bind them.
    ///
    /// The variables of a subquery are its own.
    func ignores(_ input: Set<Variable>) -> Bool {
        switch self {
        case .basicGraphPattern, .path, .values, .service: return true
        case .group, .orderBy, .project, .distinct, .reduced, .slice: return true
        case .join(let parts), .union(let parts): return parts.allSatisfy { $0.ignores(input) }
        case .minus(let left, let right): return left.ignores(input) && right.ignores(input)
        case .graph(_, let inner): return inner.ignores(input)
        case .filter(let conditions, let inner):
            let foreign = input.subtracting(inner.certainVariables)
            return inner.ignores(input) && conditions.allSatisfy { $0.mentionedVariables.isDisjoint(with: foreign) }
        case .extend(let inner, _, let expression):
            let foreign = input.subtracting(inner.certainVariables)
            return inner.ignores(input) && expression.mentionedVariables.isDisjoint(with: foreign)
        case .leftJoin(let left, let right, let condition):
            let foreign = input.subtracting(left.certainVariables)
            let looked = right.mentionedVariables.union(condition?.mentionedVariables ?? [])
            return left.ignores(input) && right.ignores(input) && looked.isDisjoint(with: foreign)
        }
    }

    /// The pattern with the values of a solution put into it (SPARQL 1.1 Query, section 18.6, “substitute”): each pattern
    /// that binds variables is joined to the values, so that all that stands around it sees them.
    ///
    /// - Complexity: O(size of the pattern × values).
    func giving(_ values: GivenValues) -> Algebra {
        guard !values.variables.isEmpty else { return self }
        switch self {
        case .join(let parts): return .join(parts.map { $0.giving(values) })
        case .union(let parts): return .union(parts.map { $0.giving(values) })
        case .leftJoin(let left, let right, let condition):
            return .leftJoin(left.giving(values), right.giving(values), condition.map { values.put(into: $0) })
        case .filter(let conditions, let inner):
            return .filter(conditions.map { values.put(into: $0) }, inner.giving(values))
        case .minus(let left, let right) where !ignores(Set(values.variables)):
            return .minus(left.giving(values), right.giving(values))
        case .extend(let inner, let variable, let expression):
            // What it computes is compared to the value, not replaced by it.
            let computed = values.put(into: expression)
            guard values.variables.contains(variable) else {
                return .extend(inner.giving(values), variable, computed)
            }
            return .join([values.pattern, .extend(inner.giving(values.without(variable)), variable, computed)])
        case .graph(let name, let inner):
            let given = name.variable.flatMap { values.constant($0) }
            return .join([values.pattern, .graph(given.map { .term($0) } ?? name, inner.giving(values))])
        case .group, .orderBy, .project, .distinct, .reduced, .slice:
            return values.entersSubqueries ? givingInside(values) : .join([values.pattern, self])
        case .basicGraphPattern, .path, .values, .service, .minus: return .join([values.pattern, self])
        }
    }

    /// Whether a subquery stands in the pattern.
    fileprivate var hasSubquery: Bool {
        switch self {
        case .basicGraphPattern, .path, .values, .service: false
        case .join(let parts), .union(let parts): parts.contains(where: \.hasSubquery)
        case .leftJoin(let left, let right, _), .minus(let left, let right): left.hasSubquery || right.hasSubquery
        case .filter(_, let inner), .graph(_, let inner), .extend(let inner, _, _): inner.hasSubquery
        case .group, .orderBy, .project, .distinct, .reduced, .slice: true
        }
    }

    /// The solution modifiers of a query or subquery with values put into what they stand around.
    private func givingInside(_ values: GivenValues) -> Algebra {
        switch self {
        case .group(let inner, let keys, let aggregates):
            // What `HAVING` looks at is not only what the groups have.
            return .join([values.pattern, .group(inner.giving(values), keys: keys, aggregates: aggregates)])
        case .orderBy(let inner, let conditions): return .orderBy(inner.giving(values), conditions)
        case .project(let inner, let variables): return .project(inner.giving(values), variables)
        case .distinct(let inner): return .distinct(inner.giving(values))
        case .reduced(let inner): return .reduced(inner.giving(values))
        case .slice(let inner, let offset, let limit): return .slice(inner.giving(values), offset: offset, limit: limit)
        default: return self
        }
    }
}

/// Values that are put into a pattern: rows of terms for some variables.
struct GivenValues {
    let variables: [Variable]
    let rows: [[Term]]
    /// Whether subqueries see them too: not in `EXISTS`, where the variables of a subquery are its own.
    let entersSubqueries: Bool

    init(variables: [Variable], rows: [[Term]], entersSubqueries: Bool) {
        self.variables = variables
        self.rows = rows
        self.entersSubqueries = entersSubqueries
    }

    /// The values of one solution.
    init(_ values: [Variable: Term]) {
        let sorted = values.sorted { $0.key.name < $1.key.name }
        self.init(variables: sorted.map(\.key), rows: [sorted.map(\.value)], entersSubqueries: false)
    }

    /// The rows as a pattern.
    var pattern: Algebra { .values(variables, rows) }

    /// The value of a variable, if it is the same in all rows.
    func constant(_ variable: Variable) -> Term? {
        guard let column = variables.firstIndex(of: variable), let first = rows.first?[column] else { return nil }
        return rows.allSatisfy { $0[column] == first } ? first : nil
    }

    /// An expression with the values put into the subqueries of its `EXISTS`; all else in it sees the values of its rows.
    func put(into expression: Expression) -> Expression {
        guard entersSubqueries, expression.containsExists else { return expression }
        return expression.replacingExists { pattern, negated in
            .exists(pattern.hasSubquery ? pattern.giving(self) : pattern, negated: negated)
        }
    }

    func without(_ variable: Variable) -> GivenValues {
        let kept = variables.indices.filter { variables[$0] != variable }
        return GivenValues(
            variables: kept.map { variables[$0] }, rows: rows.map { row in kept.map { row[$0] } },
            entersSubqueries: entersSubqueries)
    }
}
