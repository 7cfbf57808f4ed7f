import RDF
import TripleStore

/// Makes a program of rules.
struct RuleCompiler {
    private var program = Program()
    private var startsByKey: [UInt64: [Int]] = [:]
    private var startsOfAll: [Int] = []
    private let id: (Term) throws(ReasoningError) -> UInt32
    private var context = Context()

    /// The rule that plans are made for.
    private struct Context {
        var rule = 0
        var heads = 0..<0
        var trait = Rule.Trait.none
        var body: [Step.Pattern] = []
        var differences: [Step.Difference] = []
        var givesEquality = false
    }

    /// - Parameter id: gives the number of a term.
    init(id: @escaping (Term) throws(ReasoningError) -> UInt32) { self.id = id }

    /// - Complexity: O(*n*²) for a body of *n* patterns.
    mutating func compile(_ rules: [Rule]) throws(ReasoningError) -> Program {
        for rule in rules { try add(rule) }
        for key in startsByKey.keys.sorted() {
            let plans = startsByKey[key] ?? []
            program.startsByKey[key] = UInt64(program.starts.count) << 32 | UInt64(plans.count)
            program.starts += plans
        }
        program.startsOfAll = program.starts.count..<(program.starts.count + startsOfAll.count)
        program.starts += startsOfAll
        program.startGuards = program.starts.map { program.plans[$0].startGuard }
        return program
    }

    private mutating func add(_ rule: Rule) throws(ReasoningError) {
        var variables: [String: UInt32] = [:]
        for name in rule.body.flatMap(\.variables) where variables[name] == nil {
            variables[name] = UInt32(variables.count)
        }
        for name in rule.head.flatMap(\.variables) + rule.differences.flatMap({ [$0.first, $0.second] })
        where variables[name] == nil {
            throw ReasoningError(
                .rule, "The rule \(rule.name) speaks of ?\(name) in its head or a filter, but not in its body.")
        }
        let body = try patterns(rule.body, variables)
        let heads = try patterns(rule.head, variables)
        let differences = rule.differences.map {
            Step.Difference(first: variables[$0.first] ?? 0, second: variables[$0.second] ?? 0)
        }
        program.rules.append(
            CompiledRule(
                name: rule.name, marks: rule.trait.marks, skips: rule.trait.skips, bodyLength: body.count))
        context = Context(
            rule: program.rules.count - 1, heads: program.heads.count..<(program.heads.count + heads.count),
            trait: rule.trait, body: body, differences: differences,
            givesEquality: rule.head.contains { head in
                if case .term(let term) = head.predicate { term == .iri(Vocabulary.OWL.sameAs) } else { true }
            })
        program.heads += heads
        program.variableCount = max(program.variableCount, variables.count)
        program.bodyLength = max(program.bodyLength, body.count)
        for place in body.indices { addStart(place) }
        for head in heads { addGoal(head) }
    }

    /// The patterns with all variables free.
    private mutating func patterns(
        _ patterns: [Rule.Pattern], _ variables: [String: UInt32]
    ) throws(ReasoningError) -> [Step.Pattern] {
        var result: [Step.Pattern] = []
        for pattern in patterns {
            var slots: [Step.Slot] = []
            for slot in [pattern.subject, pattern.predicate, pattern.object] {
                switch slot {
                case .variable(let name): slots.append(.free(variables[name] ?? 0))
                case .term(let term):
                    let constant = try id(term)
                    program.constants.insert(constant)
                    slots.append(.constant(constant))
                }
            }
            if case .constant(let predicate) = slots[1] { slots[1] = .constant(predicate | pattern.mark.rawValue) }
            result.append(
                Step.Pattern(
                    subject: slots[0], predicate: slots[1], object: slots[2], mark: pattern.mark.rawValue))
        }
        return result
    }

    private mutating func addStart(_ place: Int) {
        let plan = makePlan(context.body[place], place: place)
        program.plans.append(plan)
        let index = program.plans.count - 1
        guard case .constant(let predicate) = plan.pattern.predicate else {
            if plan.pattern.mark == 0 {
                startsOfAll.append(index)
            } else {
                program.startsOfMark[plan.pattern.mark, default: []].append(index)
            }
            return
        }
        if case .constant(let object) = plan.pattern.object {
            startsByKey[FactTable.key(predicate, object), default: []].append(index)
        } else {
            startsByKey[UInt64(predicate) << 32, default: []].append(index)
        }
    }

    private mutating func addGoal(_ head: Step.Pattern) {
        program.plans.append(makePlan(head, place: -1))
        var key: UInt32 = 0
        if case .constant(let predicate) = head.predicate { key = predicate }
        program.goalsByPredicate[key, default: []].append(program.plans.count - 1)
    }

    private mutating func makePlan(_ pattern: Step.Pattern, place: Int) -> Plan {
        let body = context.body
        var known: Set<UInt32> = []
        let first = bind(pattern, &known)
        var waiting = context.differences
        func ready(_ known: Set<UInt32>, _ program: inout Program) -> Range<Int> {
            let ready = waiting.filter { known.contains($0.first) && known.contains($0.second) }
            waiting.removeAll { ready.contains($0) }
            program.differences += ready
            return (program.differences.count - ready.count)..<program.differences.count
        }
        let start = program.steps.count
        let firstDifferences = ready(known, &program)
        var rest = body.indices.filter { $0 != place }
        while let best = rest.min(by: { rank(body[$0], known, $0) < rank(body[$1], known, $1) }) {
            rest.removeAll { $0 == best }
            let access = access(body[best], known)
            if access == .subject || access == .object { program.needsAllTerms = true }
            let bound = bind(body[best], &known)
            program.steps.append(
                Step(
                    pattern: bound, access: access, place: best, isBehind: best > place,
                    differences: ready(known, &program)))
        }
        var plan = Plan(
            rule: context.rule, pattern: first, place: place, steps: start..<program.steps.count, heads: context.heads,
            marks: context.trait.marks, skips: context.trait.skips, ignores: context.trait.ignores,
            seesRewritten: context.givesEquality || !context.differences.isEmpty,
            differences: firstDifferences)
        if place >= 0 { addGuard(to: &plan) }
        return plan
    }

    /// What is done first comes first: what knows most terms, and what stands first in the rule.
    private func rank(_ pattern: Step.Pattern, _ known: Set<UInt32>, _ place: Int) -> Int {
        Int(access(pattern, known).rawValue) * 1000 + place
    }

    private func access(_ pattern: Step.Pattern, _ known: Set<UInt32>) -> FactTable.Access {
        func isKnown(_ slot: Step.Slot) -> Bool {
            switch slot {
            case .constant, .bound: true
            case .free(let variable): known.contains(variable)
            }
        }
        return FactTable.Access(
            subject: isKnown(pattern.subject), predicate: isKnown(pattern.predicate), object: isKnown(pattern.object))
    }

    /// Tells variables that have a value from those that get one.
    private func bind(_ pattern: Step.Pattern, _ known: inout Set<UInt32>) -> Step.Pattern {
        func bind(_ slot: Step.Slot) -> Step.Slot {
            guard case .free(let variable) = slot else { return slot }
            return known.insert(variable).inserted ? slot : .bound(variable)
        }
        var result = pattern
        result.subject = bind(pattern.subject)
        result.predicate = bind(pattern.predicate)
        result.object = bind(pattern.object)
        return result
    }

    /// A plan needs to be tried only for facts whose terms have the facts that the rest of the body asks for.
    ///
    /// One such question is enough: the one that fewest terms pass, by what it speaks of.
    private mutating func addGuard(to plan: inout Plan) {
        let roles: [(term: Step.Slot, guardPath: WritableKeyPath<StartGuard, UInt64>)] = [
            (plan.pattern.predicate, \.predicate), (plan.pattern.object, \.object), (plan.pattern.subject, \.subject),
        ]
        var best: (rank: Int, question: Question, guardPath: WritableKeyPath<StartGuard, UInt64>)?
        for (role, guardPath) in roles {
            guard case .free(let variable) = role else { continue }
            for place in context.body.indices where place != plan.place {
                guard let question = question(context.body[place], about: variable) else { continue }
                if question.rank < best?.rank ?? .max { best = (question.rank, question, guardPath) }
            }
        }
        guard let best, let bit = guardBit(best.question.key, isSubject: best.question.isSubject) else { return }
        plan.startGuard[keyPath: best.guardPath] = bit
    }

    /// Whether a term has facts of a predicate, and perhaps with a term at the other end.
    private struct Question {
        let key: UInt64
        let isSubject: Bool
        /// Everything has a type.
        let rank: Int
    }

    /// What a pattern asks about a variable.
    private func question(_ pattern: Step.Pattern, about variable: UInt32) -> Question? {
        guard case .constant(let predicate) = pattern.predicate else { return nil }
        let isSubject = pattern.subject == .free(variable)
        guard isSubject || pattern.object == .free(variable) else { return nil }
        let key = UInt64(predicate) << 32
        if case .constant(let other) = isSubject ? pattern.object : pattern.subject {
            return Question(key: key | UInt64(other), isSubject: isSubject, rank: 0)
        }
        return Question(key: key, isSubject: isSubject, rank: predicate == WellKnownTerm.type.rawValue ? 2 : 1)
    }

    /// The bit of subjects, or of objects, of facts with a predicate, and perhaps with a term at the other end.
    ///
    /// `guards` has under the same key the bits of both ends, the subject's in the low six bits, each plus one; 63 bits are
    /// enough for the rules of OWL, and plans without a bit are always tried.
    private mutating func guardBit(_ key: UInt64, isSubject: Bool) -> UInt64? {
        let shift: UInt64 = isSubject ? 0 : 8
        let known = program.guards[key]
        let number = known >> shift & 0xFF
        if number > 0 { return 1 << (number - 1) }
        guard program.guardCount < 64 else { return nil }
        program.guardCount += 1
        program.guards[key] = known | UInt64(program.guardCount) << shift
        return 1 << UInt64(program.guardCount - 1)
    }
}
