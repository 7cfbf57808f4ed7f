import RDF
import SPARQLSyntax

/// Binds an expression to the columns of a step.
struct ExpressionCompiler {
    private let columns: [Variable: Int]
    private let identity: Int
    private let context: EvaluationContext

    /// - Parameter identity: how many of the columns tell solutions apart; all unless told.
    init(_ variables: [Variable], identity: Int? = nil, context: EvaluationContext) {
        self.identity = identity ?? variables.count
        columns = Dictionary(variables.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.context = context
    }

    /// - Throws: `unsupported` for functions that are not there.
    func compile(_ expression: Expression) throws(QueryError) -> CompiledExpression {
        switch expression {
        case .term(let term): return constant(term)
        case .variable(let variable): return columns[variable].map { .column($0) } ?? .constant(.error)
        case .or(let parts): return .or(try compile(parts))
        case .and(let parts): return .and(try compile(parts))
        case .comparison(let comparison, let left, let right):
            return compare(comparison, try operand(left), try operand(right))
        case .membership(let value, let list, let negated):
            var operands: [CompiledExpression] = []
            for element in list { operands.append(try operand(element)) }
            return .membership(try operand(value), operands, negated: negated)
        case .arithmetic(let first, let steps):
            var compiled: [(Expression.ArithmeticStep.Operator, CompiledExpression)] = []
            for step in steps { compiled.append((step.operator, try operand(step.operand))) }
            return .arithmetic(try operand(first), compiled)
        case .not(let inner): return .not(try compile(inner))
        case .minus(let inner): return .minus(try compile(inner))
        case .plus(let inner): return .plus(try compile(inner))
        case .call(let function, let arguments): return try compile(function, arguments)
        case .function(let name, let arguments):
            if let custom = context.functions[name] { return .custom(custom, try compile(arguments)) }
            guard let target = CastTarget(name), arguments.count == 1 else {
                throw .unsupported("The function <\(name.string)>")
            }
            return .cast(target, try compile(arguments[0]))
        case .exists, .aggregate: throw .unsupported("EXISTS or an aggregate in this place")
        }
    }

    /// A constant: strings are made ready, other literals keep their form, which `STR` and the results show.
    private func constant(_ term: Term) -> CompiledExpression {
        let id = context.id(of: term)
        switch context.decoded(.term(id)) {
        case .string(let text): return .constant(.string(text))
        case .languageString(let text, let language): return .constant(.languageString(text, language: language))
        default: return .constant(.term(id))
        }
    }

    /// An operand of which only the value counts: a constant is decoded once.
    private func operand(_ expression: Expression) throws(QueryError) -> CompiledExpression {
        let compiled = try compile(expression)
        if case .constant(let value) = compiled { return .constant(context.decoded(value)) }
        return compiled
    }

    private func compile(_ list: [Expression]) throws(QueryError) -> [CompiledExpression] {
        var result: [CompiledExpression] = []
        for expression in list { result.append(try compile(expression)) }
        return result
    }

    private func compile(
        _ function: BuiltInFunction, _ arguments: [Expression]
    ) throws(QueryError) -> CompiledExpression {
        switch function {
        case .bound:
            guard case .variable(let variable) = arguments[0], let column = columns[variable] else {
                return .constant(.boolean(false))
            }
            return .bound(column)
        default: break
        }
        let compiled = try compile(arguments)
        switch function {
        case .coalesce: return .coalesce(compiled)
        case .if: return .conditional(compiled[0], compiled[1], compiled[2])
        case .blankNode: return .blankNode(compiled.first, identity: identity)
        case .str: return .string(compiled[0])
        case .regex: return compileRegex(compiled)
        case .contains, .strStarts, .strEnds, .langMatches: return compileTest(function, compiled)
        default: return .call(function, compiled)
        }
    }

    private func compare(
        _ comparison: Expression.Comparison, _ left: CompiledExpression, _ right: CompiledExpression
    ) -> CompiledExpression {
        let general = CompiledExpression.comparison(comparison, left, right)
        switch (left, right) {
        case (.column(let column), .constant(let value)):
            return InlineComparison(comparison, column, value).map { .inlineComparison($0, general) } ?? general
        case (.constant(let value), .column(let column)):
            let mirrored = InlineComparison(comparison.mirrored, column, value)
            return mirrored.map { .inlineComparison($0, general) } ?? general
        default: return general
        }
    }

    /// Tests of a text against a constant one.
    private func compileTest(_ function: BuiltInFunction, _ arguments: [CompiledExpression]) -> CompiledExpression {
        let general = CompiledExpression.call(function, arguments)
        guard case .constant(let value) = arguments[1], let part = context.simpleString(value) else { return general }
        if function == .langMatches {
            guard case .call(.lang, let inner) = arguments[0], case .column(let column)? = inner.first else {
                return general
            }
            return .languageTest(LanguageTest(column, range: part), general)
        }
        guard let source = TextTest.Source(arguments[0]) else { return general }
        let kind: TextTest.Kind = function == .contains ? .contains : function == .strStarts ? .starts : .ends
        return .textTest(TextTest(kind, source, part: part), general)
    }

    /// `REGEX`, with its pattern made ready once if it is the same in every row.
    private func compileRegex(_ arguments: [CompiledExpression]) -> CompiledExpression {
        let flags = arguments.count > 2 ? arguments[2] : nil
        guard case .constant(let pattern) = arguments[1], let text = context.simpleString(pattern) else {
            return .regex(arguments[0], arguments[1], RegexCache(), flags: flags)
        }
        let regex: XPathRegex?
        switch flags {
        case nil: regex = XPathRegex(text, flags: "")
        case .constant(let value)?: regex = context.simpleString(value).flatMap { XPathRegex(text, flags: $0) }
        default: return .regex(arguments[0], arguments[1], RegexCache(), flags: flags)
        }
        let general = CompiledExpression.matches(arguments[0], regex)
        guard let regex, let source = TextTest.Source(arguments[0]) else { return general }
        return .textTest(TextTest(.matches(regex), source), general)
    }
}
