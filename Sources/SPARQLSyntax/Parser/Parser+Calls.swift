import RDF

extension Parser {
    /// ```
    /// [141] BuiltInCall ::= Aggregate | 'STR' '(' Expression ')' | … | RegexExpression | ExistsFunc | NotExistsFunc
    /// [145] ExistsFunc ::= 'EXISTS' GroupGraphPattern
    /// [146] NotExistsFunc ::= 'NOT' 'EXISTS' GroupGraphPattern
    /// ```
    mutating func builtInCall() throws(SPARQLSyntaxError) -> Expression {
        if take(word: "EXISTS") { return .exists(try groupGraphPattern(), negated: false) }
        if isWord("NOT"), matches(tokenBehind, .word, "EXISTS") {
            advance()
            advance()
            return .exists(try groupGraphPattern(), negated: true)
        }
        if let kind = aggregateKind { return try aggregate(kind) }
        return try namedCall()
    }

    /// The functions whose arguments stand in parentheses.
    private mutating func namedCall() throws(SPARQLSyntaxError) -> Expression {
        let place = token
        guard let function = BuiltInFunction(name: text(token)) else {
            throw unexpected("an expression", advice: "There is no function of this name; check its spelling.")
        }
        advance()
        let arguments = try arguments()
        guard function.arity.contains(arguments.count) else {
            throw error(
                .syntax, "\(function.rawValue) does not take \(arguments.count) arguments.",
                advice: "It takes \(arityText(function.arity)).", at: place)
        }
        if function == .bound, case .variable = arguments[0] {
            return .call(.bound, arguments)
        } else if function == .bound {
            throw error(.syntax, "BOUND takes a variable.", advice: "Write for example BOUND(?x).", at: place)
        }
        return .call(function, arguments)
    }

    private func arityText(_ arity: ClosedRange<Int>) -> String {
        if arity.lowerBound == arity.upperBound { return "\(arity.lowerBound)" }
        return arity.upperBound == .max ? "any number" : "\(arity.lowerBound) to \(arity.upperBound)"
    }

    private mutating func arguments() throws(SPARQLSyntaxError) -> [Expression] {
        if token.kind == .nothing {
            advance()
            return []
        }
        try expect(mark: "(", advice: "Put the arguments of the function in parentheses.")
        var list: [Expression] = []
        repeat { list.append(try expression()) } while take(mark: ",")
        try expect(mark: ")")
        return list
    }

    /// The set function whose name comes next.
    var aggregateKind: Aggregate.Kind? {
        guard token.kind == .word else { return nil }
        switch text(token).uppercased() {
        case "COUNT": return .count
        case "SUM": return .sum
        case "MIN": return .min
        case "MAX": return .max
        case "AVG": return .average
        case "SAMPLE": return .sample
        case "GROUP_CONCAT": return .groupConcat(separator: " ")
        default: return nil
        }
    }

    /// ```
    /// [147] Aggregate ::= 'COUNT' '(' 'DISTINCT'? ( '*' | Expression ) ')' | 'SUM' '(' 'DISTINCT'? Expression ')' | …
    ///     | 'GROUP_CONCAT' '(' 'DISTINCT'? Expression ( ';' 'SEPARATOR' '=' String )? ')'
    /// ```
    private mutating func aggregate(_ kind: Aggregate.Kind) throws(SPARQLSyntaxError) -> Expression {
        guard selection.allowsAggregates else {
            throw error(
                .scope, "An aggregate cannot stand here.",
                advice: "Aggregates belong into SELECT, HAVING and ORDER BY, and not into each other.")
        }
        advance()
        try expect(mark: "(")
        selection.allowsAggregates = false
        var kind = kind
        let isDistinct = take(word: "DISTINCT")
        let argument = kind == .count && take(mark: "*") ? nil : try expression()
        if case .groupConcat = kind, take(mark: ";") {
            try expect(word: "SEPARATOR")
            try expect(mark: "=")
            kind = .groupConcat(separator: try string())
        }
        try expect(mark: ")")
        selection.allowsAggregates = true
        let aggregate = Aggregate(kind, isDistinct: isDistinct, argument: argument)
        return .variable(selection.variable(for: aggregate))
    }
}
