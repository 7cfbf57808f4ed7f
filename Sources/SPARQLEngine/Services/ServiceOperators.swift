import RDF
import SPARQLSyntax
import TripleStore

/// The solutions of one endpoint, which is asked when they are wanted.
final class ServiceRows: Operator {
    private let call: ServiceCall
    let endpoint: Term
    private var isDone = false

    init(_ call: ServiceCall, at endpoint: Term) {
        self.call = call
        self.endpoint = endpoint
        super.init(variables: call.variables, certain: [], estimate: 1000)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard !isDone else { return nil }
        isDone = true
        let rows = try call.rows(at: endpoint)
        return rows.count == 0 ? nil : rows
    }
}

/// Joins rows with the solutions of the endpoints that a variable of theirs names.
final class ServiceJoin: Operator {
    let input: Operator
    private let call: ServiceCall
    let endpoint: Variable
    private let context: EvaluationContext
    /// A join for each endpoint that the input names.
    private var joins: [HashJoin] = []

    init(_ input: Operator, _ call: ServiceCall, endpoint: Variable, context: EvaluationContext) {
        self.input = input
        self.call = call
        self.endpoint = endpoint
        self.context = context
        super.init(
            variables: input.variables + call.variables.filter { !input.variables.contains($0) },
            certain: input.certain,
            estimate: input.estimate * 10)
    }

    override func produce() throws(QueryError) -> Batch? {
        while true {
            while let join = joins.last {
                if let rows = try join.next() { return rows }
                joins.removeLast()
            }
            // The input may be a feed, which has rows again and again.
            let rows = try input.drain(context.budget)
            guard rows.count > 0 else { return nil }
            joins = try ask(for: rows)
        }
    }

    private func ask(for rows: Batch) throws(QueryError) -> [HashJoin] {
        guard let column = input.column(of: endpoint) else { return [] }
        var endpoints = KeyTable(width: 1)
        var places: [[UInt32]] = []
        for row in 0..<rows.count {
            let (number, isNew) = endpoints.insert(rows, row, [column])
            if isNew { places.append([]) }
            places[number].append(UInt32(row))
        }
        var joins: [HashJoin] = []
        for (number, value) in endpoints.columns[0].enumerated() {
            let own = RowsOperator(rows.gathered(places[number]), variables: input.variables, certain: input.certain)
            let found = try call.rows(at: context.term(TermID(rawValue: value)))
            joins.append(
                HashJoin(
                    own, RowsOperator(found, variables: call.variables, certain: []), kind: .inner, context: context,
                    estimate: estimate))
        }
        // The last of the list comes first.
        return joins.reversed()
    }
}
