import RDF
import SPARQLSyntax
import TripleStore

/// An expression whose variables are columns and whose constants are values.
indirect enum CompiledExpression {
    case constant(Value)
    case column(Int)
    case or([CompiledExpression])
    case and([CompiledExpression])
    case comparison(Expression.Comparison, CompiledExpression, CompiledExpression)
    /// A comparison of a column with a constant, and the same in general.
    case inlineComparison(InlineComparison, CompiledExpression)
    /// A test of stored text, and the same in general.
    case textTest(TextTest, CompiledExpression)
    /// `LANGMATCHES(LANG(…), …)` of a column, and the same in general.
    case languageTest(LanguageTest, CompiledExpression)
    case membership(CompiledExpression, [CompiledExpression], negated: Bool)
    case arithmetic(CompiledExpression, [(Expression.ArithmeticStep.Operator, CompiledExpression)])
    case not(CompiledExpression)
    case minus(CompiledExpression)
    case plus(CompiledExpression)
    case coalesce([CompiledExpression])
    case conditional(CompiledExpression, CompiledExpression, CompiledExpression)
    case bound(Int)
    /// `BNODE`; what identifies a solution are its first columns, as many as there were before any was computed.
    case blankNode(CompiledExpression?, identity: Int)
    case regex(CompiledExpression, CompiledExpression, RegexCache, flags: CompiledExpression?)
    /// `REGEX` with a pattern that is the same in every row; `nil` for a malformed one.
    case matches(CompiledExpression, XPathRegex?)
    /// `STR`.
    case string(CompiledExpression)
    case call(BuiltInFunction, [CompiledExpression])
    case cast(CastTarget, CompiledExpression)
    /// A function that is none of SPARQL's own.
    case custom(QueryFunction, [CompiledExpression])

    /// The value for a row.
    func value(_ batch: Batch, _ row: Int, _ context: EvaluationContext) -> Value {
        switch self {
        case .constant(let value): return value
        case .column(let column):
            let id = TermID(rawValue: batch.columns[column][row])
            return id == .none ? .error : .term(id)
        case .or(let parts): return logical(parts, batch, row, context, decisive: true)
        case .and(let parts): return logical(parts, batch, row, context, decisive: false)
        case .comparison(let comparison, let left, let right):
            return CompiledExpression.compare(
                comparison, left.value(batch, row, context), right.value(batch, row, context), context)
        case .inlineComparison(let fast, let general):
            return fast.answer(batch, row).map { .boolean($0) } ?? general.value(batch, row, context)
        case .textTest(let fast, let general):
            return fast.answer(batch, row, context).map { .boolean($0) } ?? general.value(batch, row, context)
        case .languageTest(let fast, let general):
            return fast.answer(batch, row, context).map { .boolean($0) } ?? general.value(batch, row, context)
        case .membership(let value, let list, let negated):
            return membership(value.value(batch, row, context), list, negated, batch, row, context)
        case .arithmetic(let first, let steps):
            var result = first.value(batch, row, context)
            for (operation, operand) in steps {
                result = context.calculate(operation, result, operand.value(batch, row, context))
            }
            return result
        case .not(let inner):
            return inner.boolean(batch, row, context).map { .boolean(!$0) } ?? .error
        case .minus(let inner): return context.negate(inner.value(batch, row, context))
        case .plus(let inner):
            let value = context.decoded(inner.value(batch, row, context))
            return value.isNumeric ? value : .error
        case .coalesce(let parts):
            for part in parts {
                let value = part.value(batch, row, context)
                if !value.isError { return value }
            }
            return .error
        case .conditional(let condition, let first, let second):
            guard let choice = condition.boolean(batch, row, context) else { return .error }
            return (choice ? first : second).value(batch, row, context)
        case .bound(let column): return .boolean(batch.columns[column][row] != 0)
        case .blankNode(let label, let identity):
            return context.blankNode(label?.value(batch, row, context), batch, row, identity)
        case .regex(let text, let pattern, let cache, let flags):
            return cache.matches(
                text.value(batch, row, context), pattern.value(batch, row, context),
                flags?.value(batch, row, context), context)
        case .matches(let text, let regex): return context.matches(text.value(batch, row, context), regex)
        case .string(let inner): return context.string(of: inner.value(batch, row, context))
        case .call(let function, let arguments):
            if let part = CompiledExpression.datePart(function, arguments, batch, row) { return part }
            return context.call(function, arguments.map { $0.value(batch, row, context) })
        case .cast(let target, let inner): return context.cast(inner.value(batch, row, context), to: target)
        case .custom(let function, let arguments):
            var terms: [Term] = []
            for argument in arguments {
                guard let term = context.term(argument.value(batch, row, context)) else { return .error }
                terms.append(term)
            }
            return function(terms).map { .term(context.id(of: $0)) } ?? .error
        }
    }

    /// The year, month or day of a date that its id holds; `nil` for everything else.
    private static func datePart(
        _ function: BuiltInFunction, _ arguments: [CompiledExpression], _ batch: Batch, _ row: Int
    ) -> Value? {
        guard function == .year || function == .month || function == .day, case .column(let column) = arguments[0],
            case let id = TermID(rawValue: batch.columns[column][row]), id.inlineTag == .date
        else { return nil }
        let date = id.date
        return .integer(Int64(function == .year ? date.year : function == .month ? date.month : date.day))
    }

    /// The effective boolean value for a row; `nil` for errors.
    func boolean(_ batch: Batch, _ row: Int, _ context: EvaluationContext) -> Bool? {
        switch self {
        case .inlineComparison(let fast, _): if let answer = fast.answer(batch, row) { return answer }
        case .textTest(let fast, _): if let answer = fast.answer(batch, row, context) { return answer }
        case .languageTest(let fast, _): if let answer = fast.answer(batch, row, context) { return answer }
        default: break
        }
        let value = value(batch, row, context)
        if case .boolean(let boolean) = value { return boolean }
        return context.effectiveBoolean(value)
    }

    /// Those of some rows for which the value is true.
    func rows(_ rows: [UInt32], of batch: Batch, _ context: EvaluationContext) -> [UInt32] {
        var kept: [UInt32] = []
        for (index, row) in rows.enumerated() {
            if case .textTest(let fast, _) = self, index % TextTest.nearby == 0 {
                fast.bringNear(rows[index..<min(index + TextTest.nearby, rows.count)], of: batch, context)
            }
            if boolean(batch, Int(row), context) == true { kept.append(row) }
        }
        return kept
    }

    /// `||` and `&&`: one decisive operand decides, whatever errors the others have (section 17.2).
    private func logical(
        _ parts: [CompiledExpression], _ batch: Batch, _ row: Int, _ context: EvaluationContext, decisive: Bool
    ) -> Value {
        var hasError = false
        for part in parts {
            switch part.boolean(batch, row, context) {
            case decisive: return .boolean(decisive)
            case nil: hasError = true
            default: break
            }
        }
        return hasError ? .error : .boolean(!decisive)
    }

    static func compare(
        _ comparison: Expression.Comparison, _ left: Value, _ right: Value, _ context: EvaluationContext
    ) -> Value {
        if left.isError || right.isError { return .error }
        switch comparison {
        case .equal: return context.areEqual(left, right).map { .boolean($0) } ?? .error
        case .notEqual: return context.areEqual(left, right).map { .boolean(!$0) } ?? .error
        case .less, .greater, .lessOrEqual, .greaterOrEqual:
            guard let order = context.compare(left, right) else {
                return context.isUnordered(left, right) ? .boolean(false) : .error
            }
            return .boolean(
                comparison == .less
                    ? order < 0
                    : comparison == .greater
                        ? order > 0
                        : comparison == .lessOrEqual ? order <= 0 : order >= 0)
        }
    }

    /// `IN`: as a chain of `=` joined by `||` (section 17.4.1.9).
    private func membership(
        _ value: Value, _ list: [CompiledExpression], _ negated: Bool, _ batch: Batch, _ row: Int,
        _ context: EvaluationContext
    ) -> Value {
        var hasError = false
        for candidate in list {
            switch CompiledExpression.compare(.equal, value, candidate.value(batch, row, context), context) {
            case .boolean(true): return .boolean(!negated)
            case .boolean(false): break
            default: hasError = true
            }
        }
        return hasError ? .error : .boolean(negated)
    }
}

extension EvaluationContext {
    /// Whether two values are numbers of which one is not a number, so that every comparison is false.
    func isUnordered(_ left: Value, _ right: Value) -> Bool {
        decoded(left).isNumeric && decoded(right).isNumeric
    }
}
