import SPARQLSyntax

/// The rows of several steps, one step after the other; variables that a step lacks are unbound.
final class Union: Operator {
    let inputs: [Operator]
    private var current = 0

    init(_ inputs: [Operator]) {
        self.inputs = inputs
        var variables: [Variable] = []
        for input in inputs { variables += input.variables.filter { !variables.contains($0) } }
        let certain = inputs.dropFirst().reduce(inputs.first?.certain ?? []) { $0.intersection($1.certain) }
        super.init(variables: variables, certain: certain, estimate: inputs.reduce(0) { $0 + $1.estimate })
    }

    override func produce() throws(QueryError) -> Batch? {
        while current < inputs.count {
            if let batch = try inputs[current].next() { return arranged(batch, of: inputs[current]) }
            current += 1
        }
        return nil
    }

    private func arranged(_ batch: Batch, of input: Operator) -> Batch {
        var result = Batch(width: variables.count)
        result.count = batch.count
        for (column, variable) in variables.enumerated() {
            result.columns[column] =
                input.column(of: variable).map { batch.columns[$0] } ?? [UInt32](repeating: 0, count: batch.count)
        }
        return result
    }
}

/// Sends each batch of the input through several plans and yields the rows of all.
final class BranchedUnion: Operator {
    let input: Operator
    let branches: [(feed: FeedOperator, plan: Operator)]
    private var current: Batch?
    private var branch = 0

    init(_ input: Operator, _ branches: [(feed: FeedOperator, plan: Operator)]) {
        self.input = input
        self.branches = branches
        var variables = input.variables
        for branch in branches { variables += branch.plan.variables.filter { !variables.contains($0) } }
        let certain = branches.dropFirst().reduce(branches.first?.plan.certain ?? []) {
            $0.intersection($1.plan.certain)
        }
        super.init(
            variables: variables, certain: certain.union(input.certain),
            estimate: branches.reduce(0) { $0 + $1.plan.estimate })
    }

    override func produce() throws(QueryError) -> Batch? {
        while true {
            if current == nil {
                current = try input.next()
                branch = 0
                guard let batch = current else { return nil }
                branches.first?.feed.feed(batch)
            }
            guard let batch = current else { return nil }
            if branch < branches.count, let result = try branches[branch].plan.next() {
                return arranged(result, of: branches[branch].plan)
            }
            branch += 1
            if branch < branches.count { branches[branch].feed.feed(batch) } else { current = nil }
        }
    }

    private func arranged(_ batch: Batch, of plan: Operator) -> Batch {
        var result = Batch(width: variables.count)
        result.count = batch.count
        for (column, variable) in variables.enumerated() {
            result.columns[column] =
                plan.column(of: variable).map { batch.columns[$0] } ?? [UInt32](repeating: 0, count: batch.count)
        }
        return result
    }
}
