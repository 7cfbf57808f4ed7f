/// Marks named entities: the best sequence of labels by a linear model (Collins 2002).
package struct EntityTagger: Sendable {
    private let model: HashedLinearModel

    /// Makes a tagger from its model.
    package init(_ model: HashedLinearModel) {
        self.model = model
    }

    /// Reads a tagger.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        model = try HashedLinearModel(&reader)
        guard model.classes == EntityLabel.count else {
            throw ModelError(
                code: .inconsistent, offset: reader.offset,
                message: "the entity tagger needs \(EntityLabel.count) classes")
        }
    }

    /// The names in a sentence.
    package func mentions(_ features: EntityFeatures) -> [EntityMention] {
        let emissions = (0..<features.count).map { features.features(at: $0) }
        return EntityLabel.mentions(Self.bestLabels(features, emissions: emissions, scorer: model))
    }

    /// The labels with the greatest sum (Viterbi).
    ///
    /// - Parameters:
    ///   - features: the sentence.
    ///   - emissions: the features of each word.
    ///   - scorer: the model, or one in training.
    /// - Complexity: O(words × labels²).
    package static func bestLabels(
        _ features: EntityFeatures, emissions: [[UInt32]], scorer: some LinearScorer
    ) -> [Int] {
        let labels = EntityLabel.count
        var best: [Int32?] = []
        var back: [[Int]] = []
        for index in emissions.indices {
            var scores = [Int32](repeating: 0, count: labels)
            scorer.add(emissions[index], to: &scores)
            var next = [Int32?](repeating: nil, count: labels)
            var origins = [Int](repeating: 0, count: labels)
            for previous in 0..<(index == 0 ? 1 : labels) {
                guard let base = index == 0 ? 0 : best[previous] else { continue }
                let label = index == 0 ? nil : previous
                var sums = scores
                scorer.add(features.transitionFeatures(at: index, after: label), to: &sums)
                for current in 0..<labels where EntityLabel.mayFollow(current, label) {
                    let sum = base &+ sums[current]
                    if sum > next[current] ?? .min {
                        next[current] = sum
                        origins[current] = previous
                    }
                }
            }
            best = next
            back.append(origins)
        }
        guard !best.isEmpty else { return [] }
        var label = 0
        for other in 1..<labels where best[other] ?? .min > best[label] ?? .min { label = other }
        var result = [Int](repeating: 0, count: emissions.count)
        for index in emissions.indices.reversed() {
            result[index] = label
            label = back[index][label]
        }
        return result
    }
}
