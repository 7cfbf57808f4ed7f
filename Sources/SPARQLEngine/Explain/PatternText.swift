import RDF
import SPARQLSyntax
import TripleStore

extension ResolvedPattern {
    /// The pattern as SPARQL writes it, its graph behind it.
    func text(_ context: EvaluationContext) -> String {
        let triple = [subject, predicate, object].map { $0.text(context) }.joined(separator: " ")
        return graph.map { "\(triple) in \($0.text(context))" } ?? triple
    }
}

extension ResolvedPattern.Part {
    func text(_ context: EvaluationContext) -> String {
        switch self {
        case .variable(let variable): variable.isHidden ? "[]" : variable.description
        case .term(let id): context.term(id)?.description ?? "nothing"
        }
    }
}

extension ResolvedPath {
    /// The path as SPARQL writes it.
    func text(_ context: EvaluationContext) -> String {
        func name(_ id: TermID) -> String { context.term(id)?.description ?? "nothing" }
        func all(_ paths: [ResolvedPath], _ separator: String) -> String {
            "(" + paths.map { $0.text(context) }.joined(separator: separator) + ")"
        }
        switch self {
        case .link(let id): return name(id)
        case .inverse(let path): return "^" + path.text(context)
        case .sequence(let steps): return all(steps, "/")
        case .alternative(let parts): return all(parts, "|")
        case .zeroOrMore(let path): return path.text(context) + "*"
        case .oneOrMore(let path): return path.text(context) + "+"
        case .zeroOrOne(let path): return path.text(context) + "?"
        case .negated(let forward, let backward):
            let names =
                (forward ?? []).sorted().map { name(TermID(rawValue: $0)) }
                + (backward ?? []).sorted().map { "^" + name(TermID(rawValue: $0)) }
            return "!(" + names.joined(separator: "|") + ")"
        }
    }
}
