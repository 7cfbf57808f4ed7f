import RDF
import SPARQLSyntax

extension EvaluationContext {
    /// `+`, `-`, `*`, `/` on numbers, in the wider of their types (XPath 2.0 functions, section 6.2).
    func calculate(_ operation: Expression.ArithmeticStep.Operator, _ left: Value, _ right: Value) -> Value {
        let left = decoded(left)
        let right = decoded(right)
        switch (left, right) {
        case (.integer(let first), .integer(let second)): return calculateIntegers(operation, first, second)
        case (.double, _), (_, .double):
            guard let first = left.double, let second = right.double else { return .error }
            return .double(apply(operation, first, second))
        case (.float, _), (_, .float):
            guard let first = left.double, let second = right.double else { return .error }
            return .float(apply(operation, Float(first), Float(second)))
        default:
            guard let first = decimal(left), let second = decimal(right) else { return .error }
            return calculateDecimals(operation, first, second)
        }
    }

    /// The number as a decimal, for integers and decimals.
    func decimal(_ value: Value) -> XSDDecimal? {
        switch value {
        case .integer(let value): XSDDecimal(value)
        case .decimal(let value): value
        default: nil
        }
    }

    private func calculateIntegers(
        _ operation: Expression.ArithmeticStep.Operator, _ left: Int64, _ right: Int64
    ) -> Value {
        let (result, overflow) =
            switch operation {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            case .multiply: left.multipliedReportingOverflow(by: right)
            case .divide: (Int64(0), true)
            }
        if !overflow { return .integer(result) }
        guard operation == .divide else { return .error }
        // The quotient of integers is a decimal.
        return calculateDecimals(.divide, XSDDecimal(left), XSDDecimal(right))
    }

    private func calculateDecimals(
        _ operation: Expression.ArithmeticStep.Operator, _ left: XSDDecimal, _ right: XSDDecimal
    ) -> Value {
        let result =
            switch operation {
            case .add: left.adding(right)
            case .subtract: left.subtracting(right)
            case .multiply: left.multiplied(by: right)
            case .divide: left.divided(by: right)
            }
        return result.map { .decimal($0) } ?? .error
    }

    private func apply<Number: BinaryFloatingPoint>(
        _ operation: Expression.ArithmeticStep.Operator, _ left: Number, _ right: Number
    ) -> Number {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        }
    }

    func negate(_ value: Value) -> Value {
        switch decoded(value) {
        case .integer(let value): value == .min ? .error : .integer(-value)
        case .decimal(let value): value.negated.map { .decimal($0) } ?? .error
        case .float(let value): .float(-value)
        case .double(let value): .double(-value)
        default: .error
        }
    }
}
