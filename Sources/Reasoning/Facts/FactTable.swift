/// Facts by their numbers in the order in which they came to be known, and chains of those that share terms.
///
/// A fact keeps its number while it lives: what follows from others has a higher number than they have, so that proofs
/// and removals go down in numbers and cannot run in circles. A fact that comes back gets a new number.
struct FactTable: Sendable {
    /// No fact.
    static let none = UInt32.max

    private(set) var facts: [Fact] = []
    private(set) var states: [FactState] = []
    /// How many facts are neither gone nor rewritten.
    private(set) var liveCount = 0
    /// How many facts are gone.
    private(set) var goneCount = 0
    private var slots = [UInt32](repeating: none, count: 64)
    private var slotCount = 0
    private var bySubjectPredicate = FactChains()
    private var byPredicateObject = FactChains()
    private var byPredicate = FactChains()
    private var bySubject: FactChains?
    private var byObject: FactChains?

    /// How many numbers have been given.
    var count: UInt32 { UInt32(facts.count) }

    @inline(__always)
    static func mix(_ key: UInt64) -> UInt64 {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 32)
    }

    @inline(__always)
    private static func hash(_ fact: Fact) -> UInt64 {
        mix((UInt64(fact.subject) &* 0xFF51_AFD7_ED55_8CCD) ^ (UInt64(fact.predicate) << 32 | UInt64(fact.object)))
    }

    @inline(__always)
    subscript(record: UInt32) -> Fact { facts[Int(record)] }

    @inline(__always)
    func state(_ record: UInt32) -> FactState { states[Int(record)] }

    @inline(__always)
    func isLive(_ record: UInt32) -> Bool { states[Int(record)].isDisjoint(with: .hidden) }

    /// The youngest record of a fact, in whatever state.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    func find(_ fact: Fact) -> UInt32 { slots[slot(of: fact)] }

    /// The record of a fact that is neither gone nor rewritten.
    func findLive(_ fact: Fact) -> UInt32? {
        let record = find(fact)
        return record != FactTable.none && isLive(record) ? record : nil
    }

    @inline(__always)
    private func slot(of fact: Fact) -> Int {
        let mask = slots.count &- 1
        var index = Int(truncatingIfNeeded: FactTable.hash(fact)) & mask
        while slots[index] != FactTable.none, facts[Int(slots[index])] != fact { index = (index &+ 1) & mask }
        return index
    }

    /// Adds a fact that is not there, or is gone.
    ///
    /// - Complexity: O(1) amortized.
    mutating func append(_ fact: Fact, _ state: FactState) {
        let record = count
        let slot = slot(of: fact)
        if slots[slot] == FactTable.none { slotCount += 1 }
        slots[slot] = record
        facts.append(fact)
        states.append(state)
        if state.isDisjoint(with: .hidden) { liveCount += 1 }
        if slotCount * 2 > slots.count { grow() }
        link(record, fact)
    }

    private mutating func link(_ record: UInt32, _ fact: Fact) {
        bySubjectPredicate.append(record, key: FactTable.key(fact.subject, fact.predicate))
        byPredicateObject.append(record, key: FactTable.key(fact.predicate, fact.object))
        byPredicate.append(record, key: UInt64(fact.predicate))
        bySubject?.append(record, key: UInt64(fact.subject))
        byObject?.append(record, key: UInt64(fact.object))
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt32](repeating: FactTable.none, count: old.count * 2)
        let mask = slots.count - 1
        for record in old where record != FactTable.none {
            var index = Int(truncatingIfNeeded: FactTable.hash(facts[Int(record)])) & mask
            while slots[index] != FactTable.none { index = (index &+ 1) & mask }
            slots[index] = record
        }
    }

    /// Changes what is known of a fact.
    mutating func setState(_ record: UInt32, _ state: FactState) {
        let wasLive = isLive(record)
        if state.contains(.gone), !states[Int(record)].contains(.gone) { goneCount += 1 }
        states[Int(record)] = state
        if wasLive != isLive(record) { liveCount += wasLive ? -1 : 1 }
    }

    /// Makes the chains by subject alone and by object alone, which few rules need.
    ///
    /// - Complexity: O(facts), the first time.
    mutating func indexAllTerms() {
        guard bySubject == nil else { return }
        var subjects = FactChains()
        var objects = FactChains()
        for record in 0..<count {
            subjects.append(record, key: UInt64(self[record].subject))
            objects.append(record, key: UInt64(self[record].object))
        }
        bySubject = subjects
        byObject = objects
    }

    @inline(__always)
    static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// The first fact that may match a pattern of which some terms are known.
    @inline(__always)
    func first(_ access: Access, _ subject: UInt32, _ predicate: UInt32, _ object: UInt32) -> UInt32 {
        switch access {
        case .exact: find(Fact(subject: subject, predicate: predicate, object: object))
        case .subjectPredicate: bySubjectPredicate.first(FactTable.key(subject, predicate))
        case .predicateObject: byPredicateObject.first(FactTable.key(predicate, object))
        case .predicate: byPredicate.first(UInt64(predicate))
        case .subject: bySubject?.first(UInt64(subject)) ?? 0
        case .object: byObject?.first(UInt64(object)) ?? 0
        case .all: facts.isEmpty ? FactTable.none : 0
        }
    }

    /// The fact that may match behind another one.
    @inline(__always)
    func next(_ access: Access, _ record: UInt32) -> UInt32 {
        switch access {
        case .exact: return FactTable.none
        case .subjectPredicate: return bySubjectPredicate.next(record)
        case .predicateObject: return byPredicateObject.next(record)
        case .predicate: return byPredicate.next(record)
        case .subject: if let bySubject { return bySubject.next(record) }
        case .object: if let byObject { return byObject.next(record) }
        case .all: break
        }
        return record &+ 1 < count ? record &+ 1 : FactTable.none
    }

    /// By which of its terms the facts for a pattern are found; the best first.
    enum Access: UInt8, Sendable {
        case exact, subjectPredicate, predicateObject, subject, object, predicate, all

        /// The way for a pattern of which some terms are known.
        init(subject: Bool, predicate: Bool, object: Bool) {
            switch (subject, predicate, object) {
            case (true, true, true): self = .exact
            case (true, true, false): self = .subjectPredicate
            case (false, true, true): self = .predicateObject
            case (false, true, false): self = .predicate
            case (true, false, _): self = .subject
            case (false, false, true): self = .object
            case (false, false, false): self = .all
            }
        }
    }
}
