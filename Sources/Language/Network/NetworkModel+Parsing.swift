/// Tags, heads and relations of a sentence.
package struct Parse: Sendable {
    /// The universal tags, as indexes into ``NetworkModel/universalTags``.
    package var universalTags: [Int] = []
    /// The Penn tags, as indexes into the model's ``NetworkModel/pennTags``.
    package var pennTags: [Int] = []
    /// The heads, where zero is the root.
    package var heads: [Int] = []
    /// The relations, as indexes into ``NetworkModel/relations``.
    package var relations: [Int] = []
    /// The probability of each head with its relation.
    package var confidences: [Float] = []

    /// Makes an empty parse.
    package init() {}
}

/// Tagging and parsing.
///
/// Safety: every buffer is made here with room for the batch's tokens and lives until its last use.
extension NetworkModel {
    /// How many sentences go through the network together, and how many tokens these have at most, unless one alone has more.
    private static let batchSize = 32
    private static let batchTokens = 1024

    /// Tags and parses sentences.
    ///
    /// - Parameter sentences: the words of each sentence; a few hundred at most, for time and memory grow with the square.
    /// - Returns: one parse for each sentence.
    package func parse(_ sentences: [[String]]) -> [Parse] {
        var parses = [Parse](repeating: Parse(), count: sentences.count)
        let order = sentences.indices.sorted { (sentences[$1].count, $0) < (sentences[$0].count, $1) }
            .filter { !sentences[$0].isEmpty }
        var known: [String: Range<Int>] = [:]
        var pool: [Int32] = []
        var rest = order[...]
        while let longest = rest.first.map({ sentences[$0].count }) {
            let members = rest.prefix(max(1, min(Self.batchSize, Self.batchTokens / longest)))
            rest = rest.dropFirst(members.count)
            var identifiers: [Int32] = []
            for word in members.lazy.flatMap({ sentences[$0] }) {
                if let range = known[word] {
                    identifiers.append(contentsOf: pool[range])
                } else {
                    let first = pool.count
                    features.append(word, to: &pool)
                    known[word] = first..<pool.count
                    identifiers.append(contentsOf: pool[first...])
                }
            }
            let batch = SentenceBatch(lengths: members.map { sentences[$0].count }, identifiers: identifiers)
            for (member, parse) in zip(members, parse(batch)) { parses[member] = parse }
        }
        return parses
    }

    /// Tags and parses a batch.
    private func parse(_ batch: SentenceBatch) -> [Parse] {
        let encoding = network.encode(batch)
        let rooted = network.withRoots(batch, encoding)
        let rows = network.arcDependent.weights.rows(encoding.base, count: batch.tokenCount)
        let rootedRows = network.arcHead.weights.rows(rooted.base, count: batch.rootedCount)
        withExtendedLifetime((encoding, rooted)) {}
        var parses = [Parse](repeating: Parse(), count: batch.lengths.count)
        let universal = network.apply(network.universalTags, to: rows)
        let penn = network.apply(network.pennTags, to: rows)
        for sentence in parses.indices {
            let tokens = batch.starts[sentence]..<batch.starts[sentence] + batch.lengths[sentence]
            parses[sentence].universalTags = tokens.map {
                Self.best(universal.base + $0 * network.universalTags.weights.columns, network.shape.universalTags)
            }
            parses[sentence].pennTags = tokens.map {
                Self.best(penn.base + $0 * network.pennTags.weights.columns, network.shape.pennTags)
            }
        }
        withExtendedLifetime((universal, penn)) {}
        parseArcs(batch, rows, rootedRows, &parses)
        parseLabels(batch, rows, rootedRows, &parses)
        return parses
    }

    private func parseArcs(
        _ batch: SentenceBatch, _ rows: QuantizedRows, _ rooted: QuantizedRows, _ parses: inout [Parse]
    ) {
        let width = network.shape.arcWidth
        let heads = network.apply(network.arcHead, to: rooted)
        let dependents = network.apply(network.arcDependent, to: rows)
        QuantizedNetwork.rectify(heads, count: batch.rootedCount * width)
        QuantizedNetwork.rectify(dependents, count: batch.tokenCount * width)
        let formed = network.apply(
            network.arcForm, to: network.arcForm.weights.rows(dependents.base, count: batch.tokenCount))
        withExtendedLifetime(dependents) {}
        for sentence in parses.indices {
            let length = batch.lengths[sentence]
            let (scores, stride) = network.scoreArcs(sentence, of: batch, dependents: formed, heads: heads)
            let tree = SpanningTree.heads(scores: scores.base, stride: stride, count: length)
            parses[sentence].heads = tree
            parses[sentence].confidences = tree.enumerated().map { token, head in
                let row = scores.base + token * stride
                Activation.softmax(row, count: length + 1)
                return row[head]
            }
            withExtendedLifetime(scores) {}
        }
    }

    private func parseLabels(
        _ batch: SentenceBatch, _ rows: QuantizedRows, _ rooted: QuantizedRows, _ parses: inout [Parse]
    ) {
        let heads = network.apply(network.labelHead, to: rooted)
        let hidden = network.apply(network.labelDependent, to: rows)
        for sentence in parses.indices {
            network.combine(sentence, of: batch, arcHeads: parses[sentence].heads, heads: heads, dependents: hidden)
        }
        let labels = network.labels
        let scores = network.apply(labels, to: labels.weights.rows(hidden.base, count: batch.tokenCount))
        withExtendedLifetime(hidden) {}
        let count = network.shape.relations
        let rootLabel = Self.relations.firstIndex(of: .root) ?? 0
        for sentence in parses.indices {
            parses[sentence].relations = parses[sentence].heads.enumerated().map { token, head in
                let row = scores.base + (batch.starts[sentence] + token) * labels.weights.columns
                guard head > 0 else { return rootLabel }
                row[rootLabel] = -1e9
                Activation.softmax(row, count: count)
                let label = Self.best(row, count)
                parses[sentence].confidences[token] *= row[label]
                return label
            }
        }
        withExtendedLifetime(scores) {}
    }

    private static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
        var best = 0
        for index in 1..<count where scores[index] > scores[best] { best = index }
        return best
    }
}
