/// How evidence goes along with the triples of an extraction.
public enum EvidenceStyle: String, CaseIterable, Hashable, Sendable {
    /// Not at all: the plain triples.
    case none
    /// As RDF 1.2 reifiers with triple terms, which Turtle writes as annotations.
    case annotation
    /// As RDF 1.1 reification: a `rdf:Statement` for each fact.
    case reification
    /// As one named graph for each document, with the plain triples in it.
    case graph
}
