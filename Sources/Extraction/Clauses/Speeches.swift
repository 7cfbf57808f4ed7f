import Language

/// Which quotation was spoken where: each quotation belongs to the nearest verb of saying in its paragraph.
struct Speeches: Sendable {
    private var quotationsOfVerb: [TokenPlace: [Range<Int>]] = [:]

    /// Assigns the quotations of a document to verbs.
    ///
    /// - Parameters:
    ///   - analysis: the document.
    ///   - isSaying: tells whether a token is a verb that can introduce a quotation.
    init(_ analysis: DocumentAnalysis, isSaying: (Token) -> Bool) {
        var verbs: [Int: [(place: TokenPlace, range: Range<Int>)]] = [:]
        for (sentence, tree) in analysis.trees.enumerated() {
            for (token, word) in tree.tokens.enumerated() where word.universalTag == .verb && isSaying(word) {
                guard !analysis.quotations.contains(word.range) else { continue }
                let paragraph = analysis.quotations.paragraph(at: word.range.lowerBound)
                verbs[paragraph, default: []].append((TokenPlace(sentence: sentence, token: token), word.range))
            }
        }
        for (range, paragraph) in zip(analysis.quotations.ranges, analysis.quotations.paragraphs) {
            guard Self.isClause(range, analysis), let nearest = Self.nearest(to: range, of: verbs[paragraph] ?? [])
            else { continue }
            quotationsOfVerb[nearest, default: []].append(range)
        }
    }

    /// The quotations that a verb introduces, as byte ranges of the prose.
    func quotations(of verb: TokenPlace) -> [Range<Int>] { quotationsOfVerb[verb] ?? [] }

    /// Whether a quotation is a whole utterance, not a few words within the writer's own sentence.
    private static func isClause(_ range: Range<Int>, _ analysis: DocumentAnalysis) -> Bool {
        let words = analysis.text(of: range)
        return words.split(separator: " ").count >= 3 && words.first?.isUppercase == true
    }

    /// The verb right before or right after a quotation, whichever is nearer.
    private static func nearest(
        to range: Range<Int>, of verbs: [(place: TokenPlace, range: Range<Int>)]
    ) -> TokenPlace? {
        var (low, high) = (0, verbs.count)
        while low < high {
            let middle = (low + high) / 2
            if verbs[middle].range.lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        let before = low > 0 ? verbs[low - 1] : nil
        let after = low < verbs.count ? verbs[low] : nil
        guard let before else { return after?.place }
        guard let after else { return before.place }
        let isAfterNearer =
            after.range.lowerBound - range.upperBound < max(0, range.lowerBound - before.range.upperBound)
        return isAfterNearer ? after.place : before.place
    }
}
