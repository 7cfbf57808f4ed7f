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
            for construction in rules.constructions where try addTriples(of: construction) { isNew = true }
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
    private mutating func addTriples(of construction: RuleSet.Construction) throws(ReasoningError) -> Bool {
        let results: QueryResults
        do {
            let options = QueryOptions(limits: QueryLimits(maximumRows: limits.maximumFacts))
            results = try QueryEngine.evaluate(construction.query, over: try snapshot(), options: options)
        } catch let error as QueryError {
            throw ReasoningError(.query, "\(construction.name): \(error.message)")
        } catch let error as ReasoningError {
            throw error
        } catch {
            throw ReasoningError(.query, "\(construction.name): \(error)")
        }
        guard case .graph(let triples) = results else { return false }
        let numbers = TermNumbers(store)
        var isNew = false
        for triple in triples {
            let fact = Fact(
                subject: try numbers.id(of: triple.subject), predicate: try numbers.id(of: .iri(triple.predicate)),
                object: try numbers.id(of: triple.object))
            if facts.table.findLive(facts.equality.normal(fact) ?? fact) != nil { continue }
            try facts.checkLimit()
            constructed.insert(fact)
            facts.state(fact, as: [])
            isNew = true
        }
        facts.terms.snapshot = store.snapshot()
        return isNew
    }
}
