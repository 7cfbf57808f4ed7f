import RDF
import SPARQLSyntax
import TripleStore

/// The quads that templates give for the solutions of a plan, by their numbers.
struct QuadFilling {
    private let templates: [QuadTemplate]
    /// The graph of templates without one.
    private let graph: TermID
    private let context: EvaluationContext
    private var filling: TemplateFilling
    /// Subject, predicate, object and graph of each quad; graph 0 is the default graph.
    private var quads = Batch(width: 4)
    private var seen = KeyTable(width: 4)

    init(_ templates: [QuadTemplate], graph: TermID, _ plan: Operator, _ context: EvaluationContext) {
        self.templates = templates
        self.graph = graph
        self.context = context
        filling = TemplateFilling(plan, context)
    }

    /// Fills the templates with the rows of a batch; what would not be a quad is left out.
    mutating func fill(_ batch: Batch) {
        filling.start()
        for template in templates {
            let triple = template.triple
            let places = [triple.subject, triple.predicate, triple.object] + (template.graph.map { [$0] } ?? [])
            var rows = filling.fill(places, batch)
            if template.graph == nil {
                rows.columns.append([UInt32](repeating: graph.rawValue, count: batch.count))
            }
            for row in 0..<batch.count where isQuad(rows, row, hasGraph: template.graph != nil) {
                if seen.insert(rows, row, [0, 1, 2, 3]).isNew { quads.append(row: row, of: rows) }
            }
        }
    }

    private func isQuad(_ rows: Batch, _ row: Int, hasGraph: Bool) -> Bool {
        func kind(_ column: Int) -> EvaluationContext.TermKind? {
            context.kind(of: TermID(rawValue: rows.columns[column][row]))
        }
        let subject = kind(0)
        guard subject == .iri || subject == .blankNode, kind(1) == .iri, kind(2) != nil else { return false }
        guard hasGraph else { return true }
        let name = kind(3)
        return name == .iri || name == .blankNode
    }

    /// The quads that the store could have: those with terms that it does not know are not there.
    var storedRows: [QuadRow] {
        (0..<quads.count).compactMap { row in
            let ids = quads.columns.map { TermID(rawValue: $0[row]) }
            guard !ids.contains(where: { $0.inlineTag == .local }) else { return nil }
            return QuadRow(subject: ids[0], predicate: ids[1], object: ids[2], graph: ids[3])
        }
    }

    /// The quads with numbers of the store for all terms.
    func rows(in transaction: inout Transaction) throws(QueryError) -> [QuadRow] {
        var known: [UInt32: TermID] = [:]
        var result: [QuadRow] = []
        result.reserveCapacity(quads.count)
        for row in 0..<quads.count {
            var ids: [TermID] = []
            for column in quads.columns {
                ids.append(try stored(TermID(rawValue: column[row]), &known, &transaction))
            }
            result.append(QuadRow(subject: ids[0], predicate: ids[1], object: ids[2], graph: ids[3]))
        }
        return result
    }

    private func stored(
        _ id: TermID, _ known: inout [UInt32: TermID], _ transaction: inout Transaction
    ) throws(QueryError) -> TermID {
        guard id.inlineTag == .local else { return id }
        if let id = known[id.rawValue] { return id }
        guard let term = context.term(id) else { return .none }
        do {
            let stored = try transaction.id(adding: term)
            known[id.rawValue] = stored
            return stored
        } catch {
            throw QueryError(.limit, error.message)
        }
    }
}
