import RDF
public import TripleStore

/// Derives what follows from a store's triples by rules, and keeps it up to date when triples come and go.
///
/// What is inferred stands apart from what is stated: the store keeps only the latter, and `snapshot` shows both.
///
/// ```swift
/// var reasoner = try Reasoner(.owlRL, over: store)
/// let answers = try QueryEngine.evaluate(query, over: reasoner.snapshot())
/// let proof = try reasoner.proof(of: Triple(subject: ana, predicate: "https://w3id.org/tercet/core#memberOf", object: eu))
/// ```
///
/// The triples of the default graph are reasoned about; named graphs are not. A value, whose copies are independent; the
/// store's dictionary is shared, since the terms of rules get numbers there.
public struct Reasoner: Sendable {
    let store: TripleStore
    let rules: RuleSet
    let limits: ReasonerLimits
    var facts: Materialization
    /// Where queries are among the rules: the facts that they made.
    var constructed: Set<Fact> = []
    /// The blank nodes in them, for each query.
    var madeNodes: [MadeNodes]

    /// Derives all that follows from the default graph of a store.
    ///
    /// - Parameters:
    ///   - rules: what to derive by.
    ///   - store: the triples; later changes of the store have to be told by `insert` and `remove`.
    ///   - limits: what may be used.
    /// - Throws: `limit` when more follows than the limits allow, `rule` for a rule that cannot be evaluated.
    /// - Complexity: O(matches of the rules' bodies).
    public init(
        _ rules: RuleSet, over store: TripleStore, limits: ReasonerLimits = ReasonerLimits()
    ) throws(ReasoningError) {
        self.store = store
        self.rules = rules
        self.limits = limits
        madeNodes = rules.constructions.indices.map { MadeNodes(store.snapshot(), number: $0 + 1) }
        let numbers = TermNumbers(store)
        var compiler = RuleCompiler { term throws(ReasoningError) in try numbers.id(of: term) }
        let program = try compiler.compile(rules.rules)
        facts = Materialization(program, limits: limits, terms: TermKinds(snapshot: store.snapshot()))
        try prepare(numbers)
        facts.terms.snapshot = store.snapshot()
        guard facts.terms.snapshot.termCount < Int(Rule.Mark.firstHidden) else {
            throw ReasoningError(
                .limit, "The store has more than 2²⁸ terms, which is more than a reasoner can tell apart.")
        }
        try insert(facts.terms.snapshot.rows(of: .none))
    }

    /// Sets equality, literals and axioms up.
    private mutating func prepare(_ numbers: TermNumbers) throws(ReasoningError) {
        let ownEquality = try numbers.id(of: .iri(OwnTerm.namespace + "equal"))
        facts.equality.isUsed = rules.hasEquality || !rules.datatypes.isEmpty
        facts.equality.sameAs = try rules.hasEquality ? numbers.id(of: .iri(Vocabulary.OWL.sameAs)) : ownEquality
        if !rules.datatypes.isEmpty || rules.isComplete {
            var knowledge = LiteralKnowledge()
            knowledge.isComplete = rules.isComplete
            knowledge.recognized = rules.datatypes
            for iri in rules.datatypes.sorted(by: { $0.string < $1.string }) {
                guard let datatype = Datatype(iri),
                    rules.isComplete || iri.string != Vocabulary.RDFS.namespace + "Literal"
                else { continue }
                knowledge.datatypes[try numbers.id(of: .iri(iri))] = datatype
            }
            facts.literals = knowledge
        }
        if rules.isComplete {
            facts.tripleTerms = TripleTermVocabulary(
                proposition: try numbers.id(of: .iri(Vocabulary.RDFS.namespace + "Proposition")),
                parts: try ["subject", "predicate", "object"].map { name throws(ReasoningError) in
                    try numbers.id(of: .iri(OwnTerm.namespace + name))
                })
            let datatype = try numbers.id(of: .iri(Vocabulary.RDFS.namespace + "Datatype"))
            for id in (facts.literals?.datatypes.keys.sorted() ?? []) {
                facts.state(Fact(subject: id, predicate: WellKnownTerm.type.rawValue, object: datatype), as: .axiom)
            }
        }
        for axiom in rules.axioms {
            let fact = Fact(
                subject: try numbers.id(of: axiom.subject), predicate: try numbers.id(of: .iri(axiom.predicate)),
                object: try numbers.id(of: axiom.object))
            facts.state(fact, as: .axiom)
        }
        facts.terms.snapshot = store.snapshot()
        let literals = facts.program.constants.sorted().filter { facts.terms.isLiteral($0) }
        for literal in literals { facts.noteLiteral(literal, FactTable.none) }
    }

    // MARK: - Changes

    /// Adds triples that the store has been given, and derives what follows from them.
    ///
    /// - Parameter rows: the triples by the store's numbers; those of named graphs are passed over.
    /// - Throws: as `init`; the reasoner cannot be used any more then.
    /// - Complexity: O(matches of rules in which a new triple takes part).
    public mutating func insert(_ rows: some Sequence<QuadRow>) throws(ReasoningError) {
        facts.terms.snapshot = store.snapshot()
        let stated = rows.lazy.filter { $0.graph == 0 }.map {
            Fact(subject: $0.subject, predicate: $0.predicate, object: $0.object)
        }
        // Schema first: hierarchies are closed by the time that their members come.
        var schema = SchemaTerms(facts.terms.snapshot)
        if rules.isComplete {
            for id in Set(stated.lazy.flatMap { [$0.subject, $0.predicate, $0.object] }).sorted() {
                try stateMembership(of: id)
            }
        }
        var others: [Fact] = []
        for fact in stated {
            if schema.contains(fact) { facts.state(fact) } else { others.append(fact) }
        }
        try facts.checkLimit(adding: others.count)
        try facts.run()
        for fact in others { facts.state(fact) }
        try facts.run()
        try construct()
    }

    /// Takes triples back that the store no longer has, and what follows from nothing else.
    ///
    /// - Parameter rows: the triples by the store's numbers.
    /// - Throws: as `insert`.
    /// - Complexity: O(matches of rules in which a triple takes part that goes, or whose last support is in doubt); with
    ///   queries among the rules, as starting again.
    public mutating func remove(_ rows: some Sequence<QuadRow>) throws(ReasoningError) {
        let removed = rows.filter { $0.graph == 0 }.map {
            Fact(subject: $0.subject, predicate: $0.predicate, object: $0.object)
        }
        // What queries made may follow no longer; they are asked again.
        let made = constructed.sorted { ($0.subject, $0.predicate, $0.object) < ($1.subject, $1.predicate, $1.object) }
        constructed = []
        try facts.remove(removed + made)
        try construct()
    }

    // MARK: - What follows

    /// The triples that were not stated, by the store's numbers, in a fixed order.
    ///
    /// Of equal terms each has all facts of the others, and is the same as each of them (`owl:sameAs`).
    ///
    /// - Throws: `limit` when classes of equal terms make more triples than the limits allow; `inferredOfRepresentatives` has
    ///   the facts once.
    /// - Complexity: O(facts), and O(triples that equal terms add).
    public func inferred() throws(ReasoningError) -> [QuadRow] {
        var rows: [QuadRow] = []
        try forEachInferred { fact in rows.append(QuadRow(fact)) }
        return rows
    }

    /// The triples that were not stated, each class of equal terms being spoken of by one of its terms, with which the others
    /// are said to be the same.
    ///
    /// - Complexity: O(facts).
    public func inferredOfRepresentatives() -> [QuadRow] {
        var rows: [QuadRow] = []
        for record in 0..<facts.table.count where facts.isInferred(record) { rows.append(QuadRow(facts.table[record])) }
        guard rules.hasEquality else { return rows }
        for representative in facts.equality.classes.keys.sorted() where !facts.terms.isLiteral(representative) {
            for member in facts.equality.members(representative).sorted() where member != representative {
                let fact = Fact(subject: member, predicate: facts.equality.sameAs, object: representative)
                if !facts.isStated(fact) { rows.append(QuadRow(fact)) }
            }
        }
        return rows
    }

    /// The store's triples together with those that follow from its default graph, which stand there too.
    ///
    /// - Throws: as `inferred()`.
    /// - Complexity: O(inferred triples).
    public func snapshot() throws(ReasoningError) -> Snapshot { store.snapshot().adding(try inferred()) }

    /// How many triples were stated, and how many others follow, classes of equal terms counting as one term.
    public var counts: (stated: Int, inferred: Int) {
        var counts = (stated: 0, inferred: 0)
        for record in 0..<facts.table.count {
            if facts.table.state(record).contains(.stated), !facts.table.state(record).contains(.gone) {
                counts.stated += 1
            }
            if facts.isInferred(record) { counts.inferred += 1 }
        }
        return counts
    }

    /// How many facts rules have been tried on since the reasoner was made: its work, as a count that does not depend on the
    /// machine.
    public var factsExamined: Int { facts.matcher.examined + facts.goals.examined }

    /// What cannot be true, in the order in which it came up.
    public var inconsistencies: [Inconsistency] {
        facts.clashes.compactMap { clash in
            guard clash.records.allSatisfy({ !facts.table.state($0).contains(.gone) }) else { return nil }
            return Inconsistency(
                rule: clash.rule, triples: clash.records.compactMap { triple(of: facts.written(facts.table[$0])) },
                literal: clash.literal == 0 ? nil : facts.terms.snapshot.term(for: TermID(rawValue: clash.literal)))
        }
    }

    /// A fact as a triple; `nil` for what the reasoner notes for itself.
    func triple(of fact: Fact) -> Triple? {
        let snapshot = facts.terms.snapshot
        guard fact.predicate < Rule.Mark.firstHidden, let subject = snapshot.term(for: TermID(rawValue: fact.subject)),
            let predicate = snapshot.term(for: TermID(rawValue: fact.predicate))?.iri,
            let object = snapshot.term(for: TermID(rawValue: fact.object))
        else { return nil }
        return Triple(subject: subject, predicate: predicate, object: object)
    }
}

extension QuadRow {
    init(_ fact: Fact) {
        self.init(
            subject: TermID(rawValue: fact.subject), predicate: TermID(rawValue: fact.predicate),
            object: TermID(rawValue: fact.object))
    }
}
