import SPARQLSyntax
import TripleStore

/// Joins rows with a quad pattern by searching an index; see `PatternExtension`.
final class ExtendByPattern: Operator {
    let input: Operator
    private let budget: EvaluationBudget
    private var search: PatternExtension
    private var output = ExtensionOutput()
    private var current: Batch?
    /// For each new column of the search the variable's first, and the columns that must be equal to an earlier one.
    private let equalities: [(Int, Int)]
    private let kept: [Int]

    init(
        _ input: Operator, pattern: ResolvedPattern, context: EvaluationContext, estimate: Double,
        sortedBy: QuadComponent?
    ) {
        self.input = input
        budget = context.budget
        var new: [Variable] = []
        var kept: [Int] = []
        var equalities: [(Int, Int)] = []
        var outputs = 0
        func slot(_ part: ResolvedPattern.Part) -> PatternExtension.Slot {
            switch part {
            case .term(let id): return .constant(id)
            case .variable(let variable):
                if let column = input.column(of: variable) { return .input(column) }
                if let first = new.firstIndex(of: variable) {
                    equalities.append((kept[first], outputs))
                } else {
                    new.append(variable)
                    kept.append(outputs)
                }
                outputs += 1
                return .output
            }
        }
        let subject = slot(pattern.subject)
        let predicate = slot(pattern.predicate)
        let object = slot(pattern.object)
        let graph = pattern.graph.map { PatternExtension.GraphSlot.named(slot($0)) } ?? .defaultGraph
        search = PatternExtension(
            context.snapshot, subject: subject, predicate: predicate, object: object, graph: graph, sortedBy: sortedBy,
            objects: pattern.objects)
        self.equalities = equalities
        self.kept = kept
        super.init(
            variables: input.variables + new, certain: input.certain.union(pattern.variables), estimate: estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        while true {
            if current == nil {
                guard let batch = try input.next() else { return nil }
                current = batch
                search.restart()
            }
            guard let batch = current else { return nil }
            try budget.check()
            if search.next(input: batch.columns, rowCount: batch.count, limit: Operator.batchSize, into: &output) {
                let result = combine(batch)
                if result.count > 0 { return result }
            } else {
                current = nil
            }
        }
    }

    private func combine(_ batch: Batch) -> Batch {
        var result = Batch(width: variables.count)
        for column in batch.columns.indices {
            result.columns[column] =
                output.extendsEachRow ? batch.columns[column] : Batch.gather(batch.columns[column], output.sources)
        }
        for (index, source) in kept.enumerated() {
            result.columns[batch.columns.count + index] = output.columns[source]
        }
        result.count = output.count
        guard !equalities.isEmpty else { return result }
        let rows = (0..<UInt32(output.count)).filter { row in
            equalities.allSatisfy { output.columns[$0.0][Int(row)] == output.columns[$0.1][Int(row)] }
        }
        return result.gathered(rows)
    }
}
