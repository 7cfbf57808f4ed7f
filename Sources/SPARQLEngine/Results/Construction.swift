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
        var filling = TemplateFilling(plan, context)
        while let batch = try plan.next() {
            filling.start()
            var filled: [Batch] = []
            for pattern in template {
                filled.append(filling.fill([pattern.subject, pattern.predicate, pattern.object], batch))
            }
            for row in 0..<batch.count {
                for rows in filled where seen.insert(rows, row, [0, 1, 2]).isNew {
                    if let triple = triple(rows, row) { result.append(triple) }
                }
            }
        }
        return result
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
