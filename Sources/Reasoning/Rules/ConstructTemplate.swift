import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

/// A `CONSTRUCT` query as a rule: its solutions, and what each makes.
///
/// Of a solution each blank node of the template has one name, whenever the query is asked: a query that is asked again makes
/// new triples only of new solutions.
struct ConstructTemplate: Sendable {
    /// What proofs and errors call the query.
    let name: String
    /// Asks for the variables of the template.
    let query: Query
    private let template: [TriplePattern]
    private let variables: [Variable]

    /// - Parameters:
    ///   - template: the query's template.
    ///   - query: the query.
    ///   - name: what to call it.
    init(_ template: [TriplePattern], _ query: Query, name: String) {
        self.name = name
        self.template = template
        var seen = Set<Variable>()
        variables = template.flatMap(\.variables).filter { !$0.isBlankNode && seen.insert($0).inserted }
        self.query = Query(
            form: .select(variables), algebra: .distinct(.project(query.algebra, variables)), dataset: query.dataset,
            base: query.base)
    }

    /// The triples that a solution makes; those that would not be RDF are left out.
    ///
    /// - Parameter nodes: the blank nodes that the query has made.
    func triples(of solution: Solution, _ nodes: inout MadeNodes) -> [Triple] {
        template.compactMap { triple($0, solution, &nodes) }
    }

    private func triple(_ pattern: TriplePattern, _ solution: Solution, _ nodes: inout MadeNodes) -> Triple? {
        guard let subject = term(pattern.subject, solution, &nodes),
            let predicate = term(pattern.predicate, solution, &nodes)?.iri,
            let object = term(pattern.object, solution, &nodes)
        else { return nil }
        switch subject {
        case .iri, .blankNode: return Triple(subject: subject, predicate: predicate, object: object)
        case .literal, .triple: return nil
        }
    }

    private func term(_ place: PatternTerm, _ solution: Solution, _ nodes: inout MadeNodes) -> Term? {
        switch place {
        case .term(let term): return term
        case .variable(let variable) where variable.isBlankNode:
            return nodes.node(MadeNodes.Origin(node: variable.name, values: solution.terms))
        case .variable(let variable): return solution[variable.name]
        case .triple(let pattern): return triple(pattern, solution, &nodes).map { .triple($0) }
        }
    }
}

/// The blank nodes that a query among the rules made.
struct MadeNodes: Sendable {
    /// What a blank node was made for.
    struct Origin: Hashable, Sendable {
        /// The blank node of the template.
        let node: String
        /// The solution.
        let values: [Term?]
    }

    /// The terms that there are already.
    var snapshot: Snapshot
    private var nodes: [Origin: Term] = [:]
    private var count = 0
    private let prefix: String

    /// - Parameter number: that of the query.
    init(_ snapshot: Snapshot, number: Int) {
        self.snapshot = snapshot
        prefix = "made\(number)."
    }

    /// The blank node for an origin: the same whenever it is asked for.
    mutating func node(_ origin: Origin) -> Term {
        if let known = nodes[origin] { return known }
        var node: Term
        repeat {
            count += 1
            node = .blankNode(BlankNode("\(prefix)\(count)"))
        } while snapshot.id(for: node) != nil
        nodes[origin] = node
        return node
    }
}
