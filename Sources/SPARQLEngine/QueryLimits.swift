/// What one evaluation of a query may use.
public struct QueryLimits: Hashable, Sendable {
    /// How many rows an operator that has to keep its input (joins, sorting, results) may keep; groups, `DISTINCT` and the
    /// triples of `CONSTRUCT` are not counted.
    public var maximumRows: Int

    /// Makes limits.
    ///
    /// - Parameter maximumRows: how many rows an operator may keep; 100 million unless told.
    public init(maximumRows: Int = 100_000_000) { self.maximumRows = maximumRows }
}
