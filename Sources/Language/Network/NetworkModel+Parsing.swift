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
    /// How many sentences go through the network together.
    private static let batchSize = 32

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
        for start in stride(from: 0, to: order.count, by: Self.batchSize) {
            let members = order[start..<min(order.count, start + Self.batchSize)]
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
    package func parse(_ batch: SentenceBatch) -> [Parse] {
        let encoding = encode(batch)
        var parses = [Parse](repeating: Parse(), count: batch.lengths.count)
        let layout = network.layout
        let universal = rows(layout.universalTags, encoding, batch.tokenCount)
        let penn = rows(layout.pennTags, encoding, batch.tokenCount)
        for sentence in parses.indices {
            let tokens = batch.starts[sentence]..<batch.starts[sentence] + batch.lengths[sentence]
            parses[sentence].universalTags = tokens.map {
                Self.best(universal.base + $0 * layout.universalTags.weights.stride, layout.shape.universalTags)
            }
            parses[sentence].pennTags = tokens.map {
                Self.best(penn.base + $0 * layout.pennTags.weights.stride, layout.shape.pennTags)
            }
        }
        let rooted = FloatBuffer(count: batch.rootedCount * layout.shape.width)
        network.insertRoots(batch, source: encoding.base, into: rooted.base)
        parseArcs(batch, encoding, rooted, &parses)
        parseLabels(batch, encoding, rooted, &parses)
        return parses
    }

    /// The vectors of tokens after the recurrent layers.
    private func encode(_ batch: SentenceBatch) -> FloatBuffer {
        let layout = network.layout
        let embeddingWidth = layout.shape.embeddingWidth
        let width = layout.shape.width
        let embeddings = FloatBuffer(count: batch.tokenCount * embeddingWidth)
        network.embed(batch, into: embeddings.base)
        var rows = FloatBuffer(count: batch.tokenCount * width)
        network.apply(
            layout.input, to: embeddings.base, sourceStride: embeddingWidth, rows: batch.tokenCount, into: rows.base)
        let state = PackedNetwork.RecurrentState(tokens: batch.tokenCount, half: width / 2)
        for (index, layer) in layout.layers.enumerated() {
            let next = FloatBuffer(count: batch.tokenCount * width)
            for (direction, recurrence) in layer.enumerated() {
                network.run(
                    recurrence, backward: direction == 1, over: batch, source: rows.base, state: state,
                    into: next.base + direction * width / 2)
            }
            if index > 0 { PackedNetwork.add(rows.base, to: next.base, count: batch.tokenCount * width) }
            rows = next
        }
        withExtendedLifetime(embeddings) {}
        return rows
    }

    private func rows(_ linear: NetworkLayout.Linear, _ source: FloatBuffer, _ count: Int) -> FloatBuffer {
        let result = FloatBuffer(count: count * linear.weights.stride)
        network.apply(
            linear, to: source.base, sourceStride: linear.weights.rows, rows: count, into: result.base)
        withExtendedLifetime(source) {}
        return result
    }

    private func parseArcs(
        _ batch: SentenceBatch, _ encoding: FloatBuffer, _ rooted: FloatBuffer, _ parses: inout [Parse]
    ) {
        let layout = network.layout
        let width = layout.shape.arcWidth
        let heads = rows(layout.arcHead, rooted, batch.rootedCount)
        let dependents = rows(layout.arcDependent, encoding, batch.tokenCount)
        PackedNetwork.rectify(heads.base, count: batch.rootedCount * width)
        PackedNetwork.rectify(dependents.base, count: batch.tokenCount * width)
        let formed = rows(layout.arcForm, dependents, batch.tokenCount)
        for sentence in parses.indices {
            let length = batch.lengths[sentence]
            let stride = roundedUpToLane(length + 1)
            let scores = FloatBuffer(count: length * stride)
            network.scoreArcs(
                length: length, dependents: formed.base + batch.starts[sentence] * width,
                heads: heads.base + batch.rootRow(of: sentence) * width, into: scores.base, stride: stride)
            let tree = SpanningTree.heads(scores: scores.base, stride: stride, count: length)
            parses[sentence].heads = tree
            parses[sentence].confidences = tree.enumerated().map { token, head in
                let row = scores.base + token * stride
                Activation.softmax(row, count: length + 1)
                return row[head]
            }
        }
        withExtendedLifetime((heads, formed)) {}
    }

    private func parseLabels(
        _ batch: SentenceBatch, _ encoding: FloatBuffer, _ rooted: FloatBuffer, _ parses: inout [Parse]
    ) {
        let layout = network.layout
        let heads = rows(layout.labelHead, rooted, batch.rootedCount)
        let dependents = rows(layout.labelDependent, encoding, batch.tokenCount)
        let hidden = FloatBuffer(count: batch.tokenCount * layout.shape.labelWidth)
        for sentence in parses.indices {
            network.combine(
                sentence: sentence, of: batch, arcHeads: parses[sentence].heads, heads: heads.base,
                dependents: dependents.base, into: hidden.base)
        }
        withExtendedLifetime((heads, dependents)) {}
        let scores = rows(layout.labels, hidden, batch.tokenCount)
        let rootLabel = Self.relations.firstIndex(of: .root) ?? 0
        for sentence in parses.indices {
            parses[sentence].relations = parses[sentence].heads.enumerated().map { token, head in
                let row = scores.base + (batch.starts[sentence] + token) * layout.labels.weights.stride
                guard head > 0 else { return rootLabel }
                row[rootLabel] = -1e9
                Activation.softmax(row, count: layout.shape.relations)
                let label = Self.best(row, layout.shape.relations)
                parses[sentence].confidences[token] *= row[label]
                return label
            }
        }
    }

    private static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
        var best = 0
        for index in 1..<count where scores[index] > scores[best] { best = index }
        return best
    }
}
