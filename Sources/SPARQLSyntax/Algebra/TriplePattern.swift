public import RDF

/// What stands in a place of a pattern: a variable, a term, or a triple term with variables in it.
public enum PatternTerm: Hashable, Sendable {
    /// A variable, or a blank node of the query as a hidden variable.
    case variable(Variable)
    /// A term that must match itself.
    case term(Term)
    /// A triple term whose places may be variables (SPARQL 1.2 Query, section 18.1.3).
    indirect case triple(TriplePattern)

    /// The variable, if it is one.
    public var variable: Variable? {
        if case .variable(let variable) = self { variable } else { nil }
    }

    /// The variable, or the variables inside of the triple term.
    public var variables: [Variable] {
        switch self {
        case .variable(let variable): [variable]
        case .term: []
        case .triple(let pattern): pattern.variables
        }
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

    /// The variables, in the order of the places, those inside of triple terms included.
    public var variables: [Variable] { [subject, predicate, object].flatMap(\.variables) }

    /// The triple, if there are no variables and RDF allows what stands in each place.
    var triple: Triple? {
        guard case .term(let subject) = subject, case .term(.iri(let predicate)) = predicate,
            case .term(let object) = object
        else { return nil }
        switch subject {
        case .iri, .blankNode: return Triple(subject: subject, predicate: predicate, object: object)
        case .literal, .triple: return nil
        }
    }
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
