import Language

/// Which properties each word of a document speaks for, found once.
struct WordMatches {
    private let matches: [[[PropertyVocabulary.Match]]]

    /// Looks up the words of a document.
    ///
    /// - Complexity: O(tokens + properties that they speak for).
    init(_ analysis: DocumentAnalysis, _ vocabulary: PropertyVocabulary) {
        matches = analysis.trees.map { tree in tree.tokens.map { vocabulary.matches($0.lemma.lowercased()) } }
    }

    /// The properties that a word speaks for.
    subscript(_ sentence: Int, _ token: Int) -> [PropertyVocabulary.Match] { matches[sentence][token] }

    /// The share, 0…1, of each property's label that the words near a candidate match; each lemma counts once.
    func labelShares(near candidate: ArgumentCandidate, in set: CandidateSet) -> [Int: Float] {
        let tokens = set.tree(candidate).tokens
        let range = candidate.tokens
        let near = max(0, range.lowerBound - Self.before)..<min(tokens.count, range.upperBound + Self.behind)
        var shares: [Int: Float] = [:]
        var seen: Set<String> = []
        for token in near where !range.contains(token) {
            let found = self[candidate.sentence, token]
            guard !found.isEmpty, seen.insert(tokens[token].lemma.lowercased()).inserted else { continue }
            for match in found where match.share > 0 { shares[match.property, default: 0] += match.share }
        }
        return shares.mapValues { min($0, 1) }
    }

    /// How many words before and behind a candidate are near.
    private static let (before, behind) = (6, 4)
}
