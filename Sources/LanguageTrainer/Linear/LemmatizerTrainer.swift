import Language

/// Learns exceptions and rules for endings from the lemmas of a treebank.
struct LemmatizerTrainer {
    /// How often each of some outcomes was seen under each name.
    private struct Votes<Outcome: Hashable & Comparable> {
        private var counts: [String: [Outcome: Int]] = [:]

        mutating func add(_ outcome: Outcome, for key: String) {
            counts[key, default: [:]][outcome, default: 0] += 1
        }

        /// The most frequent outcomes; among equals the smallest.
        func winners() -> [String: Outcome] {
            counts.compactMapValues { outcomes in
                outcomes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
            }
        }
    }

    /// Trains on a treebank.
    static func train(_ treebank: [TreebankSentence]) -> Lemmatizer {
        var words = Votes<String>()
        var endings = Votes<String>()
        var edits: [String: Lemmatizer.Edit] = [:]
        for sentence in treebank {
            for (index, form) in sentence.forms.enumerated() where sentence.lemmas[index] != "_" {
                let tag = sentence.pennTags[index]
                let word = Lemmatizer.normalized(form, tag: tag)
                let edit = edit(from: word, to: sentence.lemmas[index])
                let name = "\(edit.dropped) \(edit.appended)"
                edits[name] = edit
                words.add(sentence.lemmas[index], for: Lemmatizer.key(tag, word))
                for length in 0...min(Lemmatizer.longestEnding, word.count) {
                    endings.add(name, for: Lemmatizer.key(tag, word.suffix(length)))
                }
            }
        }
        return prune(words: words.winners(), endings: endings.winners().compactMapValues { edits[$0] })
    }

    /// Leaves out rules that the next shorter ending gives too, and words that the rules get right.
    private static func prune(words: [String: String], endings: [String: Lemmatizer.Edit]) -> Lemmatizer {
        let needed = endings.filter { key, edit in
            let parts = key.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return parts[1].isEmpty || endings[Lemmatizer.key(String(parts[0]), parts[1].dropFirst())] != edit
        }
        let rules = Lemmatizer(exceptions: [:], edits: needed)
        let exceptions = words.filter { key, lemma in
            let parts = key.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return rules.ruledLemma(of: String(parts[1]), tag: String(parts[0])) != lemma
        }
        return Lemmatizer(exceptions: exceptions, edits: needed)
    }

    private static func edit(from word: String, to lemma: String) -> Lemmatizer.Edit {
        let common = zip(word, lemma).prefix { $0 == $1 }.count
        return Lemmatizer.Edit(dropped: word.count - common, appended: String(lemma.dropFirst(common)))
    }
}
