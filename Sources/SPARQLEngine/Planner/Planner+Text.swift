public import RDF
import SPARQLSyntax
import TripleStore

/// Full-text search in queries: a property that every string has whose words are looked for.
///
/// ```sparql
/// SELECT ?who { ?who rdfs:label ?label . ?label text:matches "mcalee* kevin" }
/// ```
///
/// `TextQuery` says what can be looked for.
public enum TextSearch {
    /// The namespace of the property; its usual prefix is `text`.
    public static let namespace = "https://w3id.org/tercet/text#"
    /// `text:matches`, whose objects are queries and whose subjects are the literals that they find.
    public static let matches = IRI(namespace + "matches")

    static func isSearch(_ pattern: TriplePattern) -> Bool { pattern.predicate == .term(.iri(matches)) }
}

extension Planner {
    /// The literals that a pattern with `text:matches` finds among the objects of a graph, as `VALUES`.
    ///
    /// - Throws: `unsupported` where the subject is no variable or the object is no string with a word in it.
    func textSearch(_ pattern: TriplePattern, graph: PatternTerm?) throws(QueryError) -> Algebra {
        guard case .variable(let variable) = pattern.subject, case .term(.literal(let literal)) = pattern.object,
            let query = TextQuery(literal.lexicalForm)
        else {
            throw QueryError(
                .unsupported,
                "text:matches stands between a variable and a string with words, as in ?label text:matches \"drug route*\"."
            )
        }
        let found = context.snapshot.literals(matching: query).filter { isObject($0, graph) }
        return .values([variable], found.map { [context.term($0)] })
    }

    private func isObject(_ id: TermID, _ graph: PatternTerm?) -> Bool {
        var place = QuadPattern.Graph.defaultGraph
        switch graph {
        case nil: break
        case .term(let name)?: place = .named(context.id(of: name))
        case .variable?: place = .anyNamed
        case .triple?: return false
        }
        return context.snapshot.count(matching: QuadPattern(object: id, graph: place)) > 0
    }
}
