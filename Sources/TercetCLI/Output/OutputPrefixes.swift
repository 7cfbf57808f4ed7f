import RDF
import Tercet

/// The prefixes that make the facts of an extraction short to read.
struct OutputPrefixes {
    /// The prefixes, those of entities first.
    let prefixes: [Prefix]

    init(base: String, _ ontology: Ontology) {
        let common = [
            Prefix("id", base), Prefix("rdf", Vocabulary.RDF.namespace), Prefix("rdfs", Vocabulary.RDFS.namespace),
            Prefix("xsd", Vocabulary.XSD.namespace), Prefix("prov", Vocabulary.PROV.namespace),
            Prefix("open", "https://w3id.org/tercet/open#"),
        ]
        let names = Set(common.map(\.name))
        prefixes = common + ontology.prefixes.filter { !names.contains($0.name) }
    }
}
