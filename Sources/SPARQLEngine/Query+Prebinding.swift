package import RDF
package import SPARQLSyntax

extension Query {
    /// The query with values for some of its variables, which it sees in all places, those of subqueries too: the pre-bound
    /// variables of SHACL (section 5.3 and appendix A).
    ///
    /// - Parameters:
    ///   - variables: the variables.
    ///   - rows: their values. There may be several rows where `keepsRowsApart`, and the solutions of the query are those
    ///     for each of the rows.
    package func prebinding(_ variables: [Variable], rows: [[Term]]) -> Query {
        var result = self
        result.algebra = algebra.giving(GivenValues(variables: variables, rows: rows, entersSubqueries: true))
        return result
    }

    /// Whether the query has for many rows of values at once the solutions that it has for each of them: it neither groups
    /// nor counts solutions.
    package var keepsRowsApart: Bool { algebra.keepsRowsApart }
}

extension Algebra {
    fileprivate var keepsRowsApart: Bool {
        switch self {
        case .basicGraphPattern, .path, .values, .service: true
        case .join(let parts), .union(let parts): parts.allSatisfy(\.keepsRowsApart)
        case .leftJoin(let left, let right, let condition):
            left.keepsRowsApart && right.keepsRowsApart && (condition?.keepsRowsApart ?? true)
        case .minus(let left, let right): left.keepsRowsApart && right.keepsRowsApart
        case .filter(let conditions, let inner): inner.keepsRowsApart && conditions.allSatisfy(\.keepsRowsApart)
        case .extend(let inner, _, let expression): inner.keepsRowsApart && expression.keepsRowsApart
        case .graph(_, let inner), .orderBy(let inner, _), .project(let inner, _), .distinct(let inner),
            .reduced(let inner):
            inner.keepsRowsApart
        case .group, .slice: false
        }
    }
}

extension Expression {
    fileprivate var keepsRowsApart: Bool {
        if case .exists(let pattern, _) = self { return pattern.keepsRowsApart }
        return operands.allSatisfy(\.keepsRowsApart)
    }
}
