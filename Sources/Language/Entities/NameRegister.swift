/// What the names of a document mean in it, so that the same name means the same everywhere.
struct NameRegister {
    /// How often a name was taken for each type.
    private struct Votes {
        private var counts: [Int] = Array(repeating: 0, count: EntityType.allCases.count)

        mutating func add(_ type: EntityType) {
            if let place = EntityType.allCases.firstIndex(of: type) { counts[place] += 1 }
        }

        /// The type with the most votes; among equals the one that comes first in the list of types.
        var winner: EntityType? {
            guard let most = counts.max(), most > 0 else { return nil }
            return counts.firstIndex(of: most).map { EntityType.allCases[$0] }
        }
    }

    /// Longer names are not looked for where the tagger missed them.
    private static let longestName = 6
    private let gazetteer: Gazetteer
    private var votes: [NameTable.Key: Votes] = [:]
    /// The last words of the persons' names.
    private var familyNames: Set<NameTable.Key> = []
    /// The words that the document also writes in lower case.
    private var commonWords: Set<NameTable.Key> = []

    /// Collects the names of a document.
    ///
    /// - Complexity: O(n) in the words of the document.
    init(_ sentences: [Sentence], _ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        for sentence in sentences {
            for mention in sentence.entities where mention.type != .time {
                let words = sentence.tokens[mention.tokens]
                votes[Self.key(words), default: Votes()].add(mention.type)
                if mention.type == .person, words.count > 1, let last = words.last, last.isCapitalized {
                    familyNames.insert(NameTable.Key(last.form))
                }
            }
            for token in sentence.tokens where !token.isCapitalized && !token.isName {
                commonWords.insert(NameTable.Key(token.form))
            }
        }
    }

    /// Makes the types of equal names equal, and marks names that are marked elsewhere.
    func apply(to sentences: inout [Sentence]) {
        for index in sentences.indices {
            for mention in sentences[index].entities.indices where sentences[index].entities[mention].type != .time {
                let words = sentences[index].tokens[sentences[index].entities[mention].tokens]
                if let type = type(of: words) { sentences[index].entities[mention].type = type }
            }
            addMissing(to: &sentences[index])
        }
    }

    private static func key(_ words: ArraySlice<Token>) -> NameTable.Key {
        var key = NameTable.Key()
        for word in words {
            if word.range.lowerBound > words[words.startIndex].range.lowerBound { key.append(UInt8(ascii: " ")) }
            key.append(word.form)
        }
        return key
    }

    private func type(of words: ArraySlice<Token>) -> EntityType? {
        let key = Self.key(words)
        if words.count == 1, familyNames.contains(key), gazetteer.kinds(ofName: key).isDisjoint(with: .sure) {
            return .person
        }
        return votes[key]?.winner
    }

    /// Marks what is a name elsewhere, the longest name at each place; a longer name takes the place of its parts.
    private func addMissing(to sentence: inout Sentence) {
        var covered = [Range<Int>?](repeating: nil, count: sentence.tokens.count)
        for mention in sentence.entities {
            for index in mention.tokens { covered[index] = mention.tokens }
        }
        var start = 0
        while start < sentence.tokens.count {
            guard let mention = missing(at: start, sentence.tokens, covered) else {
                start += 1
                continue
            }
            sentence.entities.removeAll { $0.tokens.overlaps(mention.tokens) }
            sentence.insert(mention)
            start = mention.tokens.upperBound
        }
    }

    private func missing(at start: Int, _ tokens: [Token], _ covered: [Range<Int>?]) -> EntityMention? {
        guard tokens[start].isCapitalized, covered[start].map({ $0.lowerBound == start }) ?? true else { return nil }
        let limit = min(tokens.count, start + Self.longestName)
        for end in (start + 1...limit).reversed() where tokens[end - 1].isCapitalized {
            let range = start..<end
            let inner = range.compactMap { covered[$0] }
            guard
                inner.allSatisfy({
                    range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound && $0 != range
                })
            else { continue }
            if range.count == 1, !isLoneName(start, tokens) { continue }
            guard votes[Self.key(tokens[range])] != nil || range.count == 1 && isFamilyName(tokens[start]),
                let type = type(of: tokens[range])
            else { continue }
            return EntityMention(tokens: range, type: type)
        }
        return nil
    }

    private func isFamilyName(_ token: Token) -> Bool { familyNames.contains(NameTable.Key(token.form)) }

    /// Whether a single word can be a name: no part of a longer one, and no common word at the start of a sentence.
    private func isLoneName(_ index: Int, _ tokens: [Token]) -> Bool {
        let isInRun = [index - 1, index + 1].contains { tokens.indices.contains($0) && tokens[$0].isName }
        return !isInRun
            && (tokens[index].isName || !commonWords.contains(NameTable.Key(lowercasing: tokens[index].form)))
    }
}
