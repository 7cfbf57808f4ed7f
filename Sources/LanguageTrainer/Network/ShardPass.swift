import Foundation
import Language

/// A shard's way forward through the network, its losses, and the way back.
///
/// Safety: the pass owns all its buffers; the network and its transposed matrices don't change while it runs.
struct ShardPass {
    let network: PackedNetwork
    let weights: TransposedWeights
    let dropout: Dropout
    var training: TrainingBatch
    var random: RandomSource
    /// What each token's loss is multiplied by.
    let scale: Float
    let gradient: Gradient

    var batch: SentenceBatch { training.batch }
    var layout: NetworkLayout { network.layout }
    var tokens: Int { training.batch.tokenCount }

    /// Computes losses and gradients.
    mutating func run() {
        gradient.reset()
        dropWords()
        let shape = layout.shape
        let embeddings = FloatBuffer(count: tokens * shape.embeddingWidth)
        network.embed(batch, into: embeddings.base)
        let embeddingMask = Dropout.mask(
            tokens * shape.embeddingWidth, probability: dropout.embeddings, random: &random)
        Dropout.apply(
            embeddingMask, to: embeddings.base, rows: 0..<tokens, width: shape.embeddingWidth, shared: nil)
        let input = apply(layout.input, to: embeddings, rows: tokens)
        let tape = runLayers(input)
        let change = FloatBuffer(count: tokens * shape.width)
        let output = tape.last?.output ?? input
        runTags(layout.universalTags, gold: training.universalTags, source: output, change: change)
        runTags(layout.pennTags, gold: training.pennTags, source: output, change: change)
        runTree(output, change: change)
        let inputChange = runBack(tape, input: input, change: change)
        let embeddingChange = FloatBuffer(count: tokens * shape.embeddingWidth)
        gradient.backward(
            layout.input, source: embeddings, gradient: inputChange, rows: tokens, weights: weights,
            into: embeddingChange)
        Dropout.apply(
            embeddingMask, to: embeddingChange.base, rows: 0..<tokens, width: shape.embeddingWidth, shared: nil)
        gradient.embeddings = embeddingChange
        gradient.identifiers = batch.identifiers
    }

    private mutating func dropWords() {
        guard dropout.words > 0 else { return }
        let known = Int32(layout.shape.tables[0].rows - WordFeatures.unknownBuckets)
        let threshold = UInt64(dropout.words * 65536)
        for token in 0..<tokens where random.next() & 65535 < threshold {
            let index = token * WordFeatures.tableCount
            let row = training.batch.identifiers[index]
            if row < known {
                training.batch.identifiers[index] = known + (row &* 7919) % Int32(WordFeatures.unknownBuckets)
            }
        }
    }

    /// Applies a linear map to rows without gaps.
    func apply(_ linear: NetworkLayout.Linear, to source: FloatBuffer, rows: Int) -> FloatBuffer {
        let result = FloatBuffer(count: rows * linear.weights.stride)
        network.apply(
            linear, to: source.base, sourceStride: linear.weights.rows, rows: rows, into: result.base)
        withExtendedLifetime(source) {}
        return result
    }

    /// Multiplies the rows of each sentence by a mask of its own.
    ///
    /// - Parameter rooted: whether the rows have a root before each sentence.
    func applySentenceMask(_ mask: FloatBuffer, to values: FloatBuffer, width: Int, rooted: Bool) {
        for (sentence, length) in batch.lengths.enumerated() {
            let first = rooted ? batch.rootRow(of: sentence) : batch.starts[sentence]
            let rows = first..<first + length + (rooted ? 1 : 0)
            Dropout.apply(mask, to: values.base, rows: rows, width: width, shared: sentence)
        }
        withExtendedLifetime(values) {}
    }

    /// Turns scores into the gradient of the loss and adds the loss.
    func crossEntropy(_ scores: UnsafeMutablePointer<Float>, count: Int, gold: Int, weight: Float) {
        Activation.softmax(scores, count: count)
        gradient.loss -= Double(weight) * log(Double(max(scores[gold], 1e-30)))
        scores[gold] -= 1
        let factor = weight * scale
        for index in 0..<count { scores[index] *= factor }
    }

    private func runTags(_ linear: NetworkLayout.Linear, gold: [Int], source: FloatBuffer, change: FloatBuffer) {
        let scores = apply(linear, to: source, rows: tokens)
        for (token, tag) in gold.enumerated() {
            crossEntropy(
                scores.base + token * linear.weights.stride, count: linear.weights.columns, gold: tag, weight: 0.5)
        }
        gradient.backward(linear, source: source, gradient: scores, rows: tokens, weights: weights, into: change)
    }
}
