import RDF
import SPARQLSyntax

extension PropertyPath {
    /// The path as SPARQL writes it.
    func text(_ abbreviate: (IRI) -> String = { $0.description }) -> String {
        switch self {
        case .link(let iri): abbreviate(iri)
        case .inverse(let inner): "^\(inner.stepText(abbreviate))"
        case .sequence(let parts): parts.map { $0.stepText(abbreviate) }.joined(separator: "/")
        case .alternative(let parts): parts.map { $0.stepText(abbreviate) }.joined(separator: "|")
        case .zeroOrMore(let inner): "\(inner.stepText(abbreviate))*"
        case .oneOrMore(let inner): "\(inner.stepText(abbreviate))+"
        case .zeroOrOne(let inner): "\(inner.stepText(abbreviate))?"
        case .negated(let forward, let backward):
            "!(" + (forward.map(abbreviate) + backward.map { "^" + abbreviate($0) }).joined(separator: "|") + ")"
        }
    }

    /// The path as a part of another: in parentheses if it is not a single predicate.
    private func stepText(_ abbreviate: (IRI) -> String) -> String {
        if case .link = self { return text(abbreviate) }
        return "(\(text(abbreviate)))"
    }
}
