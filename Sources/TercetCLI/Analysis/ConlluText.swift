import Tercet

/// Sentences in the CoNLL-U format of Universal Dependencies (https://universaldependencies.org/format.html).
///
/// The last column has `SpaceAfter=No`, the entity that a word begins or goes on with (`Entity=B-person`), and where the word
/// stands in the file in characters (`CharacterRange=4:9`).
struct ConlluText {
    let analyzed: AnalyzedDocument

    var text: String {
        var lines = ["# newdoc id = \(analyzed.document.name.onOneLine)"]
        for (index, sentence) in analyzed.sentences.enumerated() {
            lines.append("# sent_id = \(index + 1)")
            lines.append("# text = \(analyzed.text(of: sentence.range))")
            let entities = entityLabels(sentence)
            for place in sentence.tokens.indices { lines.append(line(sentence, place, entities[place])) }
            lines.append("")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ sentence: Sentence, _ place: Int, _ entity: String?) -> String {
        let token = sentence.tokens[place]
        let head = token.head.map { "\($0 + 1)" } ?? "0"
        return [
            "\(place + 1)", token.form.onOneLine, token.lemma.onOneLine, token.universalTag.rawValue, token.pennTag,
            "_",
            head, token.relation.rawValue, "_", miscellany(token, isGlued: isGlued(token), entity),
        ].joined(separator: "\t")
    }

    private func miscellany(_ token: Token, isGlued: Bool, _ entity: String?) -> String {
        let range = analyzed.characters(of: token.range)
        let parts = [isGlued ? "SpaceAfter=No" : nil, entity.map { "Entity=\($0)" }]
        return (parts.compactMap { $0 } + ["CharacterRange=\(range.lowerBound):\(range.upperBound)"])
            .joined(separator: "|")
    }

    /// Whether a character that is no white space follows at once.
    private func isGlued(_ token: Token) -> Bool {
        let end = token.range.upperBound
        return end < analyzed.prose.count && !Character(Unicode.Scalar(analyzed.prose[end])).isWhitespace
    }

    private func entityLabels(_ sentence: Sentence) -> [String?] {
        var labels = [String?](repeating: nil, count: sentence.tokens.count)
        for mention in sentence.entities {
            for place in mention.tokens {
                labels[place] = "\(place == mention.tokens.lowerBound ? "B" : "I")-\(mention.type.rawValue)"
            }
        }
        return labels
    }
}

extension String {
    /// The text with each run of white space as one blank, for formats in which lines and tabs mean something.
    var onOneLine: String {
        guard contains(where: \.isWhitespace) else { return self }
        return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
