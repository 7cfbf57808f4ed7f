/// What a full-text search looks for: texts with all of its words, in any order and case.
///
/// A word that ends in `*` stands for all words that begin with it; words in double quotes have to follow each other.
/// Words are runs of letters and digits.
public struct TextQuery: Hashable, Sendable {
    /// Words that follow each other; a single one where there are no quotes.
    struct Phrase: Hashable {
        var words: [String]
        /// Whether the last word stands for all words that begin with it.
        var isPrefix: Bool
    }

    let phrases: [Phrase]

    /// Reads a query such as `cocaine route*` or `"drug route"`.
    ///
    /// - Returns: `nil` where there is no word in it.
    public init?(_ text: String) {
        var phrases: [Phrase] = []
        // Between quotes every second part is a phrase; a quote that nobody closes goes to the end.
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                phrases.append(Phrase(words: Array(TextWords(String(part))), isPrefix: part.last == "*"))
            } else {
                for word in part.split(whereSeparator: \.isWhitespace) {
                    phrases.append(Phrase(words: Array(TextWords(String(word))), isPrefix: word.last == "*"))
                }
            }
        }
        phrases.removeAll { $0.words.isEmpty }
        guard !phrases.isEmpty else { return nil }
        self.phrases = phrases
    }

    /// Whether a text has all phrases.
    func matches(_ text: String) -> Bool {
        let words = Array(TextWords(text))
        return phrases.allSatisfy { TextQuery.contains($0, words) }
    }

    private static func contains(_ phrase: Phrase, _ words: [String]) -> Bool {
        guard words.count >= phrase.words.count else { return false }
        return (0...(words.count - phrase.words.count)).contains { start in
            phrase.words.indices.allSatisfy { place in
                let (word, wanted) = (words[start + place], phrase.words[place])
                return phrase.isPrefix && place == phrase.words.count - 1 ? word.hasPrefix(wanted) : word == wanted
            }
        }
    }
}
