/// What one evaluation of a query, or of the pattern of an update, may use.
///
/// An evaluation also ends when the task around it is cancelled.
public struct QueryLimits: Hashable, Sendable {
    /// How many rows a step that has to keep them (joins, sorting, grouping, `DISTINCT`, results) may keep.
    public var maximumRows: Int
    /// How much memory all kept rows may take, in bytes; no limit where it is `nil`.
    ///
    /// What texts take that the query computes is not counted.
    public var maximumMemory: Int?
    /// How long the evaluation may take; no limit where it is `nil`.
    public var timeout: Duration?

    /// Makes limits.
    ///
    /// - Parameters:
    ///   - maximumRows: how many rows a step may keep; 100 million unless told.
    ///   - maximumMemory: how much memory all kept rows may take, in bytes.
    ///   - timeout: how long the evaluation may take.
    public init(maximumRows: Int = 100_000_000, maximumMemory: Int? = nil, timeout: Duration? = nil) {
        self.maximumRows = maximumRows
        self.maximumMemory = maximumMemory
        self.timeout = timeout
    }
}
