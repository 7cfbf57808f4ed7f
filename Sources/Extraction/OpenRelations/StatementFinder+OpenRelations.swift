import Language
import RDF

extension Ontology {
    /// The namespace of relations that no ontology has a property for.
    public static let openNamespace = "https://w3id.org/tercet/open#"
}

extension StatementFinder {
    /// Adds what the clauses tell of two entities beyond the ontology: the words of the predicate become a property of
    /// the open namespace.
    ///
    /// A relation between two entities that already has a property is not told twice, and what is denied, planned or
    /// only claimed is not told at all.
    ///
    /// - Parameter extractor: what finds the open facts.
    mutating func addOpenRelations(_ extractor: OpenExtractor) {
        let aligned = Set(findings.map { Pair(anchor: $0.anchor.place, subject: $0.subject, object: $0.object) })
        for (sentence, tree) in analysis.trees.enumerated() {
            for (fact, tuple) in extractor.facts(of: tree) where fact.factuality == .actual {
                let anchor = Anchor(sentence: sentence, tokens: [tuple.clause.head], kind: .verb)
                guard !analysis.quotations.contains(tree.tokens[anchor.head].range),
                    let subject = filler.mentioned([tuple.clause.subjectHead], in: sentence).first,
                    let object = filler.mentioned([tuple.argument.head], in: sentence).first,
                    case .entity(let entity) = subject.value, object.value != subject.value,
                    !aligned.contains(Pair(anchor: anchor.place, subject: entity, object: object.value)),
                    let property = Self.property(of: fact.predicate, in: tree)
                else { continue }
                findings.append(
                    Finding(
                        subject: entity, property: property, object: object.value, anchor: anchor,
                        subjectWords: subject.words, objectWords: object.words, confidence: fact.confidence))
            }
        }
    }

    private struct Pair: Hashable {
        var anchor: TokenPlace
        var subject: Int
        var object: Filler.Value
    }

    /// `moveUpFrom` for "has moved up from": the lemmas without auxiliaries, articles and adverbs.
    private static func property(of predicate: OpenPhrase, in tree: DependencyTree) -> IRI? {
        let words = predicate.pieces.flatMap { piece -> [Substring] in
            switch piece {
            case .inserted(let word): return [["has", "have"].contains(word) ? "have" : "be"]
            case .token(let index):
                let token = tree.tokens[index]
                let isLeftOut =
                    [.determiner, .punctuation, .adverb].contains(token.universalTag)
                    || [.aux, .auxPassive].contains(token.relation)
                return isLeftOut ? [] : token.lemma.lowercased().split { !$0.isLetter && !$0.isNumber }
            }
        }
        guard !words.isEmpty else { return nil }
        let name = words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }
        return IRI(Ontology.openNamespace + name.joined())
    }
}
