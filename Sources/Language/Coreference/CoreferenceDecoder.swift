/// Goes through the mentions of a document and finds for each the chain it belongs to.
///
/// A linear model ranks the chains before a mention, and the possibility that it begins a new one (after Denis and
/// Baldridge, "Specialized models and ranking for coreference resolution", EMNLP 2008, with chains in place of mentions as in
/// Rahman and Ng, "Supervised models for coreference resolution", EMNLP 2009).
package struct CoreferenceDecoder {
    private let facts: [MentionFacts]
    private var register = ChainRegister()
    private var features: CoreferenceFeatures

    /// Looks at the mentions of a document.
    ///
    /// - Parameters:
    ///   - mentions: the mentions, in the order of the text.
    ///   - trees: the sentences.
    ///   - gazetteer: what is known of names and nouns.
    package init(_ mentions: [Mention], in trees: [DependencyTree], gazetteer: Gazetteer) {
        facts = mentions.map { MentionFacts($0, in: trees[$0.sentence], gazetteer: gazetteer) }
        features = CoreferenceFeatures(facts)
    }

    /// How many mentions there are.
    package var count: Int { facts.count }

    /// The mention that is resolved next.
    package var next: Int { register.chainOfMention.count }

    /// For each mention that was resolved its chain.
    package var chainOfMention: [Int] { register.chainOfMention }

    /// The chains that the next mention may belong to.
    package mutating func candidates() -> [Int] {
        let mention = facts[next]
        return register.candidates(mention).filter { isPossible(mention, register.chains[$0]) }
    }

    /// The features of the next mention in a chain.
    ///
    /// - Parameters:
    ///   - chain: one of the candidates.
    ///   - rank: its place among them.
    package mutating func features(chain: Int, rank: Int) -> [UInt32] {
        features.set(next, register.chains[chain], rank: rank)
        return features.features
    }

    /// The features of the next mention at the beginning of a new chain.
    package mutating func featuresOfNewChain(_ candidates: [Int]) -> [UInt32] {
        let mention = facts[next]
        let chains = candidates.map { register.chains[$0] }
        features.setNew(
            next, hasHead: chains.contains { chain in chain.descriptors.contains { $0.head == mention.synonym } },
            hasText: chains.contains { $0.texts.contains(mention.text) })
        return features.features
    }

    /// Gives the next mention its chain; `nil` begins a new one.
    package mutating func resolve(_ chain: Int?) {
        _ = register.add(facts[next], to: chain)
    }

    /// Resolves the next mention with a model.
    package mutating func resolve(with model: HashedLinearModel) {
        let candidates = candidates()
        var sum: [Int32] = [0]
        model.add(featuresOfNewChain(candidates), to: &sum)
        var best: (chain: Int?, score: Int32) = (nil, sum[0])
        for (rank, chain) in candidates.enumerated() {
            sum[0] = 0
            model.add(features(chain: chain, rank: rank), to: &sum)
            if sum[0] > best.score { best = (chain, sum[0]) }
        }
        resolve(best.chain)
    }

    /// Whether a mention can belong to a chain at all.
    private func isPossible(_ mention: MentionFacts, _ chain: Chain) -> Bool {
        let last = facts[chain.last]
        if mention.sentence == last.sentence, mention.span.overlaps(last.span) { return false }
        if let gender = mention.gender, let other = chain.gender, gender != other { return false }
        guard mention.form == .pronoun else { return true }
        switch mention.pronoun {
        case .male, .female: return chain.type == nil || chain.type == .person || chain.type == .other
        case .thing: return chain.type != .person && chain.gender == nil
        default: return true
        }
    }
}
