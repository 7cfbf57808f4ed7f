extension Materialization {
    /// Takes facts back that were stated, and with them what no longer follows.
    ///
    /// A fact stays where a rule gives it from facts with lower numbers that stay: support that goes down in numbers
    /// cannot run in circles. What loses this support is looked at again in the end, when all that stays is known.
    /// Consequences are gathered before they are doubted, so that a fact with many supports is not doubted for each.
    ///
    /// - Complexity: O(matches of rules in which a fact takes part that goes, or whose last support is in doubt).
    mutating func remove(_ facts: [Fact]) throws(ReasoningError) {
        let records = facts.map { table.find($0) }.filter { $0 != FactTable.none && !table.state($0).contains(.gone) }
        for record in records { table.setState(record, table.state(record).subtracting(.stated)) }
        for record in records {
            dissolveClasses(of: table[record])
            withdraw(record)
        }
        var index = 0
        while index < doomed.count {
            while index < doomed.count {
                spread(from: doomed[index])
                index += 1
            }
            let questioned = doubted.sorted()
            doubted = []
            for record in questioned { doubt(record) }
        }
        let lost = doomed.sorted()
        doomed = []
        for record in lost { table.setState(record, [.gone]) }
        for record in lost {
            let fact = table[record]
            if let rule = support(of: fact, limit: .max, hidden: .hidden) {
                try conclude(fact, program.rules[rule].marks)
            } else if let other = restatement(of: fact) {
                rewrite(other, to: fact)
            }
        }
        for (fact, mark) in restated { state(fact, as: mark) }
        restated = []
        try run()
        compact()
    }

    /// Lets a fact go that is stated no more, unless it follows from others.
    private mutating func withdraw(_ record: UInt32) {
        let state = table.state(record)
        guard state.contains(.rewritten), !state.contains(.doomed) else { return doubt(record) }
        // Its literal goes by another spelling in what followed.
        table.setState(record, state.union(.doomed))
        doomed.append(record)
        if let normal = equality.normal(table[record]), let known = table.findLive(normal) { doubt(known) }
    }

    /// A stated fact that says the same with another spelling of its literal.
    private func restatement(of fact: Fact) -> UInt32? {
        guard equality.isNeeded, terms.isLiteral(fact.object), equality.representative(fact.object) == fact.object
        else {
            return nil
        }
        for literal in equality.members(fact.object) where literal != fact.object {
            let record = table.find(Fact(subject: fact.subject, predicate: fact.predicate, object: literal))
            guard record != FactTable.none else { continue }
            if table.state(record).contains(.stated), table.state(record).isDisjoint(with: [.gone, .doomed]) {
                return record
            }
        }
        return nil
    }

    /// Looks for other support of a fact that lost some.
    private mutating func doubt(_ record: UInt32) {
        let state = table.state(record)
        guard state.isDisjoint(with: [.gone, .rewritten, .doomed, .stated, .axiom]) else { return }
        if let rule = support(of: table[record], limit: record, hidden: [.gone, .rewritten, .doomed]) {
            adopt(record, state, origin: program.rules[rule].marks)
            return
        }
        if let other = restatement(of: table[record]), other < record {
            equality.sources[table[record]] = other
            return
        }
        table.setState(record, state.union(.doomed))
        doomed.append(record)
    }

    /// Notes that a fact has support of another kind than the one it was first derived with.
    private mutating func adopt(_ record: UInt32, _ state: FactState, origin: FactState) {
        let lost = state.intersection([.closing, .schemaInherited]).subtracting(origin)
        guard !lost.isEmpty else { return }
        table.setState(record, state.subtracting(lost))
        if lost.contains(.closing) { noteDirect(record) }
    }

    /// Doubts what follows from a fact that goes.
    private mutating func spread(from record: UInt32) {
        let fact = table[record]
        var starts = PlanStarts(fact, program, profiles)
        let isRewritten = table.state(record).contains(.rewritten)
        while let plan = starts.next(program) {
            let seesRewritten = plan.seesRewritten && equality.isUsed
            guard seesRewritten || !isRewritten,
                matcher.start(
                    plan, fact, record: record, limit: .max, hidden: seesRewritten ? .gone : .hidden, program, table)
            else { continue }
            while matcher.next(program, table) {
                for head in plan.heads {
                    let conclusion = matcher.fact(program.heads[head])
                    let known = table.find(equality.normal(conclusion) ?? conclusion)
                    // Even where this stays, it may have come under another name, which made terms equal.
                    dissolveClasses(of: conclusion)
                    if known != FactTable.none { doubted.insert(known) }
                }
            }
        }
    }

    /// A rule that gives a fact from facts below a limit.
    mutating func support(of fact: Fact, limit: UInt32, hidden: FactState) -> Int? {
        for key in [fact.predicate, 0] {
            for index in program.goalsByPredicate[key] ?? [] {
                let plan = program.plans[index]
                guard
                    goals.start(
                        plan, fact, record: FactTable.none, limit: limit, hidden: hidden, program, table)
                else { continue }
                while goals.next(program, table) {
                    if isSound(plan.rule) { return plan.rule }
                }
            }
        }
        return nil
    }

    /// A pair that only transitivity gives is not direct.
    private func isSound(_ rule: Int) -> Bool {
        guard program.rules[rule].skips == .closing else { return true }
        return goals.records.prefix(program.rules[rule].bodyLength).allSatisfy {
            !table.state($0).contains(.closing)
        }
    }

    /// Takes the classes of equal terms apart that a fact speaks of, since what made them equal may be gone.
    ///
    /// All facts of these terms go, and what was stated of them comes back under their own names. Literals of the same value are
    /// equal whatever is stated.
    private mutating func dissolveClasses(of fact: Fact) {
        guard equality.isNeeded else { return }
        for term in [fact.subject, fact.predicate & 0x8FFF_FFFF, fact.object] {
            let representative = equality.representative(term)
            guard !equality.members(representative).allSatisfy({ literals?.value($0) != nil }) else { continue }
            let members = equality.dissolve(representative)
            for member in members { takeOut(member) }
            literals?.forget(members)
        }
    }

    private mutating func takeOut(_ member: UInt32) {
        for record in facts(of: member) {
            let state = table.state(record)
            guard !state.contains(.gone) else { continue }
            let mark = state.intersection([.stated, .axiom])
            if !mark.isEmpty { restated.append((table[record], mark)) }
            if !state.contains(.doomed) {
                table.setState(record, state.subtracting([.stated, .axiom]).union(.doomed))
                doomed.append(record)
            }
        }
    }

    /// Gives the numbers of facts that are gone back, when they are most of them.
    ///
    /// - Complexity: O(facts), and O(1) for each fact that went, amortized.
    private mutating func compact() {
        guard table.goneCount > Int(table.count) / 2 + 2048 else { return }
        let kept = (0..<table.count).filter { !table.state($0).contains(.gone) }
        var numbers: [UInt32: UInt32] = [:]
        var compacted = FactTable()
        if program.needsAllTerms || equality.isNeeded { compacted.indexAllTerms() }
        for record in kept {
            numbers[record] = compacted.count
            compacted.append(table[record], table.state(record))
        }
        clashes = clashes.compactMap { clash in
            let records = clash.records.compactMap { numbers[$0] }
            return records.count == clash.records.count
                ? Clash(rule: clash.rule, records: records, literal: clash.literal) : nil
        }
        equality.sources = equality.sources.compactMapValues { numbers[$0] }
        table = compacted
        next = table.count
    }
}
