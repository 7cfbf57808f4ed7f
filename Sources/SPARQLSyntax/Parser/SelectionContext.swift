/// What aggregates were met in a query or subquery, each with the variable that will hold its result.
struct SelectionContext {
    private(set) var aggregates: [BoundAggregate] = []
    /// Whether an aggregate may stand where the parser is.
    var allowsAggregates = false

    /// The variable that holds the result of an aggregate; equal ones share it.
    mutating func variable(for aggregate: Aggregate) -> Variable {
        if let known = aggregates.first(where: { $0.aggregate == aggregate }) { return known.variable }
        let variable = Variable(".aggregate\(aggregates.count)")
        aggregates.append(BoundAggregate(variable, aggregate))
        return variable
    }
}
