public import RDF

/// The operations that a query is made of (SPARQL 1.1 Query, section 18.2).
///
/// Joins and unions take any number of operands, so that long chains of them stay flat.
public indirect enum Algebra: Hashable, Sendable {
    /// `BGP`: triple patterns that must all match. Without patterns it has one solution that binds nothing.
    case basicGraphPattern([TriplePattern])
    /// `Path`: two nodes and a path between them.
    case path(PatternTerm, PropertyPath, PatternTerm)
    /// `Join`.
    case join([Algebra])
    /// `LeftJoin`: `OPTIONAL`, with the filter of the optional part.
    case leftJoin(Algebra, Algebra, Expression?)
    /// `Filter`.
    case filter([Expression], Algebra)
    /// `Union`.
    case union([Algebra])
    /// `Graph`: the pattern in one named graph, or in each of them.
    case graph(PatternTerm, Algebra)
    /// `Extend`: `BIND`, or `AS` in `SELECT`.
    case extend(Algebra, Variable, Expression)
    /// `Minus`.
    case minus(Algebra, Algebra)
    /// `VALUES`: rows of terms; `nil` for `UNDEF`.
    case values([Variable], [[Term?]])
    /// `SERVICE`: an endpoint, the pattern it is asked for, the same as a query of its own, and whether it may fail.
    case service(PatternTerm, Algebra, query: String, isSilent: Bool)
    /// `Group` with its aggregates, each with the variable that holds its result.
    case group(Algebra, keys: [GroupKey], aggregates: [BoundAggregate])
    /// `OrderBy`.
    case orderBy(Algebra, [OrderCondition])
    /// `Project`.
    case project(Algebra, [Variable])
    /// `Distinct`.
    case distinct(Algebra)
    /// `Reduced`.
    case reduced(Algebra)
    /// `Slice`.
    case slice(Algebra, offset: Int, limit: Int?)

    /// A pattern that has one solution, which binds nothing.
    public static let unit = Algebra.basicGraphPattern([])
}

/// What groups are made by: an expression and the variable that holds its value.
public struct GroupKey: Hashable, Sendable {
    /// The variable.
    public var variable: Variable
    /// The expression; the variable itself for `GROUP BY ?x`.
    public var expression: Expression

    /// Makes a key.
    public init(_ variable: Variable, _ expression: Expression) {
        self.variable = variable
        self.expression = expression
    }
}

/// An aggregate and the variable that holds its result.
public struct BoundAggregate: Hashable, Sendable {
    /// The variable.
    public var variable: Variable
    /// The aggregate.
    public var aggregate: Aggregate

    /// Makes a bound aggregate.
    public init(_ variable: Variable, _ aggregate: Aggregate) {
        self.variable = variable
        self.aggregate = aggregate
    }
}

/// What `ORDER BY` compares.
public struct OrderCondition: Hashable, Sendable {
    /// What is computed for each row.
    public var expression: Expression
    /// Whether large values come first.
    public var isDescending: Bool

    /// Makes a condition.
    public init(_ expression: Expression, isDescending: Bool) {
        self.expression = expression
        self.isDescending = isDescending
    }
}
