import Language

/// What has been learnt of cues: how much each feature speaks for or against a property, and for a candidate being its
/// subject.
///
/// Objects are scored by a logistic regression for each property that shares weights with the others; the subject of an
/// object by a log-linear model over the candidates near it.
struct CueModel: Sendable {
    /// A weight of one property.
    struct Weight: Hashable, Sendable {
        var property: Int32
        var value: Float
    }

    /// The weights of features of objects by property.
    var objectWeights: [String: [Weight]] = [:]
    /// What features of objects weigh for all properties.
    var sharedObjectWeights: [String: Float] = [:]
    /// The weights of the match features.
    var matchWeights = SIMD32<Float>.zero
    /// The bias of each property.
    var biases: [Float] = []
    /// How likely an object was named in the examples, by property: what scores are divided by.
    var completeness: [Float] = []
    /// The weights of features of subjects by property.
    var subjectWeights: [String: [Weight]] = [:]
    /// What features of subjects weigh for all properties.
    var sharedSubjectWeights: [String: Float] = [:]

    /// Where a property has no examples, what is taken off its bias.
    static let cautionWithoutExamples: Float = 1

    /// The probability, 0…1, that a candidate is the object of each property.
    ///
    /// - Complexity: O(features + their weights + properties).
    func objectProbabilities(_ features: [String], matches: [SIMD32<Float>]) -> [Float] {
        var scores = biases
        var shared: Float = 0
        for feature in features {
            shared += sharedObjectWeights[feature] ?? 0
            for weight in objectWeights[feature] ?? [] { scores[Int(weight.property)] += weight.value }
        }
        for property in scores.indices {
            let score = scores[property] + shared + (matches[property] * matchWeights).sum()
            scores[property] = min(1, Self.logistic(score) / completeness[property])
        }
        return scores
    }

    /// How much speaks for a candidate as the subject of a property.
    func subjectScore(_ features: [String], property: Int) -> Float {
        var score: Float = 0
        for feature in features {
            score += sharedSubjectWeights[feature] ?? 0
            for weight in subjectWeights[feature] ?? [] where weight.property == property { score += weight.value }
        }
        return score
    }

    /// The logistic function, with the same bytes on every machine.
    static func logistic(_ x: Float) -> Float { Activation.sigmoid(SIMD16(repeating: x))[0] }

    /// Turns scores into probabilities that sum to one.
    static func softmax(_ scores: [Float]) -> [Float] {
        let greatest = scores.max() ?? 0
        let powers = scores.map { Activation.exp(SIMD16(repeating: $0 - greatest))[0] }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
