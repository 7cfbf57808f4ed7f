extension Query {
    /// A query for rows, built in Swift: what is put into it is a term and never read as SPARQL, so nothing has to be escaped.
    ///
    /// ```swift
    /// let who = Variable("who"), place = Variable("place")
    /// let query = Query.select(who, place) {
    ///     TriplePattern(who, Core.visited, place)
    ///     OptionalGroup { TriplePattern(place, Vocabulary.RDFS.label, Variable("label")) }
    ///     Filter(place.differs(from: home))
    /// }
    /// .distinct().ordered(by: who).limited(to: 10)
    /// ```
    ///
    /// - Parameters:
    ///   - variables: the columns; all variables of the pattern when there are none.
    ///   - elements: the group graph pattern.
    public static func select(
        _ variables: Variable..., @GroupElementsBuilder where elements: () -> [any GroupElement]
    ) -> Query {
        let algebra = GroupPattern.algebra(of: elements())
        let columns = variables.isEmpty ? algebra.variablesInScope.filter { !$0.isHidden } : variables
        return Query(form: .select(columns), algebra: .project(algebra, columns))
    }

    /// A query for whether a pattern has a match.
    public static func ask(@GroupElementsBuilder where elements: () -> [any GroupElement]) -> Query {
        Query(form: .ask, algebra: GroupPattern.algebra(of: elements()))
    }

    /// A query for the triples of a template, for each match of a pattern.
    public static func construct(
        _ template: TriplePattern..., @GroupElementsBuilder where elements: () -> [any GroupElement]
    ) -> Query {
        Query(form: .construct(template), algebra: GroupPattern.algebra(of: elements()))
    }

    /// `DISTINCT`: no row twice, counted before rows are limited.
    public func distinct() -> Query {
        guard case .slice(let inner, let offset, let limit) = algebra else { return with(.distinct(algebra)) }
        return with(.slice(.distinct(inner), offset: offset, limit: limit))
    }

    /// `ORDER BY`, before all else that changes rows.
    ///
    /// - Parameters:
    ///   - value: what rows are ordered by.
    ///   - isDescending: whether large values come first.
    public func ordered(by value: some PatternTermConvertible, isDescending: Bool = false) -> Query {
        with(algebra.ordered(by: OrderCondition(value.value, isDescending: isDescending)))
    }

    /// `LIMIT` and `OFFSET`, in place of those that are there.
    ///
    /// - Parameters:
    ///   - limit: the largest number of rows.
    ///   - offset: how many rows are left out before.
    public func limited(to limit: Int, offset: Int = 0) -> Query {
        guard case .slice(let inner, _, _) = algebra else {
            return with(.slice(algebra, offset: offset, limit: limit))
        }
        return with(.slice(inner, offset: offset, limit: limit))
    }

    private func with(_ algebra: Algebra) -> Query {
        var query = self
        query.algebra = algebra
        return query
    }
}

extension Algebra {
    /// Ordered within projection, distinction and slices, where variables that are no columns are still there; a second order comes
    /// after the first.
    fileprivate func ordered(by condition: OrderCondition) -> Algebra {
        switch self {
        case .project(let inner, let columns): .project(inner.ordered(by: condition), columns)
        case .distinct(let inner): .distinct(inner.ordered(by: condition))
        case .slice(let inner, let offset, let limit):
            .slice(inner.ordered(by: condition), offset: offset, limit: limit)
        case .orderBy(let inner, let conditions): .orderBy(inner, conditions + [condition])
        default: .orderBy(self, [condition])
        }
    }
}
