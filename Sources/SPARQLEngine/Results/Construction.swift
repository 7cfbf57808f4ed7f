import RDF
import SPARQLSyntax
import TripleStore

/// Fills the template of a `CONSTRUCT` with solutions (SPARQL 1.1 Query, section 16.2).
struct Construction {
    private let template: [TriplePattern]
    private let plan: Operator
    private let context: EvaluationContext

    init(_ template: [TriplePattern], _ plan: Operator, _ context: EvaluationContext) {
        self.template = template
        self.plan = plan
        self.context = context
    }

    /// The triples, each once; those that would not be RDF are left out.
    func triples() throws(QueryError) -> [Triple] {
        var seen = KeyTable(width: 3)
        var result: [Triple] = []
        while let batch = try plan.next() {
            var nodes: [Variable: [UInt32]] = [:]
            let filled = template.map { pattern in
                var rows = Batch(width: 0)
                rows.columns = [pattern.subject, pattern.predicate, pattern.object].map { column($0, batch, &nodes) }
                rows.count = batch.count
                return rows
            }
            for row in 0..<batch.count {
                for rows in filled where seen.insert(rows, row, [0, 1, 2]).isNew {
                    if let triple = triple(rows, row) { result.append(triple) }
                }
            }
        }
        return result
    }

    /// The values of a place of the template in all rows; a blank node of the template is a new one in each solution.
    private func column(_ term: PatternTerm, _ batch: Batch, _ nodes: inout [Variable: [UInt32]]) -> [UInt32] {
        switch term {
        case .term(let term): return [UInt32](repeating: context.id(of: term).rawValue, count: batch.count)
        case .triple(let pattern):
            let parts = [pattern.subject, pattern.predicate, pattern.object].map { column($0, batch, &nodes) }
            return (0..<batch.count).map { row in
                let ids = parts.map { TermID(rawValue: $0[row]) }
                return context.parts(ids[0], ids[1], ids[2]).map { context.id(of: $0).rawValue } ?? 0
            }
        case .variable(let variable) where variable.isBlankNode:
            if let known = nodes[variable] { return known }
            let fresh = (0..<batch.count).map { _ in context.id(of: context.freshBlankNode()).rawValue }
            nodes[variable] = fresh
            return fresh
        case .variable(let variable):
            return plan.column(of: variable).map { batch.columns[$0] } ?? [UInt32](repeating: 0, count: batch.count)
        }
    }

    private func triple(_ rows: Batch, _ row: Int) -> Triple? {
        func term(_ column: Int) -> Term? { context.term(TermID(rawValue: rows.columns[column][row])) }
        guard let subject = term(0), subject.literal == nil, let predicate = term(1)?.iri, let object = term(2) else {
            return nil
        }
        if case .triple = subject { return nil }
        return Triple(subject: subject, predicate: predicate, object: object)
    }
}
