/// What the names of a document mean in it, so that the same name means the same everywhere.
struct NameRegister {
    private struct Votes {
        var counts: [EntityType: Int] = [:]

        /// The type with the most votes; among equals the one that comes first in the list of types.
        var winner: EntityType? {
            EntityType.allCases.max { left, right in
                (counts[left] ?? 0, -Self.place(left)) < (counts[right] ?? 0, -Self.place(right))
            }
        }

        private static func place(_ type: EntityType) -> Int { EntityType.allCases.firstIndex(of: type) ?? 0 }
    }

    private let gazetteer: Gazetteer
    private var votes: [String: Votes] = [:]
    /// The last words of the persons' names.
    private var familyNames: Set<String> = []

    /// Collects the names of a document.
    init(_ sentences: [Sentence], _ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        for sentence in sentences {
            for mention in sentence.entities where mention.type != .time {
                let words = sentence.tokens[mention.tokens]
                votes[words.name, default: Votes()].counts[mention.type, default: 0] += 1
                if mention.type == .person, words.count > 1, let last = words.last, last.isCapitalized {
                    familyNames.insert(last.form)
                }
            }
        }
    }

    /// Makes the types of equal names equal, and marks single words that name what is named elsewhere.
    func apply(to sentences: inout [Sentence]) {
        for index in sentences.indices {
            for mention in sentences[index].entities.indices where sentences[index].entities[mention].type != .time {
                let words = sentences[index].tokens[sentences[index].entities[mention].tokens]
                if let type = type(of: words) { sentences[index].entities[mention].type = type }
            }
            addMissing(to: &sentences[index])
        }
    }

    private func type(of words: ArraySlice<Token>) -> EntityType? {
        let name = words.name
        if words.count == 1, familyNames.contains(name), gazetteer.kinds(ofName: name).isDisjoint(with: .sure) {
            return .person
        }
        return votes[name]?.winner
    }

    private func addMissing(to sentence: inout Sentence) {
        for index in sentence.tokens.indices where sentence.tokens[index].isName {
            let range = index..<index + 1
            guard !sentence.entities.contains(where: { $0.tokens.overlaps(range) }) else { continue }
            let isInRun = [index - 1, index + 1].contains {
                sentence.tokens.indices.contains($0) && sentence.tokens[$0].isName
            }
            let word = sentence.tokens[range]
            guard !isInRun, familyNames.contains(word.name) || votes[word.name] != nil, let type = type(of: word) else {
                continue
            }
            sentence.insert(EntityMention(tokens: range, type: type))
        }
    }
}
