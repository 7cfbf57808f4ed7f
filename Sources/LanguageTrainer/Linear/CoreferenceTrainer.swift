import Language

/// Trains coreference: an averaged perceptron that ranks the chains before each mention.
struct CoreferenceTrainer {
    /// A document as the analyzer sees it, with the truth.
    struct Document {
        let trees: [DependencyTree]
        let mentions: [Mention]
        /// For each mention the thing it speaks of; `nil` where the treebank doesn't mark the phrase.
        let groups: [Int?]

        /// Compares the mentions of a document with the treebank.
        init(_ gold: [TreebankSentence], _ sentences: [Sentence], gazetteer: Gazetteer) {
            let trees = sentences.map { DependencyTree($0) }
            let clusters = CoreferenceGold(gold).clusterOfSpan
            mentions = CoreferenceChains.mentions(trees, gazetteer: gazetteer)
            groups = mentions.map { clusters[PhraseSpan(sentence: $0.sentence, tokens: $0.span)] }
            self.trees = trees
        }
    }

    /// How much worse a wrong answer must score than the right one, in units of a weight: to join what is new, to begin a
    /// chain where there is one, to take a wrong chain.
    private static let margins: (joined: Int32, missed: Int32, wrong: Int32) = (10, 50, 30)

    private var perceptron = AveragedPerceptron(classes: 1, bits: 18)

    /// Trains on documents.
    static func train(_ documents: [Document], gazetteer: Gazetteer, epochs: Int) -> HashedLinearModel {
        var trainer = CoreferenceTrainer()
        let decoders = documents.map { CoreferenceDecoder($0.mentions, in: $0.trees, gazetteer: gazetteer) }
        var random = RandomSource(seed: 77_777)
        var order = Array(documents.indices)
        for _ in 0..<epochs {
            random.shuffle(&order)
            for index in order { trainer.learn(decoders[index], documents[index].groups) }
        }
        return trainer.perceptron.averaged()
    }

    private mutating func learn(_ start: CoreferenceDecoder, _ groups: [Int?]) {
        var decoder = start
        var groupsOfChain: [Set<Int>] = []
        for mention in 0..<decoder.count {
            let candidates = decoder.candidates()
            let isRight = candidates.map { chain in groups[mention].map { groupsOfChain[chain].contains($0) } ?? false }
            let choice = decoder.namesake(candidates) ?? learn(&decoder, candidates, isRight)
            decoder.resolve(choice)
            if choice == nil { groupsOfChain.append([]) }
            if let group = groups[mention] { groupsOfChain[decoder.chainOfMention[mention]].insert(group) }
        }
    }

    /// Learns from one decision.
    ///
    /// - Returns: the right chain that scores best; `nil` for a new one.
    private mutating func learn(_ decoder: inout CoreferenceDecoder, _ candidates: [Int], _ isRight: [Bool]) -> Int? {
        let isAnaphoric = isRight.contains(true)
        var options: [(features: [UInt32], isRight: Bool, chain: Int?, cost: Int32)] = [
            (decoder.featuresOfNewChain(candidates), !isAnaphoric, nil, isAnaphoric ? Self.margins.missed : 0)
        ]
        for (rank, chain) in candidates.enumerated() {
            let cost = isRight[rank] ? 0 : isAnaphoric ? Self.margins.wrong : Self.margins.joined
            options.append((decoder.features(chain: chain, rank: rank), isRight[rank], chain, cost))
        }
        let scores = options.map { option in
            var sum: [Int32] = [0]
            perceptron.add(option.features, to: &sum)
            return sum[0]
        }
        perceptron.tick()
        guard let right = options.indices.filter({ options[$0].isRight }).max(by: { scores[$0] < scores[$1] }) else {
            return nil
        }
        let wrong = options.indices.filter { !options[$0].isRight }
        if let rival = wrong.max(by: { scores[$0] + options[$0].cost < scores[$1] + options[$1].cost }),
            scores[rival] + options[rival].cost >= scores[right]
        {
            perceptron.update(options[right].features, of: 0, by: 1)
            perceptron.update(options[rival].features, of: 0, by: -1)
        }
        return options[right].chain
    }
}
