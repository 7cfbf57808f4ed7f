import Language

/// What the confidence of an open fact rests on, as names: the form of the clause, the places that are filled, and how
/// sure the parser is.
struct TupleFeatures: Sendable {
    let tree: DependencyTree

    /// The names for a fact, in an order that is always the same.
    func names(of tuple: OpenTuple) -> [String] {
        let clause = tuple.clause
        var names = ["any", "form \(clause.construction)", "role \(tuple.argument.role)"]
        if tuple.shape != .direct { names.append("shape \(tuple.shape)") }
        if clause.construction == .nounPreposition {
            let marker = tuple.argument.marker.tokens.map { tree.tokens[$0].form.lowercased() }.joined(separator: " ")
            names.append("preposition \(Self.prepositions.contains(marker) ? marker : "other")")
        }
        names.append("subject \(kind(clause.subjectHead))")
        names.append("arguments \(min(tuple.arguments.count, 4))")
        names.append("length \(Self.length(tuple.argument.words.pieces.count))")
        names.append("parse \(Self.level(parserCertainty(of: tuple)))")
        return names
    }

    private static let prepositions: Set<String> = [
        "of", "in", "for", "to", "on", "with", "from", "at", "by", "about", "between", "like", "such as",
    ]

    private func kind(_ token: Int) -> String {
        switch tree.tokens[token].universalTag {
        case .pronoun, .determiner: "pronoun"
        case .properNoun: "name"
        case .noun: "noun"
        case .numeral, .symbol: "number"
        default: "other"
        }
    }

    /// The mean of what the parser gives to the words of a fact.
    private func parserCertainty(of tuple: OpenTuple) -> Float {
        let words = tuple.predicate.tokens + tuple.arguments.flatMap(\.tokens)
        guard !words.isEmpty else { return 1 }
        return words.reduce(0) { $0 + tree.tokens[$1].confidence } / Float(words.count)
    }

    private static func level(_ certainty: Float) -> Int {
        switch certainty {
        case ..<0.5: 0
        case ..<0.75: 1
        case ..<0.9: 2
        case ..<0.97: 3
        default: 4
        }
    }

    private static func length(_ words: Int) -> Int {
        switch words {
        case ..<2: 1
        case 2...3: 2
        case 4...6: 4
        case 7...12: 7
        case 13...20: 13
        default: 21
        }
    }
}
