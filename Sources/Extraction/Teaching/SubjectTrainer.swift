import Language

/// Learns which of the candidates near an object is its subject.
struct SubjectTrainer {
    /// An object of a property with the candidates for its subject.
    private struct Choice {
        /// The features of each candidate: shared ones and those of the property.
        var features: [[Int]]
        var isRight: [Bool]
    }

    /// A feature of all properties, or of one.
    private struct Key: Hashable, Comparable {
        var property: Int
        var feature: String

        static func < (left: Key, right: Key) -> Bool {
            (left.property, left.feature) < (right.property, right.feature)
        }
    }

    private static let allProperties = -1

    private var keys: [Key] = []
    private var choices: [Choice] = []
    private var weights: [Float] = []
    private var squares: [Float] = []
    private var random = RandomBits(seed: CueTraining.seed + 1)

    init(_ examples: [AlignedExample], vocabulary: PropertyVocabulary) {
        var texts: [(features: [[Key]], isRight: [Bool])] = []
        var counts: [Key: Int] = [:]
        for example in examples {
            let reader = CueReader(set: example.set, vocabulary: vocabulary)
            for (object, properties) in example.objects.sorted(by: { $0.key < $1.key }) {
                let readings = reader.readings(object)
                for (property, subjects) in properties.sorted(by: { $0.key < $1.key }) {
                    let candidates = CueExtractor.subjectCandidates(of: object, example.set)
                    let features = candidates.map { candidate in
                        CueExtractor.subjectFeatures(
                            candidate, object: object, property: property, example.set, readings
                        ).flatMap { feature in
                            [Self.allProperties, property].map { Key(property: $0, feature: feature) }
                        }
                    }
                    for key in features.joined() { counts[key, default: 0] += 1 }
                    let isRight = candidates.map { $0.map(subjects.contains) ?? subjects.isEmpty }
                    if isRight.contains(true) { texts.append((features, isRight)) }
                }
            }
        }
        keys = counts.filter { $0.value >= CueTraining.leastCount }.keys.sorted()
        let identifiers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        choices = texts.map { text in
            Choice(features: text.features.map { $0.compactMap { identifiers[$0] } }, isRight: text.isRight)
        }
        weights = Array(repeating: 0, count: keys.count)
        squares = Array(repeating: CueTraining.initialSquares, count: keys.count)
    }

    /// Learns from all examples, and puts what is learnt into a model.
    ///
    /// - Complexity: O(epochs × objects × candidates × features).
    mutating func train(into model: inout CueModel) {
        var order = Array(choices.indices)
        for _ in 0..<CueTraining.epochs {
            order.shuffle(using: &random)
            for index in order { learn(choices[index]) }
        }
        for (index, key) in keys.enumerated() where weights[index] != 0 {
            if key.property == Self.allProperties {
                model.sharedSubjectWeights[key.feature] = weights[index]
            } else {
                model.subjectWeights[key.feature, default: []].append(
                    CueModel.Weight(property: Int32(key.property), value: weights[index]))
            }
        }
    }

    /// Raises the probability that one of the right candidates is chosen.
    private mutating func learn(_ choice: Choice) {
        let kept = choice.features.map { $0.filter { _ in !random.happens(CueTraining.dropout) } }
        let scores = kept.map { features in
            features.reduce(Float(0)) { $0 + weights[$1] } / (1 - CueTraining.dropout)
        }
        let probabilities = CueModel.softmax(scores)
        let right = zip(probabilities, choice.isRight).reduce(Float(1e-9)) { $0 + ($1.1 ? $1.0 : 0) }
        for (index, features) in kept.enumerated() {
            let gradient = probabilities[index] - (choice.isRight[index] ? probabilities[index] / right : 0)
            guard abs(gradient) >= 0.01 else { continue }
            for feature in features {
                CueTraining.step(&weights[feature], &squares[feature], gradient: gradient)
            }
        }
    }
}
