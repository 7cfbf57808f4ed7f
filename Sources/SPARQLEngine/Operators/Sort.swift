import RDF
import SPARQLSyntax
import TripleStore

/// Sorts rows (SPARQL 1.2 Query, section 15.1): unbound, blank nodes, IRIs, literals, triple terms; literals by value where
/// they have an order, in a fixed order of their kinds otherwise.
///
/// Rows that compare equal stay in their order.
final class Sort: Operator {
    let input: Operator
    private let conditions: [(expression: CompiledExpression, isDescending: Bool)]
    private let context: EvaluationContext
    /// How many rows are needed at most.
    let limit: Int?
    private var isDone = false

    init(
        _ input: Operator, _ conditions: [(expression: CompiledExpression, isDescending: Bool)], limit: Int?,
        context: EvaluationContext
    ) {
        self.input = input
        self.conditions = conditions
        self.limit = limit
        self.context = context
        super.init(variables: input.variables, certain: input.certain, estimate: input.estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard !isDone else { return nil }
        isDone = true
        let rows = try input.drain(context.budget)
        guard rows.count > 0 else { return nil }
        if conditions.isEmpty { return rows }
        let columns = conditions.map { SortColumn($0.expression, isDescending: $0.isDescending, rows, context) }
        return rows.gathered(RowSorter(rows, columns, context).sorted(limit: limit))
    }
}
