import Language
import RDF

extension Ontology {
    /// The namespace of relations that no ontology has a property for.
    public static let openNamespace = "https://w3id.org/tercet/open#"
}

extension StatementFinder {
    /// Adds what the clauses tell beyond the ontology: verb and preposition become a property of the open namespace.
    ///
    /// A relation between two entities that already has a property is not told twice.
    mutating func addOpenRelations() {
        let aligned = Set(findings.map { Pair(anchor: $0.anchor.place, subject: $0.subject, object: $0.object) })
        for (sentence, tree) in analysis.trees.enumerated() {
            for (token, word) in tree.tokens.enumerated() where word.universalTag == .verb {
                let anchor = Anchor(sentence: sentence, tokens: [token], kind: .verb)
                guard !analysis.quotations.contains(word.range), Factuality(of: token, in: tree) == .actual else {
                    continue
                }
                for relation in openRelations(anchor, tree) where !aligned.contains(relation.pair) {
                    findings.append(relation.finding)
                }
            }
        }
    }

    private struct Pair: Hashable {
        var anchor: TokenPlace
        var subject: Int
        var object: Filler.Value
    }

    private mutating func openRelations(_ anchor: Anchor, _ tree: DependencyTree) -> [(pair: Pair, finding: Finding)] {
        let verb = tree.tokens[anchor.head].lemma.lowercased()
        let particle = tree.dependent(of: anchor.head, .compoundParticle).map { tree.tokens[$0].lemma.lowercased() }
        let prepositions = tree.dependents(of: anchor.head, .obl).compactMap { tree.preposition(of: $0) }
        let slots: [(Slot, String?)] = [(.object, nil)] + prepositions.uniqued.map { (.preposition($0), $0) }
        var found: [(Pair, Finding)] = []
        for subject in filler.fillers(.subject, of: anchor) {
            guard case .entity(let subjectEntity) = subject.value else { continue }
            for (slot, preposition) in slots {
                let name = Self.propertyName([verb, particle, preposition].compactMap(\.self))
                for object in filler.fillers(slot, of: anchor) where object.value != subject.value {
                    let finding = Finding(
                        subject: subjectEntity, property: IRI(Ontology.openNamespace + name), object: object.value,
                        anchor: anchor, subjectWords: subject.words, objectWords: object.words,
                        confidence: 0.8 * (subject.confidence * object.confidence).squareRoot())
                    found.append((Pair(anchor: anchor.place, subject: subjectEntity, object: object.value), finding))
                }
            }
        }
        return found
    }

    /// `moveUpFrom` for "move", "up", "from".
    private static func propertyName(_ words: [String]) -> String {
        let parts = words.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        return parts.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }
}

extension [String] {
    /// The elements without repetitions, in order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
