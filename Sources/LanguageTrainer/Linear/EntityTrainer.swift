import Language

/// Trains the entity tagger (a structured perceptron; Collins 2002).
struct EntityTrainer {
    private struct Example {
        let features: EntityFeatures
        let emissions: [[UInt32]]
        let gold: [Int]
    }

    private var perceptron = AveragedPerceptron(classes: EntityLabel.count, bits: 18)

    /// Trains on sentences with named entities.
    ///
    /// - Parameters:
    ///   - sentences: the sentences, tagged and parsed by the network as they will be later.
    ///   - gazetteer: the gazetteer.
    ///   - epochs: how often all sentences are seen.
    static func train(_ sentences: [Sentence], gazetteer: Gazetteer, epochs: Int) -> HashedLinearModel {
        var trainer = EntityTrainer()
        let examples = sentences.map { sentence in
            let features = EntityFeatures(sentence.tokens, gazetteer: gazetteer)
            return Example(
                features: features, emissions: (0..<features.count).map { features.features(at: $0) },
                gold: EntityLabel.labels(sentence.entities, count: features.count))
        }
        var random = RandomSource(seed: 424_242)
        var order = Array(examples.indices)
        for _ in 0..<epochs {
            random.shuffle(&order)
            for index in order { trainer.learn(examples[index]) }
        }
        return trainer.perceptron.averaged()
    }

    private mutating func learn(_ example: Example) {
        let guess = EntityTagger.bestLabels(example.features, emissions: example.emissions, scorer: perceptron)
        perceptron.tick()
        for index in guess.indices {
            let (gold, other) = (example.gold[index], guess[index])
            let (goldBefore, otherBefore) = index == 0 ? (nil, nil) : (example.gold[index - 1], guess[index - 1])
            if gold == other, goldBefore == otherBefore { continue }
            if gold != other {
                perceptron.update(example.emissions[index], of: gold, by: 1)
                perceptron.update(example.emissions[index], of: other, by: -1)
            }
            perceptron.update(example.features.transitionFeatures(at: index, after: goldBefore), of: gold, by: 1)
            perceptron.update(example.features.transitionFeatures(at: index, after: otherBefore), of: other, by: -1)
        }
    }
}
