/// Finds the matches of a plan one after the other, without recursion.
///
/// Facts may be added between two matches; they are not seen, since only facts up to the limit are.
struct Matcher: Sendable {
    /// The values of the variables.
    private(set) var values: [UInt32]
    /// The facts that match the patterns of the body.
    private(set) var records: [UInt32]
    /// How many facts were looked at to find all matches so far.
    private(set) var examined = 0
    private var candidates: [UInt32]
    private var depth = -1
    private var steps: Range<Int> = 0..<0
    private var place = -1
    private var pivot: UInt32 = 0
    private var limit: UInt32 = 0
    private var hidden: FactState = .hidden

    init(_ program: Program) {
        values = [UInt32](repeating: 0, count: program.variableCount + 1)
        records = [UInt32](repeating: 0, count: program.bodyLength + 1)
        candidates = [UInt32](repeating: 0, count: program.bodyLength + 1)
    }

    /// Begins with a fact that stands in the body.
    ///
    /// - Parameters:
    ///   - limit: the facts from this number on are not matched; patterns before the fact's own don't match it again.
    ///   - hidden: facts in these states are not matched.
    /// - Returns: whether the fact matches its pattern.
    mutating func start(
        _ plan: Plan, _ fact: Fact, record: UInt32, limit: UInt32, hidden: FactState, _ program: Program,
        _ table: FactTable
    ) -> Bool {
        guard bind(plan.pattern, fact), differ(plan.differences, program) else { return false }
        if plan.place >= 0 { records[plan.place] = record }
        steps = plan.steps
        place = plan.place
        pivot = record
        self.limit = limit
        self.hidden = hidden
        depth = 0
        if !steps.isEmpty { open(program.steps[steps.lowerBound], 0, table) }
        return true
    }

    /// Finds the next match.
    mutating func next(_ program: Program, _ table: FactTable) -> Bool {
        if steps.isEmpty {
            defer { depth = -1 }
            return depth == 0
        }
        let last = steps.count &- 1
        while depth >= 0 {
            let step = program.steps[steps.lowerBound &+ depth]
            guard advance(step, program, table) else {
                depth &-= 1
                continue
            }
            if depth == last { return true }
            depth &+= 1
            open(program.steps[steps.lowerBound &+ depth], depth, table)
        }
        return false
    }

    @inline(__always)
    private mutating func open(_ step: Step, _ depth: Int, _ table: FactTable) {
        let pattern = step.pattern
        candidates[depth] = table.first(
            step.access, value(pattern.subject), value(pattern.predicate) | pattern.mark, value(pattern.object))
    }

    @inline(__always)
    private func value(_ slot: Step.Slot) -> UInt32 {
        switch slot {
        case .constant(let id): id
        case .bound(let variable): values[Int(variable)]
        case .free: 0
        }
    }

    /// Takes the next candidate that matches.
    @inline(__always)
    private mutating func advance(_ step: Step, _ program: Program, _ table: FactTable) -> Bool {
        var candidate = candidates[depth]
        while candidate < limit {
            examined &+= 1
            let next = table.next(step.access, candidate)
            if table.state(candidate).isDisjoint(with: hidden), candidate != pivot || step.isBehind || place < 0,
                bind(step.pattern, table[candidate]), differ(step.differences, program)
            {
                candidates[depth] = next
                records[step.place] = candidate
                return true
            }
            candidate = next
        }
        return false
    }

    @inline(__always)
    private func differ(_ differences: Range<Int>, _ program: Program) -> Bool {
        for index in differences {
            let difference = program.differences[index]
            if values[Int(difference.first)] == values[Int(difference.second)] { return false }
        }
        return true
    }

    /// Gives variables their values, if a fact matches.
    @inline(__always)
    private mutating func bind(_ pattern: Step.Pattern, _ fact: Fact) -> Bool {
        guard bind(pattern.subject, fact.subject) else { return false }
        switch pattern.predicate {
        case .constant(let id): if id != fact.predicate { return false }
        case .bound(let variable): if values[Int(variable)] | pattern.mark != fact.predicate { return false }
        case .free(let variable):
            let plain = fact.predicate & ~pattern.mark
            // What is hidden belongs to the pattern's mark, or to none at all.
            guard fact.predicate & pattern.mark == pattern.mark, plain < Rule.Mark.firstHidden else { return false }
            values[Int(variable)] = plain
        }
        return bind(pattern.object, fact.object)
    }

    @inline(__always)
    private mutating func bind(_ slot: Step.Slot, _ id: UInt32) -> Bool {
        switch slot {
        case .constant(let constant): return constant == id
        case .bound(let variable): return values[Int(variable)] == id
        case .free(let variable):
            values[Int(variable)] = id
            return true
        }
    }

    /// The fact that a pattern stands for, once its variables have values.
    @inline(__always)
    func fact(_ pattern: Step.Pattern) -> Fact {
        func filled(_ slot: Step.Slot) -> UInt32 {
            switch slot {
            case .constant(let id): id
            case .bound(let variable), .free(let variable): values[Int(variable)]
            }
        }
        return Fact(
            subject: filled(pattern.subject), predicate: filled(pattern.predicate) | pattern.mark,
            object: filled(pattern.object))
    }
}
