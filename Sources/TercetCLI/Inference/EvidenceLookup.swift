import RDF
import Tercet
import TripleStore

/// Finds the sentences that stated triples come from.
///
/// The evidence is looked for as `tercet extract --evidence` writes it: reifiers of RDF 1.2, or statements of RDF 1.1.
struct EvidenceLookup {
    /// A sentence and where it stands.
    struct Sentence: Hashable {
        let text: String
        let source: String
    }

    /// The property of evidence that holds the sentence.
    private static let sentence: IRI = "https://w3id.org/tercet/core#sentence"

    private let snapshot: Snapshot

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    func sentences(of triple: Triple) -> [Sentence] {
        var seen = Set<Sentence>()
        return nodes(of: triple).flatMap(sentences).filter { seen.insert($0).inserted }
    }

    /// What says where a triple comes from.
    private func nodes(of triple: Triple) -> [Term] {
        subjects(Vocabulary.RDF.reifies, .triple(triple))
            + subjects(Vocabulary.RDF.subject, triple.subject).filter { node in
                objects(node, Vocabulary.RDF.predicate).contains(.iri(triple.predicate))
                    && objects(node, Vocabulary.RDF.object).contains(triple.object)
            }
    }

    private func sentences(_ node: Term) -> [Sentence] {
        let source = objects(node, Vocabulary.PROV.wasDerivedFrom).compactMap(\.iri?.string).sorted().first ?? "\(node)"
        return objects(node, Self.sentence).compactMap(\.literal?.lexicalForm).sorted().map {
            Sentence(text: $0, source: source)
        }
    }

    private func subjects(_ predicate: IRI, _ object: Term) -> [Term] {
        guard let predicate = snapshot.id(for: .iri(predicate)), let object = snapshot.id(for: object) else { return [] }
        return snapshot.quads(matching: QuadPattern(predicate: predicate, object: object)).map(\.triple.subject)
    }

    private func objects(_ subject: Term, _ predicate: IRI) -> [Term] {
        guard let subject = snapshot.id(for: subject), let predicate = snapshot.id(for: .iri(predicate)) else { return [] }
        return snapshot.quads(matching: QuadPattern(subject: subject, predicate: predicate)).map(\.triple.object)
    }
}
