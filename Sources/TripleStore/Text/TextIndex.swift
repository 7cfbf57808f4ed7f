/// Which literals have which words; grows with the dictionary, and only once somebody searches.
///
/// Numbers of terms only grow, so that an index of more terms than a snapshot has serves it too.
final class TextIndex: Sendable {
    private struct Words {
        /// The literals of each word, ascending.
        var literals: [String: [UInt32]] = [:]
        /// How many entries of the dictionary have been looked at.
        var count = 1
    }

    private let words = Locked(Words())

    /// The literals of a dictionary that have all words of a query, ascending; their order and neighbourhood is not looked
    /// at.
    ///
    /// - Complexity: O(new text) the first time, then O(words of the query × literals of each).
    func candidates(_ query: TextQuery, in dictionary: TermDictionaryView) -> [UInt32] {
        words.withLock { words in
            extend(&words, to: dictionary)
            var result: [UInt32]?
            for phrase in query.phrases {
                for (place, word) in phrase.words.enumerated() {
                    let isPrefix = phrase.isPrefix && place == phrase.words.count - 1
                    let found = TextIndex.literals(word, isPrefix, words.literals)
                    result = result.map { TextIndex.common($0, found) } ?? found
                }
            }
            let end = UInt32(dictionary.count)
            return (result ?? []).filter { $0 <= end }
        }
    }

    private func extend(_ words: inout Words, to dictionary: TermDictionaryView) {
        while words.count <= dictionary.count {
            let number = UInt32(words.count)
            words.count += 1
            let id = TermID(rawValue: number)
            switch dictionary.record(id).kind {
            case .string, .language, .leftToRight, .rightToLeft:
                for word in TextWords(dictionary.text(id)) {
                    if words.literals[word]?.last != number { words.literals[word, default: []].append(number) }
                }
            case .iri, .blankNode, .typed, .triple, .languageTag: break
            }
        }
    }

    private static func literals(_ word: String, _ isPrefix: Bool, _ all: [String: [UInt32]]) -> [UInt32] {
        guard isPrefix else { return all[word] ?? [] }
        var result = Set<UInt32>()
        for (known, literals) in all where known.hasPrefix(word) { result.formUnion(literals) }
        return result.sorted()
    }

    private static func common(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var index = 0
        for value in left {
            while index < right.count, right[index] < value { index += 1 }
            if index < right.count, right[index] == value { result.append(value) }
        }
        return result
    }
}
