import RDF
import Tercet

extension [Prefix] {
    /// The prefixes that make the facts of some extractions short to read.
    ///
    /// - Parameters:
    ///   - documents: the documents that the facts come from.
    ///   - base: what the IRIs of entities begin with.
    ///   - ontology: the ontology of the facts.
    static func forFacts(documents: [IRI], base: String, ontology: Ontology) -> [Prefix] {
        let numbered = documents.enumerated().map { index, document in
            Prefix(documents.count == 1 ? "doc" : "doc\(index + 1)", document.string + "/")
        }
        let known =
            numbered + [Prefix("id", base), Prefix("role", base + "role/"), Prefix("open", Ontology.openNamespace)]
            + Vocabulary.commonPrefixes
        let names = Set(known.map(\.name))
        return known + ontology.prefixes.filter { !names.contains($0.name) }
    }
}
