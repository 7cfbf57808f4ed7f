import SPARQLSyntax

/// Keeps some of the columns.
final class Project: Operator {
    let input: Operator
    private let sources: [Int?]

    init(_ input: Operator, _ variables: [Variable]) {
        self.input = input
        sources = variables.map { input.column(of: $0) }
        super.init(variables: variables, certain: input.certain.intersection(variables), estimate: input.estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        var result = Batch(width: 0)
        result.count = batch.count
        result.columns = sources.map { source in
            source.map { batch.columns[$0] } ?? [UInt32](repeating: 0, count: batch.count)
        }
        return result
    }
}

/// Keeps the first of equal rows.
final class Distinct: Operator {
    let input: Operator
    private let budget: EvaluationBudget
    private var seen: KeyTable
    private let key: [Int]

    init(_ input: Operator, _ budget: EvaluationBudget) {
        self.input = input
        self.budget = budget
        key = Array(input.variables.indices)
        seen = KeyTable(width: key.count)
        super.init(variables: input.variables, certain: input.certain, estimate: input.estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            var kept: [UInt32] = []
            for row in 0..<batch.count where seen.insert(batch, row, key).isNew { kept.append(UInt32(row)) }
            try budget.keep(total: seen.count, new: kept.count, width: key.count)
            if kept.count == batch.count { return batch }
            if !kept.isEmpty { return batch.gathered(kept) }
        }
        return nil
    }
}

/// Leaves rows out at the start and stops after a number of rows (`OFFSET`, `LIMIT`).
final class SliceRows: Operator {
    let input: Operator
    private var toSkip: Int
    private var toTake: Int

    init(_ input: Operator, offset: Int, limit: Int?) {
        self.input = input
        toSkip = offset
        toTake = limit ?? .max
        super.init(
            variables: input.variables, certain: input.certain,
            estimate: min(input.estimate, limit.map { Double($0) } ?? input.estimate))
    }

    /// For people who read plans.
    var title: String {
        (toSkip > 0 ? "skip \(toSkip)" : "") + (toSkip > 0 && toTake < .max ? ", " : "")
            + (toTake < .max ? "first \(toTake)" : "")
    }

    override func produce() throws(QueryError) -> Batch? {
        while toTake > 0, let batch = try input.next() {
            let first = min(toSkip, batch.count)
            let last = first + min(toTake, batch.count - first)
            toSkip -= first
            guard last > first else { continue }
            toTake -= last - first
            return last - first == batch.count ? batch : batch.gathered((UInt32(first)..<UInt32(last)).map { $0 })
        }
        return nil
    }
}
