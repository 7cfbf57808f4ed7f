import RDF
import TripleStore

extension Materialization {
    /// Looks at the literals and datatypes of a fact (table 8 of the OWL 2 RL rules, and rdfD1 of RDF).
    mutating func noteLiterals(of fact: Fact, _ record: UInt32) throws(ReasoningError) {
        guard literals != nil else { return }
        if fact.predicate != WellKnownTerm.type.rawValue, fact.predicate < Rule.Mark.firstHidden {
            tellMembers(of: fact.object)
            tellMembers(of: fact.subject)
        }
        if terms.isLiteral(fact.subject) {
            if fact.predicate == WellKnownTerm.type.rawValue { checkType(fact, record) }
            noteLiteral(fact.subject, record)
        }
        if terms.isLiteral(fact.object) {
            if !passesStringsOver || !terms.isPlain(fact.object) { noteLiteral(fact.object, record) }
        } else if terms.isTriple(fact.object) {
            noteTripleTerm(fact.object, record)
        }
    }

    /// The literal is not of the type that follows for it (dt-not-type).
    private mutating func checkType(_ fact: Fact, _ record: UInt32) {
        guard let datatype = literals?.datatypes[fact.object] else { return }
        noteLiteral(fact.subject, record)
        guard let value = literals?.value(fact.subject), !datatype.contains(value) else { return }
        note(Clash(rule: "dt-not-type", records: [record], literal: fact.subject))
    }

    mutating func note(_ clash: Clash) {
        if clashes.count < limits.maximumInconsistencies { clashes.append(clash) }
    }

    /// Looks at a literal for the first time.
    mutating func noteLiteral(_ term: UInt32, _ record: UInt32) {
        guard literals?.notice(term) == true, let literal = terms.snapshot.term(for: TermID(rawValue: term))?.literal
        else { return }
        switch literals?.meaning(of: literal) {
        case .value(let value):
            if let other = literals?.note(term, value) {
                // dt-eq
                state(Fact(subject: term, predicate: equality.sameAs, object: other), as: .axiom)
            }
            for datatype in literals?.told ?? [] { tell(term, value, datatype) }
        case .illTyped:
            let records = record == FactTable.none ? [] : [record]
            note(Clash(rule: "dt-not-type", records: records, literal: term))
        case .unknown, nil: break
        }
    }

    /// Whether strings need no look: nothing speaks of their datatypes.
    private var passesStringsOver: Bool { literals?.told.isEmpty == true && literals?.isComplete == false }

    /// Begins to tell which literals belong to a datatype, once the facts speak of it (dt-type2).
    mutating func tellMembers(of term: UInt32) {
        guard let knowledge = literals, knowledge.datatypes[term] != nil, !knowledge.told.contains(term) else { return }
        if passesStringsOver {
            for record in 0..<table.count where terms.isPlain(table[record].object) {
                noteLiteral(table[record].object, record)
            }
        }
        literals?.told.append(term)
        guard let knowledge = literals else { return }
        for literal in knowledge.known {
            if let value = knowledge.value(literal) { tell(literal, value, term) }
        }
    }

    private mutating func tell(_ literal: UInt32, _ value: LiteralValue, _ datatype: UInt32) {
        guard literals?.datatypes[datatype]?.contains(value) == true else { return }
        let fact = Fact(subject: literal, predicate: WellKnownTerm.type.rawValue, object: datatype)
        if table.findLive(fact) == nil { state(fact, as: .axiom) }
    }

    /// Looks into a triple term: the literals in it have values too, and it is a proposition (RDF 1.2 Semantics, section 9).
    mutating func noteTripleTerm(_ term: UInt32, _ record: UInt32) {
        guard literals?.notice(term) == true,
            let parts = terms.snapshot.components(ofTriple: TermID(rawValue: term))
        else { return }
        if terms.isLiteral(parts.object.rawValue) { noteLiteral(parts.object.rawValue, record) }
        if terms.isTriple(parts.object.rawValue) { noteTripleTerm(parts.object.rawValue, record) }
        if let tripleTerms, literals?.isComplete == true { tellParts(of: term, tripleTerms) }
    }

    private mutating func tellParts(of term: UInt32, _ vocabulary: TripleTermVocabulary) {
        guard let parts = terms.snapshot.components(ofTriple: TermID(rawValue: term)) else { return }
        state(Fact(subject: term, predicate: WellKnownTerm.type.rawValue, object: vocabulary.proposition), as: .axiom)
        for (predicate, part) in zip(vocabulary.parts, [parts.subject, parts.predicate, parts.object]) {
            state(Fact(subject: term, predicate: predicate, object: part.rawValue), as: .axiom)
        }
    }
}

/// What says what triple terms are made of.
struct TripleTermVocabulary: Sendable {
    /// `rdfs:Proposition`.
    let proposition: UInt32
    /// The reasoner's own relations to subject, predicate and object.
    let parts: [UInt32]
}
