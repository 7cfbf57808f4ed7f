extension Materialization {
    /// Works equalities in: one of two terms stands for both from now on, and the facts of the other are rewritten.
    ///
    /// - Complexity: O(facts of the term that belongs to the smaller class), so that a fact is rewritten O(log *n*) times.
    mutating func merge() throws(ReasoningError) {
        while let record = mergers.popLast() {
            guard table.isLive(record) else { continue }
            let fact = table[record]
            let first = equality.representative(fact.subject)
            let second = equality.representative(fact.object)
            guard first != second else { continue }
            if areDifferentLiterals(first, second, record) {
                // dt-diff and eq-diff1; two numbers are not made one.
                note(Clash(rule: "dt-diff", records: [record]))
                continue
            }
            try merge(first, second)
        }
    }

    /// Whether two classes have literals in them that denote different things.
    private mutating func areDifferentLiterals(_ first: UInt32, _ second: UInt32, _ record: UInt32) -> Bool {
        for term in [first, second] where equality.literals[term] == nil && terms.isLiteral(term) {
            noteLiteral(term, record)
            equality.literals[term] = term
        }
        guard let first = equality.literals[first], let second = equality.literals[second] else { return false }
        return literals?.differ(first, second) ?? false
    }

    private mutating func merge(_ first: UInt32, _ second: UInt32) throws(ReasoningError) {
        var (winner, loser) = (first, second)
        if equality.members(winner).count < equality.members(loser).count { swap(&winner, &loser) }
        if program.constants.contains(loser) {
            guard !program.constants.contains(winner) else {
                throw ReasoningError(
                    .vocabulary,
                    "Two terms that the rules themselves name are said to be the same (owl:sameAs), which makes other rules of them."
                )
            }
            swap(&winner, &loser)
        }
        table.indexAllTerms()
        let facts = facts(of: loser)
        equality.merge(winner, loser)
        for record in facts where table.isLive(record) {
            let state = table.state(record)
            table.setState(record, state.union(.rewritten))
            guard let normal = equality.normal(table[record]) else { continue }
            rewrite(record, to: normal)
        }
    }

    /// The facts that a term stands in, wherever.
    func facts(of term: UInt32) -> [UInt32] {
        var result: [UInt32] = []
        func collect(_ access: FactTable.Access, _ predicate: UInt32) {
            var record = table.first(access, term, predicate, term)
            while record != FactTable.none {
                result.append(record)
                record = table.next(access, record)
            }
        }
        collect(.subject, term)
        collect(.object, term)
        for mark in [0, Rule.Mark.direct.rawValue, Rule.Mark.chain.rawValue, Rule.Mark.key.rawValue] {
            collect(.predicate, term | mark)
        }
        return result
    }

    /// Lets a fact live on under other terms.
    ///
    /// What was stated stays so under its own terms alone.
    mutating func rewrite(_ record: UInt32, to normal: Fact) {
        if normal.predicate == equality.sameAs, normal.subject == normal.object { return }
        let known = table.find(normal)
        if known != FactTable.none, table.isLive(known) { return }
        equality.sources[normal] = record
        append(normal, table.state(record).subtracting([.stated, .rewritten]))
    }
}
