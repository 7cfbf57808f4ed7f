import RDF
import SPARQLSyntax
import TripleStore

/// A pattern that other endpoints are asked for.
struct ServiceCall {
    private let query: String
    private let isSilent: Bool
    private let context: EvaluationContext
    /// The variables of the pattern.
    let variables: [Variable]

    init(_ pattern: Algebra, query: String, isSilent: Bool, context: EvaluationContext) {
        self.query = query
        self.isSilent = isSilent
        self.context = context
        variables = pattern.variablesInScope.filter { !$0.isHidden }
    }

    /// The solutions of an endpoint, with the query's own numbers for terms that the store does not know.
    ///
    /// - Throws: `service` when the endpoint fails and that is not to be passed over.
    func rows(at endpoint: Term?) throws(QueryError) -> Batch {
        do {
            return try batch(of: try table(at: endpoint))
        } catch {
            guard isSilent, error.code == .service else { throw error }
            var one = Batch(width: 0)
            one.columns = variables.map { _ in [0] }
            one.count = 1
            return one
        }
    }

    private func table(at endpoint: Term?) throws(QueryError) -> SolutionTable {
        guard let iri = endpoint?.iri else {
            throw QueryError(
                .service, "SERVICE needs the IRI of an endpoint, not \(endpoint?.description ?? "nothing").")
        }
        guard let client = context.services else {
            throw QueryError(.unsupported, "SERVICE is off here: no other endpoint is asked.")
        }
        guard client.allows(iri) else {
            throw QueryError(.unsupported, "SERVICE may not ask \(iri) here.")
        }
        try context.budget.check()
        do {
            return try client.solutions(of: query, at: iri)
        } catch {
            throw QueryError(.service, "The endpoint \(iri) does not answer: \(error)")
        }
    }

    private func batch(of table: SolutionTable) throws(QueryError) -> Batch {
        try context.budget.keep(total: table.rows.count, new: table.rows.count, width: variables.count)
        let places = variables.map { table.variables.firstIndex(of: $0.name) }
        // The blank nodes of an answer are none of those in the store.
        var nodes: [BlankNode: Term] = [:]
        var result = Batch(width: variables.count)
        result.count = table.rows.count
        for row in table.rows {
            for (column, place) in places.enumerated() {
                let term = place.flatMap { row.indices.contains($0) ? row[$0] : nil }
                result.columns[column].append(term.map { id(of: $0, &nodes) } ?? 0)
            }
        }
        return result
    }

    private func id(of term: Term, _ nodes: inout [BlankNode: Term]) -> UInt32 {
        guard case .blankNode(let node) = term else { return context.id(of: term).rawValue }
        let own = nodes[node] ?? context.freshBlankNode()
        nodes[node] = own
        return context.id(of: own).rawValue
    }
}
