import Tercet

/// The text with its entities marked: in colour on a terminal, in brackets with their type elsewhere.
struct EntityText {
    let analyzed: AnalyzedDocument
    let hasColors: Bool

    var text: String {
        let colors = hasColors ? EntityType.allCases.map { mark($0.rawValue, $0) }.joined(separator: " ") + "\n\n" : ""
        return colors + analyzed.sentences.indices.map(line).joined(separator: "\n") + "\n"
    }

    private func line(_ index: Int) -> String {
        let sentence = analyzed.sentences[index]
        var line = ""
        var end = sentence.range.lowerBound
        for mention in sentence.entities {
            let range = analyzed.range(of: mention.tokens, in: index)
            line += analyzed.between(end..<range.lowerBound)
            line += mark(analyzed.text(of: range), mention.type)
            end = range.upperBound
        }
        return line + analyzed.between(end..<sentence.range.upperBound)
    }

    private func mark(_ text: String, _ type: EntityType) -> String {
        hasColors ? "\u{1B}[\(EntityText.color(type))m\(text)\u{1B}[0m" : "[\(text)](\(type.rawValue))"
    }

    private static func color(_ type: EntityType) -> String {
        switch type {
        case .person: "1;34"
        case .organization: "1;35"
        case .place: "1;32"
        case .time: "36"
        case .quantity: "33"
        case .nationality: "32"
        case .other: "1"
        }
    }
}

/// Who and what a document speaks of more than once: each chain of mentions in a paragraph.
struct CoreferenceText {
    let analyzed: AnalyzedDocument

    var text: String {
        let chains = analyzed.chains.chains.filter { $0.count > 1 }
        return chains.enumerated().map { number, chain in
            let mentions = chain.map { index in
                let mention = analyzed.chains.mentions[index]
                return "  \(mention.sentence + 1): \(analyzed.text(of: analyzed.range(of: mention)))"
            }
            return ([name(of: chain)] + mentions).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// The longest name of a chain, or else its first mention.
    private func name(of chain: [Int]) -> String {
        let mentions = chain.map { analyzed.chains.mentions[$0] }
        let named = mentions.filter { $0.kind == .name }.map { analyzed.text(of: analyzed.range(of: $0)) }
        let longest = named.max { $0.count < $1.count }
        return longest ?? mentions.first.map { analyzed.text(of: analyzed.range(of: $0)) } ?? ""
    }
}

extension AnalyzedDocument {
    /// The bytes of the prose that a mention covers.
    func range(of mention: Mention) -> Range<Int> {
        guard let first = mention.tokens.min(), let last = mention.tokens.max() else { return 0..<0 }
        return range(of: first..<last + 1, in: mention.sentence)
    }

    /// What stands between words: white space as one blank.
    func between(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let text = String(decoding: prose[range], as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isSpaced = (text.first?.isWhitespace ?? false, text.last?.isWhitespace ?? false)
        if words.isEmpty { return " " }
        return (isSpaced.0 ? " " : "") + words + (isSpaced.1 ? " " : "")
    }
}
