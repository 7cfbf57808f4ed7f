public import RDF
import TripleStore

extension Reasoner {
    /// Whether other triples follow: their blank nodes stand for anything (RDF 1.1 Semantics, section 5).
    ///
    /// Literals are compared by their values, where the rules recognize their datatypes. What is inconsistent entails
    /// everything.
    ///
    /// - Parameter triples: what may follow.
    /// - Throws: as `insert`.
    /// - Complexity: exponential in the number of blank nodes in the worst case, which is that of the problem.
    public func entails(_ triples: [Triple]) throws(ReasoningError) -> Bool {
        guard inconsistencies.isEmpty else { return true }
        guard !triples.isEmpty else { return true }
        var reasoner = self
        return try reasoner.matches(triples)
    }

    private mutating func matches(_ triples: [Triple]) throws(ReasoningError) -> Bool {
        var conclusion = ConclusionPattern()
        for triple in triples { conclusion.add(triple) }
        let numbers = TermNumbers(store)
        for term in conclusion.terms {
            let id = try numbers.id(of: term)
            facts.terms.snapshot = store.snapshot()
            facts.tellMembers(of: id)
            try stateMembership(of: id)
        }
        try facts.run()
        let known = self
        var compiler = RuleCompiler { term throws(ReasoningError) in try known.number(of: term, numbers) }
        let program = try compiler.compile([
            Rule(name: "entails", head: [conclusion.own], body: conclusion.patterns)
        ])
        guard let plan = program.plans.last, case .constant(let own) = plan.pattern.predicate else { return false }
        facts.table.indexAllTerms()
        var matcher = Matcher(program)
        let fact = Fact(subject: own, predicate: own, object: own)
        return matcher.start(
            plan, fact, record: FactTable.none, limit: .max, hidden: .hidden, program, facts.table)
            && matcher.next(program, facts.table)
    }

    /// The number under which a term stands in the facts: of a literal, that of the one with its value.
    private func number(of term: Term, _ numbers: TermNumbers) throws(ReasoningError) -> UInt32 {
        let id = facts.equality.representative(try numbers.id(of: term))
        guard case .literal(let literal) = term, let literals = facts.literals,
            case .value(let value) = literals.meaning(of: literal), let known = literals.literal(with: value)
        else { return id }
        return facts.equality.representative(known)
    }

    /// Says of `rdf:_1` and its like what holds of them, once something speaks of them.
    mutating func stateMembership(of id: UInt32) throws(ReasoningError) {
        guard rules.isComplete, let iri = facts.terms.snapshot.term(for: TermID(rawValue: id))?.iri,
            iri.string.hasPrefix(Vocabulary.RDF.namespace + "_"),
            iri.string.dropFirst(Vocabulary.RDF.namespace.count + 1).allSatisfy(\.isNumber)
        else { return }
        let numbers = TermNumbers(store)
        func state(_ subject: UInt32, _ predicate: IRI, _ object: String) throws(ReasoningError) {
            let fact = Fact(
                subject: subject, predicate: try numbers.id(of: .iri(predicate)),
                object: try numbers.id(of: .iri(object)))
            if facts.table.findLive(fact) == nil { facts.state(fact, as: .axiom) }
        }
        try state(id, Vocabulary.RDF.type, Vocabulary.RDF.property.string)
        guard !rules.axioms.allSatisfy({ $0.predicate == Vocabulary.RDF.type }) else { return }
        try state(id, Vocabulary.RDF.type, Vocabulary.RDFS.namespace + "ContainerMembershipProperty")
        try state(id, Vocabulary.RDFS.domain, Vocabulary.RDFS.namespace + "Resource")
        try state(id, Vocabulary.RDFS.range, Vocabulary.RDFS.namespace + "Resource")
    }
}

/// Triples as patterns in which blank nodes are variables and triple terms are taken apart.
private struct ConclusionPattern {
    private(set) var patterns: [Rule.Pattern] = []
    private(set) var terms: [Term] = []
    private var tripleTermCount = 0

    /// What stands for the whole.
    let own: Rule.Pattern = {
        let term = Rule.Slot.term(.iri(OwnTerm.namespace + "node"))
        return Rule.Pattern(subject: term, predicate: term, object: term)
    }()

    mutating func add(_ triple: Triple) {
        patterns.append(
            Rule.Pattern(
                subject: slot(triple.subject), predicate: slot(.iri(triple.predicate)), object: slot(triple.object)))
    }

    private mutating func slot(_ term: Term) -> Rule.Slot {
        switch term {
        case .blankNode(let node): return .variable(node.label)
        case .iri, .literal:
            terms.append(term)
            return .term(term)
        case .triple(let triple):
            // No label of a blank node has a space.
            tripleTermCount += 1
            let variable = Rule.Slot.variable("triple \(tripleTermCount)")
            for (name, part) in [
                ("subject", triple.subject), ("predicate", .iri(triple.predicate)), ("object", triple.object),
            ] {
                patterns.append(
                    Rule.Pattern(
                        subject: variable, predicate: .term(.iri(OwnTerm.namespace + name)), object: slot(part)))
            }
            return variable
        }
    }
}
