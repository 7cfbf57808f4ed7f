/// Counts what an evaluation uses, and stops it at its limits.
///
/// Asked once for each batch of rows, so that asking costs nothing beside them.
final class EvaluationBudget {
    private let limits: QueryLimits
    private let deadline: ContinuousClock.Instant?
    private var keptBytes = 0

    init(_ limits: QueryLimits) {
        self.limits = limits
        deadline = limits.timeout.map { .now + $0 }
    }

    /// Whether the evaluation may go on.
    ///
    /// - Throws: `cancelled` when the task around it has been, `timeout` when its time is over.
    func check() throws(QueryError) {
        if Task.isCancelled { throw QueryError(.cancelled, "The query was cancelled.") }
        guard let deadline, deadline <= .now else { return }
        throw QueryError(
            .timeout,
            "The query has taken longer than \(limits.timeout ?? .zero); make it more selective, or allow more time.")
    }

    /// Whether a step may have so many rows, and the evaluation go on.
    ///
    /// - Throws: `limit` when they are too many, and what `check()` throws.
    func allow(rows count: Int) throws(QueryError) {
        try check()
        guard count <= limits.maximumRows else {
            throw QueryError(
                .limit,
                "A step of the query has more than \(limits.maximumRows) rows; make it more selective or add LIMIT.")
        }
    }

    /// Notes rows that a step keeps.
    ///
    /// - Parameters:
    ///   - total: how many rows the step keeps by now.
    ///   - new: how many of them it has not noted yet.
    ///   - width: how many numbers each of them has.
    /// - Throws: `limit` when they are too many, and what `check()` throws.
    func keep(total: Int, new: Int, width: Int) throws(QueryError) {
        try allow(rows: total)
        keptBytes += new * width * MemoryLayout<UInt32>.size
        guard let most = limits.maximumMemory, keptBytes > most else { return }
        throw QueryError(
            .limit,
            "The query keeps more than \(most >> 20) MB of rows; make it more selective, or allow more memory.")
    }
}
