import RDF
import SPARQLSyntax
import TripleStore

/// Tells what is known of resources: the triples that have them as subject, and so on from blank nodes
/// (SPARQL 1.1 Query, section 16.4, leaves the choice open).
struct Description {
    private let resources: [PatternTerm]
    private let plan: Operator
    private let context: EvaluationContext

    init(_ resources: [PatternTerm], _ plan: Operator, _ context: EvaluationContext) {
        self.resources = resources
        self.plan = plan
        self.context = context
    }

    func triples() throws(QueryError) -> [Triple] {
        var nodes: [UInt32] = []
        var seen = NodeSet()
        func visit(_ id: UInt32) { if id != 0, seen.insert(id) { nodes.append(id) } }
        for case .term(let term) in resources { visit(context.id(of: term).rawValue) }
        let columns = resources.compactMap { $0.variable.flatMap { plan.column(of: $0) } }
        while let batch = try plan.next() {
            for column in columns { for id in batch.columns[column] { visit(id) } }
        }
        var result: [Triple] = []
        var index = 0
        while index < nodes.count {
            var search = PatternExtension(
                context.snapshot, subject: .constant(TermID(rawValue: nodes[index])), predicate: .output,
                object: .output)
            var output = ExtensionOutput()
            while search.next(input: [], rowCount: 1, limit: 4096, into: &output) {
                for row in 0..<output.count {
                    let object = TermID(rawValue: output.columns[1][row])
                    guard let subject = context.term(TermID(rawValue: nodes[index])),
                        let predicate = context.term(TermID(rawValue: output.columns[0][row]))?.iri,
                        let value = context.term(object)
                    else { continue }
                    result.append(Triple(subject: subject, predicate: predicate, object: value))
                    if context.snapshot.kind(of: object) == .blankNode { visit(object.rawValue) }
                }
            }
            index += 1
        }
        return result
    }
}
