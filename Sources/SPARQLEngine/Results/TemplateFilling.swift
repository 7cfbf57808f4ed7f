import RDF
import SPARQLSyntax
import TripleStore

/// Fills templates with the rows of a plan (SPARQL 1.1 Query, section 16.2; SPARQL 1.1 Update, section 4.2).
struct TemplateFilling {
    let plan: Operator
    let context: EvaluationContext
    /// The blank nodes that stand for those of the template, one for each row.
    private var nodes: [Variable: [UInt32]] = [:]

    init(_ plan: Operator, _ context: EvaluationContext) {
        self.plan = plan
        self.context = context
    }

    /// Forgets the blank nodes of the last rows: each solution has new ones.
    mutating func start() { nodes = [:] }

    /// The values of some places of a template in all rows of a batch, as columns; 0 where a variable is unbound.
    mutating func fill(_ places: [PatternTerm], _ batch: Batch) -> Batch {
        var rows = Batch(width: 0)
        for place in places { rows.columns.append(column(place, batch)) }
        rows.count = batch.count
        return rows
    }

    private mutating func column(_ place: PatternTerm, _ batch: Batch) -> [UInt32] {
        switch place {
        case .term(let term): return [UInt32](repeating: context.id(of: term).rawValue, count: batch.count)
        case .triple(let pattern):
            let parts = [pattern.subject, pattern.predicate, pattern.object].map { column($0, batch) }
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
}
