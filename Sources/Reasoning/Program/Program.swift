/// Rules in the form in which they are evaluated: terms and variables are numbers, and for each way to begin there is a
/// plan.
struct Program: Sendable {
    var rules: [CompiledRule] = []
    var plans: [Plan] = []
    /// The steps of all plans, one after the other.
    var steps: [Step] = []
    /// The differences of all plans and steps, one after the other.
    var differences: [Step.Difference] = []
    /// The heads of all rules, one after the other.
    var heads: [Step.Pattern] = []
    /// The largest number of variables in a rule.
    var variableCount = 0
    /// The longest body.
    var bodyLength = 0
    /// Whether some step looks for facts by their subject or object alone.
    var needsAllTerms = false

    /// The plans that begin with a fact of a predicate, or of a predicate and an object: ranges of `starts`.
    var startsByKey = NumberTable()
    /// The plans that begin with a fact of any predicate.
    var startsOfAll: Range<Int> = 0..<0
    /// The plans that begin with a marked fact of any predicate, by mark.
    var startsOfMark: [UInt32: [Int]] = [:]
    var starts: [Int] = []
    /// What the plans of `starts` need, apart from the rest of them: most facts fail here.
    var startGuards: [StartGuard] = []

    /// The plans that look for support of a fact, by predicate; 0 for any predicate.
    var goalsByPredicate: [UInt32: [Int]] = [:]

    /// The bits that say of a term that it has a fact of some predicate, by predicate, and by predicate and other end.
    var guards = NumberTable()
    /// How many bits have been given.
    var guardCount = 0
    /// The terms that rules name.
    var constants: Set<UInt32> = []
}

/// A rule as evaluated.
struct CompiledRule: Sendable {
    let name: String
    let marks: FactState
    let skips: FactState
    let bodyLength: Int
}

/// A way to evaluate a rule: a fact to begin with, and the steps to the others.
struct Plan: Sendable {
    let rule: Int
    /// The pattern of the body, or of the head where support is looked for, that the fact has to match.
    let pattern: Step.Pattern
    /// Which pattern of the body that is; -1 for the head.
    let place: Int
    let steps: Range<Int>
    /// What the rule gives.
    let heads: Range<Int>
    /// What is noted of it.
    let marks: FactState
    /// The facts that the plan has nothing to say about.
    let skips: FactState
    /// The facts that are not matched.
    let ignores: FactState
    /// Whether what the rule gave may have come from facts that no longer match, since equal terms took the place of others:
    /// it gives equality itself, or asks for differences.
    let seesRewritten: Bool
    /// The differences that hold already between the terms of the first fact.
    let differences: Range<Int>
    /// Which terms need which bits for the plan to find anything.
    var startGuard = StartGuard()
}

/// The bits that the terms of a fact need for a plan to find anything that begins with it; see `Program.guards`.
struct StartGuard: Sendable {
    var subject: UInt64 = 0
    var predicate: UInt64 = 0
    var object: UInt64 = 0
}

/// A pattern to match next, when some variables have values.
struct Step: Sendable {
    /// What stands in a place of a pattern.
    enum Slot: Hashable, Sendable {
        case constant(UInt32)
        /// A variable that has a value.
        case bound(UInt32)
        /// A variable that gets its value here.
        case free(UInt32)
    }

    struct Pattern: Hashable, Sendable {
        var subject: Slot
        var predicate: Slot
        var object: Slot
        /// The bits of the predicate; see `Rule.Mark`.
        var mark: UInt32
    }

    struct Difference: Hashable, Sendable {
        let first: UInt32
        let second: UInt32
    }

    let pattern: Pattern
    let access: FactTable.Access
    /// Which pattern of the body it is.
    let place: Int
    /// Whether the fact that the plan began with may match here as well: it stands before in the body.
    let isBehind: Bool
    /// The differences that can be looked at here first.
    let differences: Range<Int>
}
