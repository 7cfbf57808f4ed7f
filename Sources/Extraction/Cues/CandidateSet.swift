import Language

/// The candidates of a document with the trees around them.
struct CandidateSet {
    let analysis: DocumentAnalysis
    let candidates: [ArgumentCandidate]
    /// Where the candidates of each sentence are; one longer than the sentences.
    private var starts: [Int] = []
    /// How many tokens stand before each sentence.
    private var offsets: [Int] = []
    /// The candidates that a token is the head of, or else a part of, the best ones first.
    private var ofToken: [TokenPlace: [Int]] = [:]

    /// How far from a sentence the subject of what it tells is looked for.
    private static let reach = 2

    /// Finds the candidates of a document.
    init(_ analysis: DocumentAnalysis, gazetteer: Gazetteer) {
        var all: [ArgumentCandidate] = []
        var offset = 0
        for sentence in analysis.trees.indices {
            starts.append(all.count)
            offsets.append(offset)
            offset += analysis.trees[sentence].tokens.count
            var finder = CandidateFinder(analysis, sentence: sentence, gazetteer: gazetteer)
            all += finder.candidates()
        }
        starts.append(all.count)
        self.analysis = analysis
        candidates = all
        orderByTokens()
    }

    private mutating func orderByTokens() {
        var ranked: [TokenPlace: [(badness: Double, index: Int)]] = [:]
        for (index, candidate) in candidates.enumerated() {
            let goodness = Self.goodness(candidate)
            for token in candidate.tokens {
                let badness = (token == candidate.head ? 0 : 5) - goodness
                ranked[TokenPlace(sentence: candidate.sentence, token: token), default: []].append((badness, index))
            }
        }
        ofToken = ranked.mapValues { list in
            list.sorted { ($0.badness, $0.index) < ($1.badness, $1.index) }.map(\.index)
        }
    }

    /// How likely the words are the whole of a name.
    private static func goodness(_ candidate: ArgumentCandidate) -> Double {
        var goodness = 0.1 * Double(candidate.tokens.count)
        if candidate.continuesBefore { goodness -= 2 }
        if candidate.continuesAfter { goodness -= 2 }
        if candidate.origin == .entity || candidate.origin == .title { goodness += 1 }
        if candidate.entity != nil, candidate.fit == .cut { goodness -= 2 }
        if candidate.shape == .lower { goodness -= 2 }
        return goodness
    }

    /// The candidates of a sentence.
    func ofSentence(_ sentence: Int) -> Range<Int> { starts[sentence]..<starts[sentence + 1] }

    /// The candidates of the sentences near one.
    func near(_ sentence: Int) -> Range<Int> {
        starts[max(0, sentence - Self.reach)]..<starts[min(starts.count - 1, sentence + Self.reach + 1)]
    }

    /// The candidates that a token is the head of, or else a part of, the best ones first.
    func at(_ place: TokenPlace) -> [Int] { ofToken[place] ?? [] }

    func tree(_ candidate: ArgumentCandidate) -> DependencyTree { analysis.trees[candidate.sentence] }

    /// How many tokens stand before a candidate in the document.
    func position(_ candidate: ArgumentCandidate) -> Int { offsets[candidate.sentence] + candidate.tokens.lowerBound }

    /// The position behind a candidate.
    func end(_ candidate: ArgumentCandidate) -> Int { offsets[candidate.sentence] + candidate.tokens.upperBound }

    /// What a sentence is about: the name that it opens with, or the one that an earlier sentence near it opened with.
    ///
    /// - Parameters:
    ///   - object: what is told of it, which it is not.
    ///   - anchor: the words in place of which it is wanted; it does not stand behind them.
    func topic(for object: ArgumentCandidate, before anchor: ArgumentCandidate) -> Int? {
        var best: (rank: (Int, Double), index: Int)?
        for index in near(anchor.sentence) {
            let candidate = candidates[index]
            guard candidate.sentence <= anchor.sentence, candidate.shape != .lower, !candidate.shape.isValue,
                candidate.tokens.lowerBound <= 1, !candidate.overlaps(object),
                candidate.sentence < anchor.sentence || candidate.tokens.lowerBound <= anchor.tokens.lowerBound
            else { continue }
            let rank = (candidate.sentence, Self.topicRank(candidate))
            if best.map({ $0.rank < rank }) ?? true { best = (rank, index) }
        }
        return best?.index
    }

    private static func topicRank(_ candidate: ArgumentCandidate) -> Double {
        var rank = 0.02 * Double(candidate.tokens.count)
        if candidate.continuesAfter { rank -= 1 }
        if candidate.continuesBefore { rank -= 2 }
        if candidate.entity != nil, candidate.fit == .cut { rank -= 2 }
        if candidate.origin == .title || candidate.origin == .entity { rank += 0.5 }
        return rank
    }
}
