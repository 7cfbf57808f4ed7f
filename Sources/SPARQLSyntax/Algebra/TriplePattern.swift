public import RDF

/// What stands in a place of a pattern: a variable or a term.
public enum PatternTerm: Hashable, Sendable {
    /// A variable, or a blank node of the query as a hidden variable.
    case variable(Variable)
    /// A term that must match itself.
    case term(Term)

    /// The variable, if it is one.
    public var variable: Variable? {
        if case .variable(let variable) = self { variable } else { nil }
    }
}

/// A triple whose places may be variables (SPARQL 1.1 Query, section 18.1.5).
public struct TriplePattern: Hashable, Sendable {
    /// The subject.
    public var subject: PatternTerm
    /// The predicate.
    public var predicate: PatternTerm
    /// The object.
    public var object: PatternTerm

    /// Makes a pattern.
    public init(subject: PatternTerm, predicate: PatternTerm, object: PatternTerm) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    /// The variables, in the order of the places.
    public var variables: [Variable] { [subject, predicate, object].compactMap(\.variable) }
}

/// A path between two nodes (SPARQL 1.1 Query, section 18.1.7).
public indirect enum PropertyPath: Hashable, Sendable {
    /// A single predicate: `link(iri)`.
    case link(IRI)
    /// `inv(P)`: the path backwards.
    case inverse(PropertyPath)
    /// `seq(P, Q, …)`: one path after the other.
    case sequence([PropertyPath])
    /// `alt(P, Q, …)`: any of the paths.
    case alternative([PropertyPath])
    /// `ZeroOrMorePath(P)`.
    case zeroOrMore(PropertyPath)
    /// `OneOrMorePath(P)`.
    case oneOrMore(PropertyPath)
    /// `ZeroOrOnePath(P)`.
    case zeroOrOne(PropertyPath)
    /// `NPS`: any predicate but those; the second list is of predicates that are followed backwards.
    case negated(forward: [IRI], backward: [IRI])
}
