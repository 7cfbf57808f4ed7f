extension Materialization {
    /// Whether a fact is one of RDF that was not stated.
    func isInferred(_ record: UInt32) -> Bool {
        let state = table.state(record)
        return state.isDisjoint(with: [.gone, .rewritten, .stated]) && terms.isRDF(table[record])
    }

    /// Whether a literal is the object of something that was stated, not only one that a rule names.
    func isWritten(_ literal: UInt32) -> Bool {
        guard program.constants.contains(literal) else { return true }
        return facts(of: literal).contains { table.state($0).contains(.stated) && !table.state($0).contains(.gone) }
    }

    /// A fact with literals that somebody wrote in place of those that only rules name.
    func written(_ fact: Fact) -> Fact {
        func written(_ term: UInt32) -> UInt32 {
            guard equality.isNeeded, terms.isLiteral(term), !isWritten(term) else { return term }
            return equality.members(term).sorted().first { isWritten($0) } ?? term
        }
        return Fact(subject: written(fact.subject), predicate: fact.predicate, object: written(fact.object))
    }

    /// Whether a fact was stated in these terms.
    func isStated(_ fact: Fact) -> Bool {
        let record = table.find(fact)
        return record != FactTable.none && table.state(record).contains(.stated) && !table.state(record).contains(.gone)
    }

    func checkLimit(adding count: Int) throws(ReasoningError) {
        guard table.liveCount + count > limits.maximumFacts else { return }
        throw ReasoningError(
            .limit,
            "The graph has \(count) triples, and the limit of stated and inferred ones is \(limits.maximumFacts).")
    }
}

extension Reasoner {
    /// Hands over the facts that were not stated, each under all names of its terms.
    func forEachInferred(_ body: (Fact) -> Void) throws(ReasoningError) {
        var count = 0
        func checkLimit(_ more: Int) throws(ReasoningError) {
            count += more
            guard count > limits.maximumFacts else { return }
            throw ReasoningError(
                .limit,
                "Equal things (owl:sameAs) would make more than \(limits.maximumFacts) triples; ask for one name of each."
            )
        }
        for record in 0..<facts.table.count where facts.table.isLive(record) {
            let fact = facts.table[record]
            guard fact.predicate < Rule.Mark.firstHidden else { continue }
            guard facts.equality.hasOtherNames(fact) else {
                if facts.isInferred(record) { body(fact) }
                continue
            }
            if fact.predicate == facts.equality.sameAs,
                facts.equality.representative(fact.subject) == facts.equality.representative(fact.object)
            {
                // The pairs of a class come below.
                continue
            }
            let names = (members(fact.subject), members(fact.predicate), ObjectNames(fact.object, self))
            try checkLimit(names.0.count * names.1.count * names.2.count)
            for subject in names.0 {
                for predicate in names.1 {
                    names.2.forEach(of: subject, predicate, in: facts) { object in
                        let fact = Fact(subject: subject, predicate: predicate, object: object)
                        if facts.terms.isRDF(fact), !facts.isStated(fact) { body(fact) }
                    }
                }
            }
        }
        guard rules.hasEquality else { return }
        for representative in facts.equality.classes.keys.sorted() {
            let members = members(representative).filter { !facts.terms.isLiteral($0) }
            try checkLimit(members.count * members.count)
            for first in members {
                for second in members where first != second || rules.isComplete {
                    let fact = Fact(subject: first, predicate: facts.equality.sameAs, object: second)
                    if !facts.isStated(fact) { body(fact) }
                }
            }
        }
    }

    fileprivate func members(_ term: UInt32) -> [UInt32] {
        facts.equality.members(term).sorted()
    }
}

/// The names under which the object of a fact is listed.
///
/// Of literals with the same value one is enough, unless one is stated already: numbers would else be counted twice.
private struct ObjectNames {
    private let nodes: [UInt32]
    private let literals: [UInt32]
    private let listed: [UInt32]

    init(_ object: UInt32, _ reasoner: Reasoner) {
        let members = reasoner.members(object)
        guard members.count > 1 else {
            (nodes, literals, listed) = (members, [], [])
            return
        }
        nodes = members.filter { !reasoner.facts.terms.isLiteral($0) }
        literals = members.filter { reasoner.facts.terms.isLiteral($0) && reasoner.facts.isWritten($0) }
        listed = reasoner.rules.isComplete ? literals : Array(literals.prefix(1))
    }

    var count: Int { nodes.count + listed.count }

    func forEach(of subject: UInt32, _ predicate: UInt32, in facts: Materialization, _ body: (UInt32) -> Void) {
        nodes.forEach(body)
        let isStated =
            literals.count > listed.count
            && literals.contains { facts.isStated(Fact(subject: subject, predicate: predicate, object: $0)) }
        if !isStated { listed.forEach(body) }
    }
}
