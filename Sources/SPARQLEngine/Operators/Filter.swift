import SPARQLSyntax
import TripleStore

/// Keeps the rows for which all conditions are true.
final class Filter: Operator {
    let input: Operator
    private let conditions: [CompiledExpression]
    private let context: EvaluationContext

    init(_ input: Operator, _ conditions: [CompiledExpression], context: EvaluationContext) {
        self.input = input
        self.conditions = conditions
        self.context = context
        super.init(
            variables: input.variables, certain: input.certain,
            estimate: input.estimate / Double(1 + 2 * conditions.count))
    }

    override func produce() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            var kept = (0..<UInt32(batch.count)).map { $0 }
            for condition in conditions { kept = condition.rows(kept, of: batch, context) }
            if kept.count == batch.count { return batch }
            if !kept.isEmpty { return batch.gathered(kept) }
        }
        return nil
    }
}

/// Adds a column with the values of an expression (`BIND`, or `AS`).
final class Extend: Operator {
    let input: Operator
    private let expression: CompiledExpression
    private let context: EvaluationContext

    init(_ input: Operator, _ variable: Variable, _ expression: CompiledExpression, context: EvaluationContext) {
        self.input = input
        self.expression = expression
        self.context = context
        super.init(variables: input.variables + [variable], certain: input.certain, estimate: input.estimate)
    }

    override var identity: Int { input.identity }

    override func produce() throws(QueryError) -> Batch? {
        guard var batch = try input.next() else { return nil }
        var column: [UInt32] = []
        column.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            column.append(context.id(of: expression.value(batch, row, context)).rawValue)
        }
        batch.columns.append(column)
        return batch
    }
}
