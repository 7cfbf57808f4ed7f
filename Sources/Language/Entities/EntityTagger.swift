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

    /// The names in the sentences of a document.
    package func mentions(_ document: [EntityFeatures]) -> [[EntityMention]] {
        let names = DocumentNames(document)
        var features: [UInt32] = []
        return document.map { sentence in
            var sums = [Int32](repeating: 0, count: sentence.count * EntityLabel.count)
            var row = [Int32](repeating: 0, count: EntityLabel.count)
            for index in 0..<sentence.count {
                features.removeAll(keepingCapacity: true)
                sentence.append(at: index, names, to: &features)
                for label in row.indices { row[label] = 0 }
                model.add(features, to: &row)
                for label in row.indices { sums[index * row.count + label] = row[label] }
            }
            return EntityLabel.mentions(Self.bestLabels(sentence, emissions: sums, scorer: model))
        }
    }

    /// The labels with the greatest sum (Viterbi).
    ///
    /// - Parameters:
    ///   - sentence: the sentence.
    ///   - emissions: for each word the sums of the labels.
    ///   - scorer: the model, or one in training.
    /// - Complexity: O(words × labels²).
    package static func bestLabels(
        _ sentence: EntityFeatures, emissions: [Int32], scorer: some LinearScorer
    ) -> [Int] {
        let labels = EntityLabel.count
        let impossible = Int32.min
        var best = [Int32](repeating: impossible, count: labels)
        var next = best
        var sums = best
        var back = [Int](repeating: 0, count: emissions.count)
        var features: [UInt32] = []
        for index in 0..<sentence.count {
            for label in 0..<labels { next[label] = impossible }
            for previous in 0..<(index == 0 ? 1 : labels) {
                let base = index == 0 ? 0 : best[previous]
                if base == impossible { continue }
                let label = index == 0 ? nil : previous
                for current in 0..<labels { sums[current] = emissions[index * labels + current] }
                sentence.setTransition(at: index, after: label, in: &features)
                scorer.add(features, to: &sums)
                for current in 0..<labels where EntityLabel.mayFollow(current, label) {
                    let sum = base &+ sums[current]
                    if sum > next[current] {
                        next[current] = sum
                        back[index * labels + current] = previous
                    }
                }
            }
            swap(&best, &next)
        }
        var label = 0
        for other in 1..<labels where best[other] > best[label] { label = other }
        var result = [Int](repeating: 0, count: sentence.count)
        for index in result.indices.reversed() {
            result[index] = label
            label = back[index * labels + label]
        }
        return result
    }
}
