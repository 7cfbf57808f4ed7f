/// What stands between `SELECT` and the pattern.
struct SelectClause {
    var isStar = false
    var isDistinct = false
    var isReduced = false
    var items: [(variable: Variable, expression: Expression?, token: Token)] = []
    /// The aggregates that the clause was read with.
    var context = SelectionContext()

    init(isStar: Bool = false) { self.isStar = isStar }
}

extension Parser {
    /// ```
    /// [11] SelectClause ::= 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( ( Var | ( '(' Expression 'AS' Var ')' ) )+ | '*' )
    /// ```
    mutating func selectClause() throws(SPARQLSyntaxError) -> SelectClause {
        try expect(word: "SELECT")
        var clause = SelectClause()
        clause.isDistinct = take(word: "DISTINCT")
        clause.isReduced = !clause.isDistinct && take(word: "REDUCED")
        if take(mark: "*") {
            clause.isStar = true
            return clause
        }
        let outer = selection
        selection = SelectionContext()
        selection.allowsAggregates = true
        while token.kind == .variable || isMark("(") {
            if token.kind == .variable {
                let place = token
                clause.items.append((try variable(), nil, place))
            } else {
                advance()
                let value = try expression()
                try expect(word: "AS")
                let place = token
                clause.items.append((try variable(), value, place))
                try expect(mark: ")")
            }
        }
        guard !clause.items.isEmpty else {
            throw unexpected("a variable, “(” or “*”", advice: "Name what the query shall give back.")
        }
        clause.context = selection
        selection = outer
        return clause
    }

    /// Reads what stands behind the pattern and puts the query together (section 18.2.4 and 18.2.5).
    ///
    /// ```
    /// [20] SolutionModifier ::= GroupClause? HavingClause? OrderClause? LimitOffsetClauses?
    /// [30] ValuesClause ::= ( 'VALUES' DataBlock )?
    /// ```
    mutating func finishSelection(
        _ clause: SelectClause, _ pattern: Algebra, isProjected: Bool = true
    ) throws(SPARQLSyntaxError) -> (Algebra, [Variable]) {
        let outer = selection
        selection = clause.context
        let keys = try groupClause()
        selection.allowsAggregates = true
        let having = try havingClause()
        let order = try orderClause()
        let slice = try limitOffsetClauses()
        let context = selection
        selection = outer
        let values = take(word: "VALUES") ? try dataBlock() : nil

        var algebra = pattern
        let isGrouped = keys != nil || !context.aggregates.isEmpty
        if isGrouped {
            algebra = .group(pattern, keys: keys ?? [], aggregates: context.aggregates)
            if isProjected { try checkGrouping(clause, keys ?? [], context) }
        }
        if !having.isEmpty { algebra = .filter(having, algebra) }
        if let values { algebra = algebra == .unit ? values : .join([algebra, values]) }
        var taken = Set(algebra.variablesInScope)
        for item in clause.items {
            if let expression = item.expression {
                guard taken.insert(item.variable).inserted else {
                    throw error(
                        .scope, "The variable \(item.variable) behind AS already has a value.",
                        advice: "Choose another name.", at: item.token)
                }
                algebra = .extend(algebra, item.variable, expression)
            } else {
                taken.insert(item.variable)
            }
        }
        if !order.isEmpty { algebra = .orderBy(algebra, order) }
        let variables =
            clause.isStar
            ? algebra.variablesInScope.filter { !$0.isHidden } : uniqued(clause.items.map(\.variable))
        if isProjected { algebra = .project(algebra, variables) }
        if clause.isDistinct { algebra = .distinct(algebra) }
        if clause.isReduced { algebra = .reduced(algebra) }
        if let slice { algebra = .slice(algebra, offset: slice.offset, limit: slice.limit) }
        return (algebra, variables)
    }

    private func uniqued(_ variables: [Variable]) -> [Variable] {
        var known = Set<Variable>()
        return variables.filter { known.insert($0).inserted }
    }

    /// Section 19.8, note 13: what is selected of groups is keys and aggregates.
    private func checkGrouping(
        _ clause: SelectClause, _ keys: [GroupKey], _ context: SelectionContext
    ) throws(SPARQLSyntaxError) {
        guard !clause.isStar else {
            throw error(
                .scope, "SELECT * cannot be used with groups.", advice: "Name the keys and aggregates that are wanted.")
        }
        var known = Set(keys.map(\.variable))
        known.formUnion(context.aggregates.map(\.variable))
        for item in clause.items {
            let used = item.expression?.variables ?? [item.variable]
            if let stranger = used.subtracting(known).min(by: { $0.name < $1.name }) {
                throw error(
                    .scope, "The variable \(stranger) is selected from groups, but the groups are not made by it.",
                    advice: "Add it to GROUP BY, or put it into an aggregate such as SAMPLE(\(stranger)).",
                    at: item.token)
            }
            known.insert(item.variable)
        }
    }

    /// ```
    /// [21] GroupClause ::= 'GROUP' 'BY' GroupCondition+
    /// [22] GroupCondition ::= BuiltInCall | FunctionCall | '(' Expression ( 'AS' Var )? ')' | Var
    /// ```
    private mutating func groupClause() throws(SPARQLSyntaxError) -> [GroupKey]? {
        guard take(word: "GROUP") else { return nil }
        try expect(word: "BY")
        var keys: [GroupKey] = []
        while true {
            if token.kind == .variable {
                let key = try variable()
                keys.append(GroupKey(key, .variable(key)))
            } else if take(mark: "(") {
                let value = try expression()
                let name = take(word: "AS") ? try variable() : freshVariable()
                try expect(mark: ")")
                keys.append(GroupKey(name, value))
            } else if startsCall {
                keys.append(GroupKey(freshVariable(), try constraint()))
            } else if keys.isEmpty {
                throw unexpected("a variable, a function or “(”", advice: "Name what the groups are made by.")
            } else {
                return keys
            }
        }
    }

    // `[23] HavingClause ::= 'HAVING' HavingCondition+`
    private mutating func havingClause() throws(SPARQLSyntaxError) -> [Expression] {
        guard take(word: "HAVING") else { return [] }
        var conditions: [Expression] = []
        repeat { conditions.append(try constraint()) } while startsCall || isMark("(")
        return conditions
    }

    /// ```
    /// [25] OrderClause ::= 'ORDER' 'BY' OrderCondition+
    /// [26] OrderCondition ::= ( ( 'ASC' | 'DESC' ) BrackettedExpression ) | ( Constraint | Var )
    /// ```
    private mutating func orderClause() throws(SPARQLSyntaxError) -> [OrderCondition] {
        guard take(word: "ORDER") else { return [] }
        try expect(word: "BY")
        var conditions: [OrderCondition] = []
        while true {
            if isWord("ASC") || isWord("DESC") {
                let isDescending = isWord("DESC")
                advance()
                conditions.append(OrderCondition(try bracketedExpression(), isDescending: isDescending))
            } else if token.kind == .variable {
                conditions.append(OrderCondition(.variable(try variable()), isDescending: false))
            } else if startsCall || isMark("(") {
                conditions.append(OrderCondition(try constraint(), isDescending: false))
            } else if conditions.isEmpty {
                throw unexpected("ASC, DESC, a variable or an expression", advice: "Name what to order by.")
            } else {
                return conditions
            }
        }
    }

    /// ```
    /// [27] LimitOffsetClauses ::= LimitClause OffsetClause? | OffsetClause LimitClause?
    /// [28] LimitClause ::= 'LIMIT' INTEGER
    /// [29] OffsetClause ::= 'OFFSET' INTEGER
    /// ```
    private mutating func limitOffsetClauses() throws(SPARQLSyntaxError) -> (offset: Int, limit: Int?)? {
        var offset: Int?
        var limit: Int?
        while true {
            if limit == nil, take(word: "LIMIT") {
                limit = try count()
            } else if offset == nil, take(word: "OFFSET") {
                offset = try count()
            } else {
                return limit == nil && offset == nil ? nil : (offset ?? 0, limit)
            }
        }
    }

    private mutating func count() throws(SPARQLSyntaxError) -> Int {
        guard token.kind == .integer, CharacterClass.isDigit(source.bytes[token.start]) else {
            throw unexpected("a whole number")
        }
        guard let value = Int(text(token)) else {
            throw error(.limit, "The number \(text(token)) is too large.", advice: "Leave it out for no limit.")
        }
        advance()
        return value
    }
}
