extension PatternTermConvertible {
    /// The value in an expression.
    public var value: Expression {
        switch patternTerm {
        case .variable(let variable): .variable(variable)
        case .term(let term): .term(term)
        case .triple(let pattern):
            .call(.triple, [pattern.subject.value, pattern.predicate.value, pattern.object.value])
        }
    }

    /// `a = b`.
    public func equals(_ other: some PatternTermConvertible) -> Expression {
        .comparison(.equal, value, other.value)
    }

    /// `a != b`.
    public func differs(from other: some PatternTermConvertible) -> Expression {
        .comparison(.notEqual, value, other.value)
    }

    /// `a < b`.
    public func isLess(than other: some PatternTermConvertible) -> Expression {
        .comparison(.less, value, other.value)
    }

    /// `a > b`.
    public func isGreater(than other: some PatternTermConvertible) -> Expression {
        .comparison(.greater, value, other.value)
    }

    /// `a IN (b, …)`.
    public func isOne(of others: [any PatternTermConvertible]) -> Expression {
        .membership(value, others.map { $0.value }, negated: false)
    }

    /// A function that the grammar names, with this as its first argument: `name.call(.contains, "Pan")`.
    public func call(_ function: BuiltInFunction, _ others: any PatternTermConvertible...) -> Expression {
        .call(function, [value] + others.map { $0.value })
    }
}

extension Expression {
    /// `a && b`.
    public static func && (left: Expression, right: Expression) -> Expression { .and([left, right]) }
    /// `a || b`.
    public static func || (left: Expression, right: Expression) -> Expression { .or([left, right]) }
    /// `!a`.
    public static prefix func ! (operand: Expression) -> Expression { .not(operand) }
}
