import Language

/// Learns what speaks for a candidate being the object of a property.
struct ObjectTrainer {
    private let examples: [AlignedExample]
    private let vocabulary: PropertyVocabulary
    private let count: Int
    private var identifiers: [String: Int] = [:]
    private var features: [[[Int]]] = []
    private var readings: [[Int: [CueReading]]] = []
    /// The weights of features by property, and their sums of squared gradients.
    private var weights: [Float] = []
    private var squares: [Float] = []
    private var shared: [Float] = []
    private var sharedSquares: [Float] = []
    private var match = SIMD32<Float>.zero
    private var matchSquares = SIMD32<Float>(repeating: CueTraining.initialSquares)
    private var biases: [Float]
    private var importance: [Float]
    private var isSeen: [Bool]
    private var random = RandomBits(seed: CueTraining.seed)

    init(_ examples: [AlignedExample], vocabulary: PropertyVocabulary) {
        self.examples = examples
        self.vocabulary = vocabulary
        count = vocabulary.profiles.count
        biases = Array(repeating: -3, count: count)
        var counts = [Float](repeating: 0, count: count)
        for example in examples { for property in example.properties { counts[property] += 1 } }
        importance = counts.map { min(max((CueTraining.fewExamples / max($0, 1)).squareRoot(), 1), 5) }
        isSeen = counts.map { $0 > 0 }
        collectFeatures()
    }

    private mutating func collectFeatures() {
        var counts: [String: Int] = [:]
        var texts: [[[String]]] = []
        for example in examples {
            let source = CueFeatures(set: example.set)
            let reader = CueReader(set: example.set, vocabulary: vocabulary)
            let own = example.set.candidates.map { source.object($0) }
            for feature in Set(own.joined()) { counts[feature, default: 0] += 1 }
            texts.append(own)
            readings.append(
                Dictionary(uniqueKeysWithValues: example.set.candidates.indices.map { ($0, reader.readings($0)) }))
        }
        for feature in counts.keys.sorted() where counts[feature] ?? 0 >= CueTraining.leastCount {
            identifiers[feature] = identifiers.count
        }
        features = texts.map { $0.map { $0.compactMap { identifiers[$0] } } }
        weights = Array(repeating: 0, count: identifiers.count * count)
        squares = Array(repeating: CueTraining.initialSquares, count: weights.count)
        shared = Array(repeating: 0, count: identifiers.count)
        sharedSquares = Array(repeating: CueTraining.initialSquares, count: shared.count)
    }

    /// Learns from all examples, and puts what is learnt into a model.
    ///
    /// - Complexity: O(epochs × candidates × features × properties).
    mutating func train(into model: inout CueModel) {
        var order = Array(examples.indices)
        for _ in 0..<CueTraining.epochs {
            order.shuffle(using: &random)
            for index in order { learn(index) }
        }
        fill(&model)
    }

    private mutating func learn(_ index: Int) {
        let example = examples[index]
        let objects = example.objects
        let named = example.properties
        let matches = CueMatches(set: example.set, vocabulary: vocabulary)
        for (candidate, words) in example.set.candidates.enumerated() {
            let kept = features[index][candidate].filter { _ in !random.happens(CueTraining.dropout) }
            let rows = matches.features(words, readings: readings[index][candidate] ?? [])
            var gradients = probabilities(kept, rows, scale: 1 / (1 - CueTraining.dropout))
            let wanted = objects[candidate] ?? [:]
            var greatest: Float = 0
            for property in 0..<count {
                guard isSeen[property] else {
                    gradients[property] = 0
                    continue
                }
                if wanted[property] != nil {
                    gradients[property] = (gradients[property] - 1) * importance[property]
                } else if !example.isComplete, !named.contains(property) {
                    gradients[property] *= CueTraining.doubtfulWeight
                }
                greatest = max(greatest, abs(gradients[property]))
            }
            if greatest >= 0.01 { descend(kept, rows, gradients) }
        }
    }

    private func probabilities(_ features: [Int], _ rows: [SIMD32<Float>], scale: Float) -> [Float] {
        var sums = [Float](repeating: 0, count: count)
        var common: Float = 0
        for feature in features {
            common += shared[feature]
            let start = feature * count
            for property in 0..<count { sums[property] += weights[start + property] }
        }
        for property in 0..<count {
            let score = (sums[property] + common) * scale + biases[property] + (rows[property] * match).sum()
            sums[property] = CueModel.logistic(score)
        }
        return sums
    }

    private mutating func descend(_ features: [Int], _ rows: [SIMD32<Float>], _ gradients: [Float]) {
        let sum = gradients.reduce(0, +)
        for feature in features {
            CueTraining.step(&shared[feature], &sharedSquares[feature], gradient: sum)
            let start = feature * count
            for property in 0..<count {
                CueTraining.step(
                    &weights[start + property], &squares[start + property], gradient: gradients[property])
            }
        }
        var matchGradient = SIMD32<Float>.zero
        for property in 0..<count {
            biases[property] -= 0.01 * gradients[property]
            matchGradient += rows[property] * gradients[property]
        }
        matchSquares += matchGradient * matchGradient
        match -= CueTraining.rate * matchGradient / matchSquares.squareRoot()
    }

    // MARK: - The result

    private mutating func fill(_ model: inout CueModel) {
        model.completeness = completeness()
        let seen = biases.indices.filter { isSeen[$0] }
        let mean = seen.isEmpty ? -3 : seen.map { biases[$0] }.reduce(0, +) / Float(seen.count)
        for property in biases.indices where !isSeen[property] {
            biases[property] = mean - CueModel.cautionWithoutExamples
        }
        model.biases = biases
        model.matchWeights = match
        for (feature, identifier) in identifiers {
            model.sharedObjectWeights[feature] = shared[identifier]
            let own = (0..<count).filter { weights[identifier * count + $0] != 0 }.map {
                CueModel.Weight(property: Int32($0), value: weights[identifier * count + $0])
            }
            if !own.isEmpty { model.objectWeights[feature] = own }
        }
    }

    /// How likely an object that is one is named so, by property, where the facts of examples are not complete (Elkan and
    /// Noto: Learning classifiers from only positive and unlabeled data, 2008).
    private mutating func completeness() -> [Float] {
        var sums = [Float](repeating: 0, count: count)
        var counts = [Float](repeating: 0, count: count)
        for (index, example) in examples.enumerated() where !example.isComplete {
            let matches = CueMatches(set: example.set, vocabulary: vocabulary)
            var best: [Int: Float] = [:]
            for (candidate, properties) in example.objects.sorted(by: { $0.key < $1.key }) {
                let kept = features[index][candidate].filter { _ in !random.happens(CueTraining.dropout) }
                let rows = matches.features(
                    example.set.candidates[candidate], readings: readings[index][candidate] ?? [])
                let found = probabilities(kept, rows, scale: 1 / (1 - CueTraining.dropout))
                for property in properties.keys { best[property] = max(best[property] ?? 0, found[property]) }
            }
            for (property, value) in best {
                sums[property] += value
                counts[property] += 1
            }
        }
        return zip(sums, counts).map { $1 > 0 ? max(0.1, $0 / $1) : 1 }
    }
}
