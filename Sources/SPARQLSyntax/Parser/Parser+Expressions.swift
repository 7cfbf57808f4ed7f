import RDF

extension Parser {
    /// ```
    /// [127] Expression ::= ConditionalOrExpression
    /// [128] ConditionalOrExpression ::= ConditionalAndExpression ( '||' ConditionalAndExpression )*
    /// ```
    mutating func expression() throws(SPARQLSyntaxError) -> Expression {
        try enter()
        defer { leave() }
        var parts = [try conditionalAndExpression()]
        while take(mark: "||") { parts.append(try conditionalAndExpression()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    /// ```
    /// [129] ConditionalAndExpression ::= ValueLogical ( '&&' ValueLogical )*
    /// [130] ValueLogical ::= RelationalExpression
    /// ```
    private mutating func conditionalAndExpression() throws(SPARQLSyntaxError) -> Expression {
        var parts = [try relationalExpression()]
        while take(mark: "&&") { parts.append(try relationalExpression()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    /// ```
    /// [131] RelationalExpression ::= NumericExpression ( '=' NumericExpression | '!=' NumericExpression
    ///     | '<' NumericExpression | '>' NumericExpression | '<=' NumericExpression | '>=' NumericExpression
    ///     | 'IN' ExpressionList | 'NOT' 'IN' ExpressionList )?
    /// ```
    private mutating func relationalExpression() throws(SPARQLSyntaxError) -> Expression {
        let left = try numericExpression()
        if token.kind == .mark, let comparison = Expression.Comparison(rawValue: text(token)) {
            advance()
            return .comparison(comparison, left, try numericExpression())
        }
        if take(word: "IN") { return .membership(left, try expressionList(), negated: false) }
        if isWord("NOT"), matches(tokenBehind, .word, "IN") {
            advance()
            advance()
            return .membership(left, try expressionList(), negated: true)
        }
        return left
    }

    // `[78] ExpressionList ::= NIL | '(' Expression ( ',' Expression )* ')'`
    private mutating func expressionList() throws(SPARQLSyntaxError) -> [Expression] {
        if token.kind == .nothing {
            advance()
            return []
        }
        try expect(mark: "(")
        var list: [Expression] = []
        repeat { list.append(try expression()) } while take(mark: ",")
        try expect(mark: ")", advice: "Close the list, or put a comma between its values.")
        return list
    }

    /// ```
    /// [132] NumericExpression ::= AdditiveExpression
    /// [133] AdditiveExpression ::= MultiplicativeExpression ( '+' MultiplicativeExpression
    ///     | '-' MultiplicativeExpression
    ///     | ( NumericLiteralPositive | NumericLiteralNegative ) ( ( '*' UnaryExpression ) | ( '/' UnaryExpression ) )* )*
    /// ```
    private mutating func numericExpression() throws(SPARQLSyntaxError) -> Expression {
        let first = try multiplicativeExpression()
        var steps: [Expression.ArithmeticStep] = []
        while true {
            if take(mark: "+") {
                steps.append(.init(.add, try multiplicativeExpression()))
            } else if take(mark: "-") {
                steps.append(.init(.subtract, try multiplicativeExpression()))
            } else if startsSignedNumber, let literal = try graphTerm() {
                steps.append(.init(.add, try multiplicativeSteps(behind: .term(literal))))
            } else {
                return steps.isEmpty ? first : .arithmetic(first, steps)
            }
        }
    }

    private var startsSignedNumber: Bool {
        switch token.kind {
        case .integer, .decimal, .double:
            source.bytes[token.start] == UInt8(ascii: "+") || source.bytes[token.start] == UInt8(ascii: "-")
        default: false
        }
    }

    // `[134] MultiplicativeExpression ::= UnaryExpression ( '*' UnaryExpression | '/' UnaryExpression )*`
    private mutating func multiplicativeExpression() throws(SPARQLSyntaxError) -> Expression {
        try multiplicativeSteps(behind: try unaryExpression())
    }

    private mutating func multiplicativeSteps(behind first: Expression) throws(SPARQLSyntaxError) -> Expression {
        var steps: [Expression.ArithmeticStep] = []
        while true {
            if take(mark: "*") {
                steps.append(.init(.multiply, try unaryExpression()))
            } else if take(mark: "/") {
                steps.append(.init(.divide, try unaryExpression()))
            } else {
                return steps.isEmpty ? first : .arithmetic(first, steps)
            }
        }
    }

    /// ```
    /// [135] UnaryExpression ::= '!' UnaryExpression | '+' PrimaryExpression | '-' PrimaryExpression
    ///     | PrimaryExpression
    /// ```
    /// Of many `!` in a row no more than two are kept: one that negates, or a pair that makes a boolean.
    private mutating func unaryExpression() throws(SPARQLSyntaxError) -> Expression {
        var negations = 0
        while take(mark: "!") { negations += 1 }
        if negations > 0 {
            let operand = try plainUnaryExpression()
            return negations.isMultiple(of: 2) ? .not(.not(operand)) : .not(operand)
        }
        return try plainUnaryExpression()
    }

    private mutating func plainUnaryExpression() throws(SPARQLSyntaxError) -> Expression {
        if take(mark: "+") { return .plus(try primaryExpression()) }
        if take(mark: "-") { return .minus(try primaryExpression()) }
        return try primaryExpression()
    }

    /// ```
    /// [136] PrimaryExpression ::= BrackettedExpression | BuiltInCall | iriOrFunction | RDFLiteral | NumericLiteral
    ///     | BooleanLiteral | Var | ExprTripleTerm
    /// ```
    private mutating func primaryExpression() throws(SPARQLSyntaxError) -> Expression {
        if isMark("(") { return try bracketedExpression() }
        if token.kind == .variable { return .variable(try variable()) }
        if token.kind == .iriReference || token.kind == .prefixedName || token.kind == .prefixName {
            return try iriOrFunction()
        }
        if isMark("<<(") { return try expressionTripleTerm() }
        if let term = try graphTerm() { return .term(term) }
        if token.kind == .word { return try builtInCall() }
        throw unexpected("an expression", advice: "Write a variable, a value, a function or a parenthesis.")
    }

    // `[140] BrackettedExpression ::= '(' Expression ')'`
    mutating func bracketedExpression() throws(SPARQLSyntaxError) -> Expression {
        try expect(mark: "(")
        let inner = try expression()
        try expect(mark: ")")
        return inner
    }

    /// Whether a function call comes next.
    var startsCall: Bool {
        switch token.kind {
        case .iriReference, .prefixedName, .prefixName: true
        case .word:
            isWord("EXISTS") || isWord("NOT") || BuiltInFunction(name: text(token)) != nil || aggregateKind != nil
        default: false
        }
    }

    // `[75] Constraint ::= BrackettedExpression | BuiltInCall | FunctionCall`
    mutating func constraint() throws(SPARQLSyntaxError) -> Expression {
        if isMark("(") { return try bracketedExpression() }
        if token.kind == .word { return try builtInCall() }
        let name = try iri()
        guard isMark("(") || token.kind == .nothing else {
            throw unexpected("“(”", advice: "A filter by an IRI is a function call.")
        }
        return try functionCall(name)
    }

    // `[148] iriOrFunction ::= iri ArgList?`
    private mutating func iriOrFunction() throws(SPARQLSyntaxError) -> Expression {
        let name = try iri()
        return isMark("(") || token.kind == .nothing ? try functionCall(name) : .term(.iri(name))
    }

    /// ```
    /// [76] FunctionCall ::= iri ArgList
    /// [77] ArgList ::= NIL | '(' 'DISTINCT'? Expression ( ',' Expression )* ')'
    /// ```
    private mutating func functionCall(_ name: IRI) throws(SPARQLSyntaxError) -> Expression {
        if isMark("("), matches(tokenBehind, .word, "DISTINCT") {
            throw error(
                .unsupported, "Custom aggregates (DISTINCT in a call of <\(name.string)>) are not supported.",
                advice: "Use one of the built-in aggregates.")
        }
        return .function(name, try expressionList())
    }
}
