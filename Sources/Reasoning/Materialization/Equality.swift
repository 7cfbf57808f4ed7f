/// Which terms are equal (`owl:sameAs`): classes, each with a term that stands for it in all facts.
///
/// Ten thousand equal terms are one class of ten thousand, not a hundred million pairs.
struct Equality: Sendable {
    /// Whether there is equality at all.
    var isUsed = false
    /// The number of `owl:sameAs`.
    var sameAs: UInt32 = 0
    /// For each term of a class of several the term that stands for the class.
    private var representatives = NumberTable()
    /// The classes, by the terms that stand for them.
    private(set) var classes: [UInt32: [UInt32]] = [:]

    /// For a class of equal terms with a literal in it that literal, by the term that stands for the class.
    var literals: [UInt32: UInt32] = [:]
    /// For a fact that came of equal terms taking each other's place, the number of the fact that it was before.
    var sources: [Fact: UInt32] = [:]

    /// Whether some terms are equal.
    @inline(__always)
    var isNeeded: Bool { !classes.isEmpty }

    /// The term that stands for a term.
    ///
    /// - Complexity: O(1).
    func representative(_ term: UInt32) -> UInt32 {
        let known = representatives[UInt64(term)]
        return known == 0 ? term : UInt32(known)
    }

    /// Whether a fact can be told by other terms than its own.
    ///
    /// - Complexity: O(1).
    func hasOtherNames(_ fact: Fact) -> Bool {
        guard isNeeded else { return false }
        return representatives[UInt64(fact.subject)] != 0 || representatives[UInt64(fact.predicate)] != 0
            || representatives[UInt64(fact.object)] != 0
    }

    /// The terms that are equal to a term, itself included.
    func members(_ term: UInt32) -> [UInt32] { classes[representative(term)] ?? [term] }

    /// A fact under the terms that stand for its own; `nil` where no terms are equal.
    func normal(_ fact: Fact) -> Fact? {
        guard isNeeded else { return nil }
        let mark =
            fact.predicate >= Rule.Mark.firstHidden && fact.predicate >> 31 == 0 ? fact.predicate & 0x7000_0000 : 0
        return Fact(
            subject: representative(fact.subject), predicate: representative(fact.predicate & ~mark) | mark,
            object: representative(fact.object))
    }

    /// Puts two classes together.
    ///
    /// - Parameters:
    ///   - winner: stands for both afterwards.
    ///   - loser: stood for one of them.
    /// - Complexity: O(size of the loser's class).
    mutating func merge(_ winner: UInt32, _ loser: UInt32) {
        literals[winner] = literals[winner] ?? literals.removeValue(forKey: loser)
        let moved = classes.removeValue(forKey: loser) ?? [loser]
        for term in moved + [winner] { representatives[UInt64(term)] = UInt64(winner) }
        classes[winner, default: [winner]] += moved
    }

    /// Takes a class apart.
    mutating func dissolve(_ representative: UInt32) -> [UInt32] {
        let members = classes.removeValue(forKey: representative) ?? []
        for term in members { representatives[UInt64(term)] = 0 }
        literals[representative] = nil
        return members
    }
}
