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
    /// - Complexity: O(size of the pattern × variables).
    func giving(_ values: [Variable: Term]) -> Algebra {
        guard !values.isEmpty else { return self }
        switch self {
        case .join(let parts): return .join(parts.map { $0.giving(values) })
        case .union(let parts): return .union(parts.map { $0.giving(values) })
        case .leftJoin(let left, let right, let condition):
            return .leftJoin(left.giving(values), right.giving(values), condition)
        case .filter(let conditions, let inner): return .filter(conditions, inner.giving(values))
        case .minus(let left, let right) where !ignores(Set(values.keys)):
            return .minus(left.giving(values), right.giving(values))
        case .extend(let inner, let variable, let expression):
            // What it computes is compared to the value, not replaced by it.
            var others = values
            let own = others.removeValue(forKey: variable)
            let extended = Algebra.extend(inner.giving(others), variable, expression)
            return own.map { .join([.values([variable], [[$0]]), extended]) } ?? extended
        case .graph(let name, let inner):
            let given = name.variable.flatMap { values[$0] }
            let graph = Algebra.graph(given.map { .term($0) } ?? name, inner.giving(values))
            return .join([Algebra.row(values), graph])
        case .basicGraphPattern, .path, .values, .service, .minus, .group, .orderBy, .project, .distinct, .reduced, .slice:
            return .join([Algebra.row(values), self])
        }
    }

    private static func row(_ values: [Variable: Term]) -> Algebra {
        let sorted = values.sorted { $0.key.name < $1.key.name }
        return .values(sorted.map(\.key), [sorted.map(\.value)])
    }
}
