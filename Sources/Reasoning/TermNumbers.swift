import RDF
import TripleStore

/// Gives the terms of rules their numbers: those of the store, and numbers of their own to what the reasoner notes for
/// itself.
struct TermNumbers: Sendable {
    private let store: TripleStore

    init(_ store: TripleStore) { self.store = store }

    /// The reasoner's own terms; their numbers are those of terms that exist only during one query.
    private static let own = [
        "node", "chain", "all", "in", "equal", "subject", "predicate", "object",
    ]

    func id(of term: Term) throws(ReasoningError) -> UInt32 {
        if let iri = term.iri, iri.string.hasPrefix(OwnTerm.namespace),
            let index = TermNumbers.own.firstIndex(of: String(iri.string.dropFirst(OwnTerm.namespace.count)))
        {
            return TermID(.local, payload: UInt32(index)).rawValue
        }
        do {
            return try store.transaction { (transaction: inout Transaction) throws(TripleStoreError) in
                try transaction.id(adding: term)
            }.rawValue
        } catch {
            throw ReasoningError(.limit, error.message)
        }
    }
}

/// Tells triples of schemas from those about things.
struct SchemaTerms {
    private let snapshot: Snapshot
    /// For a term one more than whether it is of RDFS or OWL, once somebody asked.
    private var known = NumberTable()
    private let first: TermID?
    private let rest: TermID?

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        first = snapshot.id(for: .iri(Vocabulary.RDF.first))
        rest = snapshot.id(for: .iri(Vocabulary.RDF.rest))
    }

    /// Whether a triple says something of classes, properties or lists.
    mutating func contains(_ fact: Fact) -> Bool {
        if fact.predicate == WellKnownTerm.type.rawValue { return isVocabulary(fact.object) }
        return fact.predicate == first?.rawValue || fact.predicate == rest?.rawValue || isVocabulary(fact.predicate)
    }

    /// Whether a term is of RDFS or OWL.
    private mutating func isVocabulary(_ id: UInt32) -> Bool {
        let answer = known[UInt64(id)]
        if answer > 0 { return answer == 2 }
        let isVocabulary = snapshot.withText(of: TermID(rawValue: id)) { text in
            SchemaTerms.namespaces.contains { text.count > $0.count && text.starts(with: $0) }
        }
        known[UInt64(id)] = isVocabulary ? 2 : 1
        return isVocabulary
    }

    private static let namespaces = [Vocabulary.RDFS.namespace, Vocabulary.OWL.namespace].map { Array($0.utf8) }
}
