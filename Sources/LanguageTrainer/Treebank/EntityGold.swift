import Language

/// The named entities of a treebank sentence, derived from the `Entity` annotation of GUM.
///
/// GUM marks all phrases that speak of something. A named entity is a phrase whose head is a proper noun, cut down to the
/// name itself, or a short expression of time.
struct EntityGold {
    private struct Phrase {
        let tokens: ClosedRange<Int>
        let type: EntityType
        let identity: String
    }

    /// Names of more words are left out.
    private static let longestName = 8
    private let sentence: TreebankSentence
    private let gazetteer: Gazetteer
    private let children: [[Int]]

    /// The named entities of a sentence.
    static func mentions(_ sentence: TreebankSentence, gazetteer: Gazetteer) -> [EntityMention] {
        let gold = EntityGold(sentence, gazetteer)
        var mentions: [EntityMention] = []
        let found = gold.phrases().compactMap(gold.mention)
        for mention in found.sorted(by: {
            ($1.tokens.count, $0.tokens.lowerBound) < ($0.tokens.count, $1.tokens.lowerBound)
        })
        where mention.tokens.count <= longestName && !mentions.contains(where: { $0.tokens.overlaps(mention.tokens) }) {
            mentions.append(mention)
        }
        return mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private init(_ sentence: TreebankSentence, _ gazetteer: Gazetteer) {
        self.sentence = sentence
        self.gazetteer = gazetteer
        var children = [[Int]](repeating: [], count: sentence.forms.count)
        for (index, head) in sentence.heads.enumerated() where head > 0 { children[head - 1].append(index) }
        self.children = children
    }

    private func phrases() -> [Phrase] {
        EntityAnnotation.phrases(sentence).map {
            Phrase(tokens: $0.tokens, type: Self.type($0.kind), identity: $0.identity)
        }
    }

    private static func type(_ name: String) -> EntityType {
        EntityType(rawValue: name).flatMap { EntityLabel.types.contains($0) ? $0 : nil } ?? .other
    }

    private func mention(_ phrase: Phrase) -> EntityMention? {
        let heads = phrase.tokens.filter {
            !phrase.tokens.contains(sentence.heads[$0] - 1) && sentence.relations[$0] != .punct
        }
        guard let head = heads.first else { return nil }
        if phrase.type == .time, isName(head) || sentence.pennTags[head] == "CD", phrase.tokens.count < 7 {
            let start = phrase.tokens.first { !isDeterminer($0) } ?? head
            return EntityMention(tokens: start..<phrase.tokens.upperBound + 1, type: .time)
        }
        guard isName(head) else { return nil }
        var name: Set<Int> = [head]
        grow(head, phrase, &name)
        guard let first = name.min(), let last = name.max() else { return nil }
        var tokens = first..<last + 1
        if phrase.type == .person {
            tokens = EntityRepair.withoutTitle(tokens, gazetteer) { sentence.forms[$0] }
        }
        return EntityMention(tokens: tokens, type: phrase.type)
    }

    private func isName(_ index: Int) -> Bool {
        sentence.universalTags[index] == .properNoun || sentence.pennTags[index].hasPrefix("NNP")
    }

    private func isDeterminer(_ index: Int) -> Bool {
        sentence.forms[index] == "," || sentence.universalTags[index] == .determiner
            || sentence.relations[index] == .nmodPossessive
    }

    /// Adds the dependents that belong to a name.
    private func grow(_ index: Int, _ phrase: Phrase, _ name: inout Set<Int>) {
        for child in children[index] where phrase.tokens.contains(child) && belongs(child, to: index, phrase) {
            name.insert(child)
            grow(child, phrase, &name)
        }
    }

    private func belongs(_ child: Int, to index: Int, _ phrase: Phrase) -> Bool {
        let isKnown = phrase.identity.contains(sentence.forms[child].lowercased())
        switch sentence.relations[child] {
        case .flat, .goeswith: return true
        case .compound, .amod, .nmodUnmarked: return isName(child)
        case .nummod: return isName(child) || child == index + 1
        case .conj: return isKnown && isName(child)
        case .nmod:
            return isKnown && isName(child) && child > index && child - index <= 3
                && children[child].contains {
                    sentence.relations[$0] == .case && ["of", "for"].contains(sentence.forms[$0])
                }
        default: return false
        }
    }
}
