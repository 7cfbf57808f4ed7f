/// What a triple is made of: an IRI, a blank node, a literal, or (RDF 1.2) another triple.
///
/// RDF 1.2 Concepts, section 3.1.
public enum Term: Hashable, Sendable {
    /// A resource with a name.
    case iri(IRI)
    /// A resource without a name.
    case blankNode(BlankNode)
    /// A value.
    case literal(Literal)
    /// A triple term: a triple that is spoken of, not stated. Only as an object.
    indirect case triple(Triple)
}

extension Term {
    /// A named resource.
    ///
    /// - Parameter string: the absolute IRI.
    public static func iri(_ string: String) -> Term { .iri(IRI(string)) }

    /// The IRI, if the term is one.
    public var iri: IRI? {
        if case .iri(let iri) = self { iri } else { nil }
    }

    /// The literal, if the term is one.
    public var literal: Literal? {
        if case .literal(let literal) = self { literal } else { nil }
    }
}
