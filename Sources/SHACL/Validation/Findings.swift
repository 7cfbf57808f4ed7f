import RDF

/// What a shape found wrong with some focus nodes.
struct Findings {
    /// Whether results are wanted, not only which nodes fail.
    let keepsResults: Bool
    /// For each focus node whether it fails.
    private(set) var failed: [Bool]
    /// The results.
    private(set) var results: [RawResult] = []
    /// The shape and the constraint that is looked at.
    let shape: Int
    var constraint = 0

    init(_ shape: Int, count: Int, keepsResults: Bool) {
        self.shape = shape
        self.keepsResults = keepsResults
        failed = [Bool](repeating: false, count: count)
    }

    /// Notes that a value is wrong.
    @inline(__always)
    mutating func add(_ table: ValueTable, row: Int) {
        add(table, source: Int(table.sources[row]), value: table.values[row])
    }

    /// Notes that something is wrong with a focus node.
    ///
    /// - Parameters:
    ///   - source: the place of the focus node.
    ///   - value: the value that is wrong; 0 for none.
    ///   - path: the predicate that led to the value, where it is not the shape's path; 0 for that.
    ///   - count: how many values there are, where their number is wrong.
    ///   - details: what a query says of it.
    mutating func add(
        _ table: ValueTable, source: Int, value: UInt32 = 0, path: UInt32 = 0, count: Int = 0,
        details: QueryDetails? = nil
    ) {
        failed[source] = true
        guard keepsResults else { return }
        results.append(
            RawResult(
                origin: source, focus: table.focus[source], value: value, path: path, shape: shape,
                constraint: constraint, count: count, details: details))
    }

    /// Notes what another shape found wrong with a value.
    mutating func add(_ result: RawResult, source: Int) {
        failed[source] = true
        guard keepsResults else { return }
        results.append(result)
        results[results.count - 1].origin = source
    }

    mutating func fail(_ source: Int) { failed[source] = true }
}

/// A result by numbers.
struct RawResult {
    /// The place of the focus node of the outer shape.
    var origin: Int
    let focus: UInt32
    let value: UInt32
    let path: UInt32
    let shape: Int
    let constraint: Int
    let count: Int
    let details: QueryDetails?
}

/// What a query says of a violation.
struct QueryDetails {
    let messages: [Literal]
}
