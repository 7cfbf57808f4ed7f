import RDF
import Tercet

/// The prefixes that make the facts of some extractions short to read: those that abbreviate something in them.
struct OutputPrefixes {
    /// The prefixes, those of documents and entities first.
    let prefixes: [Prefix]

    init(_ dataset: Dataset, documents: [IRI], base: String, _ ontology: Ontology) {
        let numbered = documents.enumerated().map { index, document in
            Prefix(documents.count == 1 ? "doc" : "doc\(index + 1)", document.string + "/")
        }
        let common = [
            Prefix("id", base), Prefix("role", base + "role/"), Prefix("rdf", Vocabulary.RDF.namespace), Prefix("rdfs", Vocabulary.RDFS.namespace),
            Prefix("xsd", Vocabulary.XSD.namespace), Prefix("prov", Vocabulary.PROV.namespace),
            Prefix("open", "https://w3id.org/tercet/open#"),
        ]
        let known = numbered + common
        let names = Set(known.map(\.name))
        let candidates = known + ontology.prefixes.filter { !names.contains($0.name) }
        let used = Set(
            dataset.flatMap { Self.iris($0) }.compactMap { iri in
                candidates.filter { iri.string.hasPrefix($0.iri) }.max { $0.iri.utf8.count < $1.iri.utf8.count }
            })
        prefixes = candidates.filter { used.contains($0) }
    }

    private static func iris(_ quad: Quad) -> [IRI] {
        [quad.triple.predicate] + [quad.triple.subject, quad.triple.object].flatMap { iris($0) }
    }

    private static func iris(_ term: Term) -> [IRI] {
        switch term {
        case .iri(let iri): [iri]
        case .literal(let literal): literal.datatype == Vocabulary.XSD.string ? [] : [literal.datatype]
        case .triple(let triple): iris(Quad(triple))
        case .blankNode: []
        }
    }
}
