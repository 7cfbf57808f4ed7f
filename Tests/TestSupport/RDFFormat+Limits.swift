public import RDF
public import RDFIO

extension RDFFormat {
    /// Whether the format has no words for something in a dataset, so that a writer may refuse it: names that are no XML in
    /// RDF/XML, triple terms and IRIs with two fragments in JSON-LD 1.1, named graphs in formats without them.
    public func mayRefuse(_ dataset: Dataset) -> Bool {
        switch self {
        case .rdfxml: true
        case .jsonld:
            dataset.contains { quad in
                if case .triple = quad.triple.object { return true }
                return "\(quad.triple) \(quad.graph?.description ?? "")".split(separator: " ").contains { term in
                    term.count { $0 == "#" } > 1
                }
            }
        case .ntriples, .nquads, .turtle, .trig: !hasNamedGraphs && !dataset.graphNames.isEmpty
        }
    }
}
