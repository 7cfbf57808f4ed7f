import Language

/// Trains the entity tagger (a structured perceptron; Collins 2002).
struct EntityTrainer {
    private struct Example {
        let features: EntityFeatures
        let emissions: [[UInt32]]
        let gold: [Int]
    }

    private var perceptron = AveragedPerceptron(classes: EntityLabel.count, bits: 20)

    /// Trains on documents with named entities.
    ///
    /// - Parameters:
    ///   - documents: the sentences of each document, tagged and parsed by the network as they will be later.
    ///   - gazetteer: the gazetteer.
    ///   - epochs: how often all sentences are seen.
    static func train(_ documents: [[Sentence]], gazetteer: Gazetteer, epochs: Int) -> HashedLinearModel {
        var trainer = EntityTrainer()
        let examples = documents.flatMap { Self.examples($0, gazetteer) }
        var random = RandomSource(seed: 424_242)
        var order = Array(examples.indices)
        for _ in 0..<epochs {
            random.shuffle(&order)
            for index in order { trainer.learn(examples[index]) }
        }
        return trainer.perceptron.averaged()
    }

    private static func examples(_ document: [Sentence], _ gazetteer: Gazetteer) -> [Example] {
        let features = document.map { EntityFeatures($0.tokens, gazetteer: gazetteer) }
        let names = DocumentNames(features)
        return zip(document, features).map { sentence, features in
            let emissions = (0..<features.count).map { index in
                var emission: [UInt32] = []
                features.append(at: index, names, to: &emission)
                return emission
            }
            return Example(
                features: features, emissions: emissions,
                gold: EntityLabel.labels(sentence.entities, count: features.count))
        }
    }

    private mutating func learn(_ example: Example) {
        var sums: [Int32] = []
        for emission in example.emissions {
            var row = [Int32](repeating: 0, count: EntityLabel.count)
            perceptron.add(emission, to: &row)
            sums += row
        }
        let guess = EntityTagger.bestLabels(example.features, emissions: sums, scorer: perceptron)
        perceptron.tick()
        var transition: [UInt32] = []
        for index in guess.indices {
            let (gold, other) = (example.gold[index], guess[index])
            let (goldBefore, otherBefore) = index == 0 ? (nil, nil) : (example.gold[index - 1], guess[index - 1])
            if gold == other, goldBefore == otherBefore { continue }
            if gold != other {
                perceptron.update(example.emissions[index], of: gold, by: 1)
                perceptron.update(example.emissions[index], of: other, by: -1)
            }
            example.features.setTransition(at: index, after: goldBefore, in: &transition)
            perceptron.update(transition, of: gold, by: 1)
            example.features.setTransition(at: index, after: otherBefore, in: &transition)
            perceptron.update(transition, of: other, by: -1)
        }
    }
}
