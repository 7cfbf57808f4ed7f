import SPARQLSyntax
import TripleStore

/// Makes one row of each group of rows, with the results of aggregates (SPARQL 1.1 Query, section 18.5.1).
final class Grouping: Operator {
    let input: Operator
    let keys: [Int]
    let aggregates: [(aggregate: Aggregate, argument: CompiledExpression?)]
    private let context: EvaluationContext
    private var isDone = false

    /// - Parameters:
    ///   - keys: the columns of the input that make the groups.
    init(
        _ input: Operator, keys: [Int], names: [Variable],
        aggregates: [(aggregate: Aggregate, argument: CompiledExpression?)], context: EvaluationContext
    ) {
        self.input = input
        self.keys = keys
        self.aggregates = aggregates
        self.context = context
        let keyVariables = Set(names.prefix(keys.count))
        super.init(
            variables: names, certain: input.certain.intersection(keyVariables),
            estimate: keys.isEmpty ? 1 : max(input.estimate / 8, 1))
    }

    override func produce() throws(QueryError) -> Batch? {
        guard !isDone else { return nil }
        isDone = true
        var groups = KeyTable(width: keys.count)
        var accumulators = aggregates.map { AggregateColumn($0.aggregate, argument: $0.argument, context: context) }
        while let batch = try input.next() {
            let countBefore = groups.count
            let numbers = groups.insert(batch, keys)
            for index in accumulators.indices { accumulators[index].add(batch, numbers, groupCount: groups.count) }
            try context.budget.keep(
                total: groups.count, new: groups.count - countBefore, width: keys.count + accumulators.count)
        }
        // Without GROUP BY there is one group, even of no rows.
        let count = keys.isEmpty ? 1 : groups.count
        var result = Batch(width: 0)
        result.count = count
        result.columns = groups.columns
        for index in accumulators.indices { result.columns.append(accumulators[index].results(groupCount: count)) }
        return count == 0 ? nil : result
    }
}
