import RDF
import SPARQLSyntax
import TripleStore

/// Finds the sentences that facts came from, which extraction annotates them with (`docs/ontology.md`).
struct EvidenceSentences {
    private static let sentence: IRI = "https://w3id.org/tercet/core#sentence"
    /// How many values are looked at where all of a property are wrong together.
    private static let valueCount = 4

    private let snapshot: Snapshot
    private let reifies: TermID?
    private let sentence: TermID?

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        reifies = snapshot.id(for: .iri(Vocabulary.RDF.reifies))
        sentence = snapshot.id(for: .iri(Self.sentence))
    }

    /// The sentences of the facts that a result is about.
    ///
    /// - Parameter value: the value that is wrong; 0 where all values of the path are meant.
    func sentences(focus: UInt32, path: PropertyPath?, value: UInt32) -> [String] {
        guard reifies != nil, sentence != nil, let (predicate, isForward) = step(path) else { return [] }
        let node = TermID(rawValue: focus)
        var ends = [TermID(rawValue: value)]
        if value == 0 {
            ends =
                isForward
                ? find(.constant(node), predicate, .output) : find(.output, predicate, .constant(node))
        }
        var result: [String] = []
        for end in ends.prefix(Self.valueCount) {
            let (subject, object) = isForward ? (node, end) : (end, node)
            for text in sentences(subject, predicate, object) where !result.contains(text) { result.append(text) }
        }
        return result
    }

    private func step(_ path: PropertyPath?) -> (predicate: TermID, isForward: Bool)? {
        switch path {
        case .link(let iri)?: snapshot.id(for: .iri(iri)).map { ($0, true) }
        case .inverse(.link(let iri))?: snapshot.id(for: .iri(iri)).map { ($0, false) }
        default: nil
        }
    }

    private func sentences(_ subject: TermID, _ predicate: TermID, _ object: TermID) -> [String] {
        guard let reifies, let sentence, let triple = snapshot.id(ofTriple: subject, predicate, object) else {
            return []
        }
        return find(.output, reifies, .constant(triple)).flatMap { reifier in
            find(.constant(reifier), sentence, .output).map { snapshot.text(of: $0) }
        }
    }

    private func find(
        _ subject: PatternExtension.Slot, _ predicate: TermID, _ object: PatternExtension.Slot
    ) -> [TermID] {
        var scan = PatternExtension(snapshot, subject: subject, predicate: .constant(predicate), object: object)
        var output = ExtensionOutput()
        guard scan.next(input: [], rowCount: 1, limit: 64, into: &output) else { return [] }
        return output.columns[0].map { TermID(rawValue: $0) }
    }
}
