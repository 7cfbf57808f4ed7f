import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

extension Reasoner {
    /// Asks the queries among the rules again and again, until they make nothing new.
    mutating func construct() throws(ReasoningError) {
        guard !rules.constructions.isEmpty else { return }
        for _ in 0..<limits.maximumRounds {
            var isNew = false
            for number in rules.constructions.indices where try addTriples(ofQuery: number) { isNew = true }
            if !isNew { return }
            try facts.run()
        }
        throw ReasoningError(
            .limit,
            "The queries among the rules still make new triples after \(limits.maximumRounds) rounds; they may never end (BNODE, BIND)."
        )
    }

    /// Adds what a query makes.
    ///
    /// - Returns: whether something was new.
    private mutating func addTriples(ofQuery number: Int) throws(ReasoningError) -> Bool {
        let construction = rules.constructions[number]
        let results: QueryResults
        let snapshot = try snapshot()
        do {
            let options = QueryOptions(limits: QueryLimits(maximumRows: limits.maximumFacts))
            results = try QueryEngine.evaluate(construction.query, over: snapshot, options: options)
        } catch {
            throw ReasoningError(.query, "\(construction.name): \(error.message)")
        }
        guard case .solutions(let solutions) = results else { return false }
        madeNodes[number].snapshot = snapshot
        let numbers = TermNumbers(store)
        var isNew = false
        for solution in solutions {
            for triple in construction.triples(of: solution, &madeNodes[number]) {
                let fact = Fact(
                    subject: try numbers.id(of: triple.subject), predicate: try numbers.id(of: .iri(triple.predicate)),
                    object: try numbers.id(of: triple.object))
                if facts.table.findLive(facts.equality.normal(fact) ?? fact) != nil { continue }
                try facts.checkLimit()
                constructed.insert(fact)
                facts.state(fact, as: [])
                isNew = true
            }
        }
        facts.terms.snapshot = store.snapshot()
        return isNew
    }
}
