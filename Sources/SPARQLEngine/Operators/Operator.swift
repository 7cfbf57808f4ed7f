import SPARQLSyntax

/// A step of a plan: yields rows, a batch at a time, when it is asked.
class Operator {
    /// How many rows a batch has at most, unless a step makes all of its rows at once.
    static let batchSize = 2048

    /// The variables of the columns.
    let variables: [Variable]
    /// The variables that are bound in every row.
    let certain: Set<Variable>
    /// How many rows are expected.
    let estimate: Double

    init(variables: [Variable], certain: Set<Variable>, estimate: Double) {
        self.variables = variables
        self.certain = certain
        self.estimate = estimate
    }

    /// What the step has done so far, once somebody wants to know.
    var profile: StepProfile?
    /// What the planner has to say about the step beyond its kind, for people who read plans.
    var detail: (() -> String)?

    /// The next rows.
    ///
    /// - Returns: `nil` when there are no more.
    @inline(__always)
    final func next() throws(QueryError) -> Batch? {
        profile == nil ? try produce() : try profiled()
    }

    /// Apart, so that plans of many steps need no more of the stack where nobody wants to know.
    @inline(never)
    private func profiled() throws(QueryError) -> Batch? {
        let start = ContinuousClock.now
        defer { profile?.time += .now - start }
        let batch = try produce()
        profile?.rows += batch?.count ?? 0
        return batch
    }

    /// Makes the next rows, for ``next()``.
    func produce() throws(QueryError) -> Batch? { nil }

    /// How many of the columns tell solutions apart: computed ones do not.
    var identity: Int { variables.count }

    func column(of variable: Variable) -> Int? { variables.firstIndex(of: variable) }

    /// All rows that are left, to be kept.
    func drain(_ budget: EvaluationBudget) throws(QueryError) -> Batch {
        var all = Batch(width: variables.count)
        while let batch = try next() {
            try budget.keep(total: all.count + batch.count, new: batch.count, width: variables.count)
            if all.count == 0 { all = batch } else { all.append(batch) }
        }
        return all
    }
}

/// What a step has done: its rows, and the time that it and the steps below it took.
struct StepProfile {
    var rows = 0
    var time = Duration.zero
}

/// One row without columns: what a pattern starts from.
final class UnitOperator: Operator {
    private var isDone = false

    init() { super.init(variables: [], certain: [], estimate: 1) }

    override func produce() -> Batch? {
        guard !isDone else { return nil }
        isDone = true
        var batch = Batch(width: 0)
        batch.count = 1
        return batch
    }
}

/// Rows that are at hand: `VALUES`, or what another step has kept.
final class RowsOperator: Operator {
    private var rows: Batch?

    init(_ rows: Batch, variables: [Variable], certain: Set<Variable>) {
        self.rows = rows
        super.init(variables: variables, certain: certain, estimate: Double(rows.count))
    }

    override func produce() -> Batch? {
        defer { rows = nil }
        return rows?.count == 0 ? nil : rows
    }
}

/// Rows that another step puts here, one batch after the other: the start of a plan that runs once for each batch.
final class FeedOperator: Operator {
    private var waiting: Batch?

    func feed(_ batch: Batch) { waiting = batch }

    override func produce() -> Batch? {
        defer { waiting = nil }
        return waiting?.count == 0 ? nil : waiting
    }
}
