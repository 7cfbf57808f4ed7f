/// The facts that follow from others by the rules of a program, kept up to date.
///
/// Facts are taken one by one in the order in which they came, each joined with those before it (semi-naive evaluation), so
/// that each way to derive something is found once.
struct Materialization: Sendable {
    let program: Program
    let limits: ReasonerLimits
    var terms: TermKinds
    var table = FactTable()
    /// The fact to be taken next.
    var next: UInt32 = 0
    var matcher: Matcher
    /// For a term the bits of `Program.guards`.
    var profiles = NumberTable()
    var equality = Equality()
    /// Looks for support of facts while `matcher` is at work.
    var goals: Matcher
    /// Equalities that are to be worked in when the present fact is done.
    var mergers: [UInt32] = []
    /// What literals mean; `nil` where they are only themselves.
    var literals: LiteralKnowledge?
    /// How triple terms are taken apart; `nil` where nothing asks.
    var tripleTerms: TripleTermVocabulary?
    var clashes: [Clash] = []
    /// While facts are removed: those that lost their support.
    var doomed: [UInt32] = []
    /// While facts are removed: those of which some support went.
    var doubted: Set<UInt32> = []
    /// While facts are removed: what was stated, or holds of itself, of terms that are no longer equal.
    var restated: [(fact: Fact, mark: FactState)] = []

    /// A match of a constraint: the rule, and the facts.
    struct Clash: Hashable, Sendable {
        let rule: String
        let records: [UInt32]
        /// The literal that is wrong, where no constraint but a datatype is broken.
        var literal: UInt32 = 0
    }

    init(_ program: Program, limits: ReasonerLimits, terms: TermKinds) {
        self.program = program
        self.limits = limits
        self.terms = terms
        matcher = Matcher(program)
        goals = Matcher(program)
        if program.needsAllTerms { table.indexAllTerms() }
    }

    // MARK: - Adding

    /// Adds a fact that is given.
    mutating func state(_ fact: Fact, as mark: FactState = .stated) {
        let record = table.find(fact)
        guard record != FactTable.none, !table.state(record).contains(.gone) else { return add(fact, mark) }
        let state = table.state(record)
        table.setState(record, state.union(mark).subtracting([.closing, .schemaInherited]))
        if state.contains(.rewritten) {
            if let normal = equality.normal(fact) { rewrite(record, to: normal) }
        } else if state.contains(.closing) {
            // What transitivity gave first is a direct pair from now on.
            noteDirect(record)
        }
    }

    /// Adds a fact that is not there, under the names that its terms go by.
    mutating func add(_ fact: Fact, _ state: FactState) {
        guard equality.isNeeded, let normal = equality.normal(fact), normal != fact else {
            return append(fact, state)
        }
        table.append(fact, state.union(.rewritten))
        rewrite(table.count - 1, to: normal)
    }

    /// Adds a fact whose terms stand for their classes.
    mutating func append(_ fact: Fact, _ state: FactState) {
        table.append(fact, state)
        guard state.isDisjoint(with: .hidden) else { return }
        noteProfiles(of: fact)
        if equality.isUsed, fact.predicate == equality.sameAs { mergers.append(table.count - 1) }
    }

    /// Notes which of the facts that plans are guarded by the terms of a new fact have.
    @inline(__always)
    private mutating func noteProfiles(of fact: Fact) {
        let key = UInt64(fact.predicate) << 32
        let ofAny = program.guards[key]
        noteProfile(fact.subject, ofAny & 0xFF)
        noteProfile(fact.subject, program.guards[key | UInt64(fact.object)] & 0xFF)
        noteProfile(fact.object, ofAny >> 8 & 0xFF)
        noteProfile(fact.object, program.guards[key | UInt64(fact.subject)] >> 8 & 0xFF)
    }

    @inline(__always)
    private mutating func noteProfile(_ term: UInt32, _ bit: UInt64) {
        if bit > 0 { profiles[UInt64(term)] |= 1 << (bit - 1) }
    }

    // MARK: - Closing

    /// Derives all that follows.
    ///
    /// - Complexity: O(matches of the rules' bodies).
    mutating func run() throws(ReasoningError) {
        try merge()
        while next < table.count {
            try derive(from: next)
            next += 1
            if !mergers.isEmpty { try merge() }
        }
    }

    private mutating func derive(from record: UInt32) throws(ReasoningError) {
        guard table.isLive(record) else { return }
        let fact = table[record]
        if literals != nil {
            try noteLiterals(of: fact, record)
            if !mergers.isEmpty { try merge() }
            // What follows from it follows from the spelling of its literal that stands for all.
            guard table.isLive(record) else { return }
        }
        let state = table.state(record)
        var starts = PlanStarts(fact, program, profiles)
        while let plan = starts.next(program) { try derive(from: record, fact, state, plan) }
    }

    private mutating func derive(
        from record: UInt32, _ fact: Fact, _ state: FactState, _ plan: Plan
    ) throws(ReasoningError) {
        guard plan.skips.isDisjoint(with: state),
            matcher.start(
                plan, fact, record: record, limit: record + 1, hidden: plan.ignores.union(.hidden), program, table)
        else { return }
        while matcher.next(program, table) {
            if plan.heads.isEmpty { noteClash(program.rules[plan.rule]) }
            for head in plan.heads { try conclude(matcher.fact(program.heads[head]), plan.marks) }
        }
    }

    /// Adds what a rule gives.
    mutating func conclude(_ fact: Fact, _ marks: FactState) throws(ReasoningError) {
        var fact = fact
        if equality.isNeeded, let normal = equality.normal(fact) { fact = normal }
        if equality.isUsed, fact.predicate == equality.sameAs, fact.subject == fact.object { return }
        let known = table.find(fact)
        if known != FactTable.none, table.isLive(known) { return }
        try checkLimit()
        append(fact, marks)
    }

    func checkLimit() throws(ReasoningError) {
        guard table.liveCount >= limits.maximumFacts else { return }
        throw ReasoningError(
            .limit,
            "More than \(limits.maximumFacts) triples would be stated or inferred; use fewer rules or a higher limit.")
    }

    private mutating func noteClash(_ rule: CompiledRule) {
        guard clashes.count < limits.maximumInconsistencies else { return }
        clashes.append(Clash(rule: rule.name, records: Array(matcher.records.prefix(rule.bodyLength))))
    }

    /// Notes a pair as direct that transitivity gave first.
    mutating func noteDirect(_ record: UInt32) {
        let fact = table[record]
        for plan in program.plans where plan.place >= 0 && plan.skips == .closing {
            guard matcher.start(plan, fact, record: record, limit: table.count, hidden: .hidden, program, table) else {
                continue
            }
            while matcher.next(program, table) {
                for head in plan.heads {
                    let direct = matcher.fact(program.heads[head])
                    if table.findLive(direct) == nil { append(direct, []) }
                }
            }
        }
    }
}
