import Dispatch
import Language

/// AdamW (Loshchilov and Hutter 2019) with a bounded gradient.
///
/// Safety: the threads of a step work on blocks that don't overlap.
final class Optimizer: @unchecked Sendable {
    /// How the parameters move.
    struct Rate {
        /// The greatest learning rate.
        var peak: Float = 2e-3
        /// The steps until it is reached.
        var warmup = 200
        /// All steps.
        var steps: Int
        /// The steps at the end over which it falls.
        var decay: Int

        /// The learning rate of a step: up in a line, then level, then down in a line to a fiftieth.
        func value(at step: Int) -> Float {
            if step < warmup { return peak * (0.05 + 0.95 * Float(step) / Float(warmup)) }
            return peak * (0.02 + 0.98 * min(1, Float(max(0, steps - step)) / Float(max(1, decay))))
        }
    }

    private static let blockSize = 1 << 16
    private let network: PackedNetwork
    /// The mean of gradients.
    let first: FloatBuffer
    /// The mean of squared gradients.
    let second: FloatBuffer
    private let gradient: FloatBuffer
    private let rate: Rate
    private let greatestNorm = 2.0
    private let decay: Float = 1e-4
    private let beta1: Float = 0.9
    private let beta2: Float = 0.98
    private var power1: Float = 1
    private var power2: Float = 1

    /// Makes an optimizer for a network.
    init(_ network: PackedNetwork, rate: Rate) {
        self.network = network
        self.rate = rate
        first = FloatBuffer(count: network.layout.count)
        second = FloatBuffer(count: network.layout.count)
        gradient = FloatBuffer(count: network.layout.count)
    }

    /// Goes on behind some steps, whose means have been put in place.
    func skip(_ steps: Int) {
        for _ in 0..<steps {
            power1 *= beta1
            power2 *= beta2
        }
    }

    /// Moves the parameters against the sum of gradients.
    func step(_ number: Int, shards: [Gradient]) {
        let blocks = (network.layout.count + Self.blockSize - 1) / Self.blockSize
        DispatchQueue.concurrentPerform(iterations: blocks) { self.sum(block: $0, shards) }
        scatterEmbeddings(shards)
        let norms = FloatBuffer(count: blocks)
        DispatchQueue.concurrentPerform(iterations: blocks) { norms.base[$0] = self.squaredNorm(block: $0) }
        let norm = (0..<blocks).reduce(0.0) { $0 + Double(norms.base[$1]) }.squareRoot()
        let factor = Float(min(1, greatestNorm / max(norm, 1e-12)))
        power1 *= beta1
        power2 *= beta2
        let rate = rate.value(at: number)
        DispatchQueue.concurrentPerform(iterations: blocks) { self.update(block: $0, rate: rate, factor: factor) }
    }

    private func range(_ block: Int) -> Range<Int> {
        block * Self.blockSize..<min(network.layout.count, (block + 1) * Self.blockSize)
    }

    /// Adds the shards in their order, so that the sum does not depend on the threads.
    private func sum(block: Int, _ shards: [Gradient]) {
        let range = range(block)
        let tables = network.layout.tableCount
        (gradient.base + range.lowerBound).update(repeating: 0, count: range.count)
        let dense = max(range.lowerBound, tables)..<max(range.upperBound, tables)
        guard !dense.isEmpty else { return }
        for shard in shards {
            PackedNetwork.add(
                shard.dense.base + (dense.lowerBound - tables), to: gradient.base + dense.lowerBound, count: dense.count
            )
        }
    }

    private func scatterEmbeddings(_ shards: [Gradient]) {
        let tables = network.layout.tables
        for shard in shards {
            var source = shard.embeddings.base
            for token in 0..<shard.identifiers.count / tables.count {
                for (index, table) in tables.enumerated() {
                    let row = Int(shard.identifiers[token * tables.count + index])
                    let target = gradient.base + table.offset + row * table.stride
                    for column in 0..<table.columns { target[column] += source[column] }
                    source += table.columns
                }
            }
        }
    }

    private func squaredNorm(block: Int) -> Float {
        var sums = SIMD16<Float>.zero
        let range = range(block)
        let values = (gradient.base + range.lowerBound).lanes
        for index in 0..<range.count / 16 { sums += values[index] * values[index] }
        return (0..<16).reduce(Float(0)) { $0 + sums[$1] }
    }

    private func update(block: Int, rate: Float, factor: Float) {
        let range = range(block)
        let start = range.lowerBound
        let g = (gradient.base + start).lanes
        let m = (first.base + start).lanes
        let v = (second.base + start).lanes
        let p = (network.parameters.base + start).lanes
        let step = rate / (1 - power1)
        let correction = 1 / (1 - power2)
        for index in 0..<range.count / 16 {
            let value = g[index] * factor
            let mean = m[index] * beta1 + value * (1 - beta1)
            let square = v[index] * beta2 + value * value * (1 - beta2)
            m[index] = mean
            v[index] = square
            let root = (square * correction).squareRoot() + 1e-8
            p[index] -= mean * step / root + p[index] * (rate * decay)
        }
    }
}
