import RDF

/// The elements of a group, put together as section 18.2.2.6 says: joins from left to right, filters last.
struct GroupBuilder {
    /// The operands of the join that the group is so far.
    private var operands: [Algebra] = []
    /// The triple patterns of the basic graph pattern that is still open.
    private(set) var triples: [TriplePattern] = []
    private var paths: [Algebra] = []
    private var filters: [Expression] = []
    /// How many operations stand in each other to the left.
    private(set) var chain = 0
    /// The number of the open basic graph pattern.
    var scope = 0

    mutating func add(_ triple: TriplePattern) { triples.append(triple) }

    mutating func add(path: Algebra) { paths.append(path) }

    mutating func add(filter: Expression) { filters.append(filter) }

    /// Ends the basic graph pattern.
    mutating func endTriples() {
        if !triples.isEmpty { operands.append(.basicGraphPattern(triples)) }
        operands += paths
        triples = []
        paths = []
    }

    mutating func join(_ algebra: Algebra) {
        endTriples()
        if algebra != .unit { operands.append(algebra) }
    }

    mutating func leftJoin(_ right: Algebra) {
        replaceAll { left in
            if case .filter(let conditions, let inner) = right {
                .leftJoin(left, inner, conditions.count == 1 ? conditions[0] : .and(conditions))
            } else {
                .leftJoin(left, right, nil)
            }
        }
    }

    mutating func minus(_ right: Algebra) { replaceAll { .minus($0, right) } }

    mutating func extend(_ variable: Variable, _ expression: Expression) {
        replaceAll { .extend($0, variable, expression) }
    }

    /// The variables that have been bound so far.
    var variablesInScope: [Variable] {
        var copy = self
        copy.endTriples()
        return copy.joined.variablesInScope
    }

    /// The algebra of the group.
    mutating func finish() -> Algebra {
        endTriples()
        return filters.isEmpty ? joined : .filter(filters, joined)
    }

    private var joined: Algebra {
        operands.isEmpty ? .unit : operands.count == 1 ? operands[0] : .join(operands)
    }

    private mutating func replaceAll(_ operation: (Algebra) -> Algebra) {
        endTriples()
        operands = [operation(joined)]
        chain += 1
    }
}
