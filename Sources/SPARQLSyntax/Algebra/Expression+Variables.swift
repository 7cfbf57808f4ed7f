extension Expression {
    /// The variables whose values the expression looks at, those inside `EXISTS` and aggregates left out.
    public var variables: Set<Variable> {
        var result = Set<Variable>()
        collect(&result)
        return result
    }

    /// Whether `EXISTS` stands anywhere in the expression.
    public var containsExists: Bool {
        if case .exists = self { return true }
        return operands.contains(where: \.containsExists)
    }

    /// The expressions right below this one.
    public var operands: [Expression] {
        switch self {
        case .term, .variable, .exists, .aggregate: []
        case .or(let parts), .and(let parts), .call(_, let parts), .function(_, let parts): parts
        case .comparison(_, let left, let right): [left, right]
        case .membership(let value, let list, _): [value] + list
        case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
        case .not(let inner), .minus(let inner), .plus(let inner): [inner]
        }
    }

    private func collect(_ result: inout Set<Variable>) {
        if case .variable(let variable) = self { result.insert(variable) }
        for operand in operands { operand.collect(&result) }
    }
}
