public import RDF
import TripleStore

extension Reasoner {
    /// Why a triple holds, down to what was stated.
    ///
    /// The proof is looked for backwards: what followed first followed from facts with lower numbers, so that each step goes
    /// down. Each triple is proved once; where it is needed again, the proof says so.
    ///
    /// - Parameter triple: the triple.
    /// - Returns: the proof; `nil` if the triple does not follow.
    /// - Complexity: O(matches of rules that give the triples of the proof).
    public func proof(of triple: Triple) -> Proof? {
        let snapshot = facts.terms.snapshot
        guard let subject = snapshot.id(for: triple.subject), let predicate = snapshot.id(for: .iri(triple.predicate)),
            let object = snapshot.id(for: triple.object)
        else { return nil }
        var search = ProofSearch(self)
        return search.prove(
            Fact(subject: subject.rawValue, predicate: predicate.rawValue, object: object.rawValue), triple)
    }
}

/// Looks for proofs.
private struct ProofSearch {
    private let reasoner: Reasoner
    private var facts: Materialization
    private var shown: Set<Fact> = []

    /// How deep a proof may be.
    private static let maximumDepth = 256

    init(_ reasoner: Reasoner) {
        self.reasoner = reasoner
        facts = reasoner.facts
        facts.table.indexAllTerms()
    }

    /// Proves a triple that somebody asks for.
    mutating func prove(_ fact: Fact, _ triple: Triple) -> Proof? {
        let record = facts.table.find(fact)
        if record != FactTable.none, !facts.table.state(record).contains(.gone),
            !(facts.table.state(record).contains(.rewritten) && !facts.table.state(record).contains(.stated))
        {
            return proof(of: record, below: .max, depth: 0)
        }
        if fact.predicate == facts.equality.sameAs { return equality(fact.subject, fact.object, below: .max, depth: 0) }
        guard let normal = facts.equality.normal(fact), let record = facts.table.findLive(normal) else { return nil }
        return replacing(fact, triple, from: record, below: .max, depth: 0)
    }

    /// Proves a fact from facts with lower numbers.
    private mutating func proof(of record: UInt32, below limit: UInt32, depth: Int) -> Proof? {
        let fact = facts.table[record]
        guard let triple = reasoner.triple(of: fact) else { return nil }
        let state = facts.table.state(record)
        if state.contains(.stated) { return Proof(triple: triple, step: .stated, premises: []) }
        if state.contains(.axiom) { return Proof(triple: triple, step: .axiom, premises: []) }
        if reasoner.constructed.contains(fact) { return Proof(triple: triple, step: .query, premises: []) }
        guard shown.insert(fact).inserted else { return Proof(triple: triple, step: .shown, premises: []) }
        guard depth < Self.maximumDepth else { return Proof(triple: triple, step: .omitted, premises: []) }
        if let source = source(of: record) {
            return replacing(fact, triple, from: source, below: record, depth: depth)
        }
        guard let rule = facts.support(of: fact, limit: record, hidden: [.gone]) else { return nil }
        let compiled = facts.program.rules[rule]
        let records = Array(facts.goals.records.prefix(compiled.bodyLength))
        return Proof(triple: triple, step: .rule(compiled.name), premises: premises(records, depth: depth + 1))
    }

    /// Proves the premises of a rule; what the reasoner only notes for itself is replaced by what it was noted from.
    private mutating func premises(_ records: [UInt32], depth: Int) -> [Proof] {
        var result: [Proof] = []
        for record in records {
            let fact = facts.table[record]
            if fact.predicate < Rule.Mark.firstHidden {
                if let proof = proof(of: record, below: record, depth: depth) { result.append(proof) }
            } else if depth < Self.maximumDepth, shown.insert(fact).inserted {
                for proof in grounds(ofNoted: record, depth: depth + 1) where !result.contains(proof) {
                    result.append(proof)
                }
            }
        }
        return result
    }

    /// The proofs of what a note of the reasoner was made from.
    private mutating func grounds(ofNoted record: UInt32, depth: Int) -> [Proof] {
        let fact = facts.table[record]
        if let source = source(of: record) {
            let equalities = zip(facts.table[source].terms, fact.terms).filter { $0 != $1 }
                .compactMap { equality($0, $1, below: record, depth: depth) }
            return premises([source], depth: depth) + equalities
        }
        guard let rule = facts.support(of: fact, limit: record, hidden: [.gone]) else { return [] }
        return premises(Array(facts.goals.records.prefix(facts.program.rules[rule].bodyLength)), depth: depth)
    }

    /// The fact that a fact was before equal terms took each other's place.
    private func source(of record: UInt32) -> UInt32? {
        guard let source = facts.equality.sources[facts.table[record]], source < record,
            !facts.table.state(source).contains(.gone)
        else { return nil }
        return source
    }

    /// Proves a fact by another one, in which equal terms stand (eq-rep).
    private mutating func replacing(
        _ fact: Fact, _ triple: Triple, from record: UInt32, below limit: UInt32, depth: Int
    ) -> Proof? {
        let source = facts.table[record]
        var premises: [Proof] = []
        if let proof = proof(of: record, below: record, depth: depth + 1) { premises.append(proof) }
        for (old, new) in zip(source.terms, fact.terms) where old != new {
            if let proof = equality(old, new, below: limit, depth: depth + 1) { premises.append(proof) }
        }
        return Proof(triple: triple, step: .rule("eq-rep"), premises: premises)
    }

    /// Proves that two terms are equal, by a way from one to the other (eq-sym, eq-trans).
    private mutating func equality(_ first: UInt32, _ second: UInt32, below limit: UInt32, depth: Int) -> Proof? {
        guard let way = way(from: first, to: second, below: limit), depth < Self.maximumDepth else { return nil }
        let sameAs = Fact(subject: first, predicate: facts.equality.sameAs, object: second)
        guard let triple = reasoner.triple(of: sameAs) ?? literalEquality(way) else { return nil }
        if way.isEmpty { return Proof(triple: triple, step: .axiom, premises: []) }
        let premises = way.compactMap { proof(of: $0, below: $0, depth: depth + 1) }
        if way.count == 1, facts.table[way[0]] == sameAs, let only = premises.first { return only }
        return Proof(triple: triple, step: .rule(way.count == 1 ? "eq-sym" : "eq-trans"), premises: premises)
    }

    private func literalEquality(_ way: [UInt32]) -> Triple? {
        way.first.flatMap { reasoner.triple(of: facts.table[$0]) }
    }

    /// The equalities that lead from a term to another one, the fewest.
    private func way(from first: UInt32, to second: UInt32, below limit: UInt32) -> [UInt32]? {
        guard first != second else { return [] }
        var arrivals: [UInt32: UInt32] = [:]
        var queue = [first]
        var index = 0
        while index < queue.count, arrivals[second] == nil {
            let term = queue[index]
            index += 1
            for record in facts.facts(of: term) where record < limit && !facts.table.state(record).contains(.gone) {
                let fact = facts.table[record]
                // What equal terms made of another equality leads nowhere that it does not.
                guard fact.predicate == facts.equality.sameAs, source(of: record) == nil else { continue }
                let other = fact.subject == term ? fact.object : fact.subject
                guard other != first, arrivals[other] == nil else { continue }
                arrivals[other] = record
                queue.append(other)
            }
        }
        guard arrivals[second] != nil else { return nil }
        var way: [UInt32] = []
        var term = second
        while term != first, let record = arrivals[term] {
            way.append(record)
            let fact = facts.table[record]
            term = fact.subject == term ? fact.object : fact.subject
        }
        return way.reversed()
    }
}
