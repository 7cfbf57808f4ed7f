import Dispatch
import Foundation
import Language

/// Trains the network that tags and parses.
final class NetworkTrainer {
    /// What can be chosen.
    struct Options {
        /// How often all sentences are seen.
        var epochs: Int
        /// Over how many of them, at the end, the learning rate falls.
        var decayEpochs: Int
        /// Stops early, after so many steps.
        var stepLimit: Int?
        /// The width of a token's vector.
        var width: Int
        /// The number of recurrent layers.
        var layers: Int
        /// The width of the vectors for arcs.
        var arcWidth: Int
        /// The width of the layer for labels.
        var labelWidth: Int
        /// What all pseudo-random numbers come from.
        var seed: UInt64
        /// What is left out.
        var dropout: Dropout
    }

    /// How many gradients are computed apart in each step, whatever the number of threads.
    private static let shardCount = 2
    /// How many tokens a shard has, about.
    private static let shardTokens = 256
    /// Longer sentences are left out of training.
    private static let longestSentence = 120

    private let options: Options
    private let report: (String) -> Void
    private let sentences: [TrainingBatch.Encoded]
    private let optimizer: Optimizer
    private let transposed: TransposedWeights
    private let stepsPerEpoch: Int
    private let shards: [Gradient]
    private var network: PackedNetwork { encoder.network }
    /// How many epochs are behind.
    private var epoch = 0
    /// The network so far.
    let encoder: NetworkEncoder

    /// Prepares the training.
    ///
    /// - Parameters:
    ///   - treebank: the sentences.
    ///   - lexicon: the dictionary.
    ///   - options: what can be chosen.
    ///   - report: takes lines about the progress.
    init(_ treebank: [TreebankSentence], lexicon: Lexicon, options: Options, report: @escaping (String) -> Void) {
        self.options = options
        self.report = report
        let vocabulary = Self.vocabulary(treebank)
        let pennTags = Set(treebank.flatMap(\.pennTags)).sorted()
        let tables = Self.tables(vocabulary: vocabulary.count)
        let shape = NetworkShape(
            tables: tables, width: options.width, layers: options.layers, arcWidth: options.arcWidth,
            labelWidth: options.labelWidth, universalTags: NetworkModel.universalTags.count, pennTags: pennTags.count,
            relations: NetworkModel.relations.count)
        let features = WordFeatures(vocabulary: vocabulary, lexicon: lexicon, tables: tables)
        let network = PackedNetwork(layout: NetworkLayout(shape))
        var random = RandomSource(seed: options.seed)
        Self.initialize(network, random: &random)
        encoder = NetworkEncoder(features: features, pennTags: pennTags, network: network)
        transposed = TransposedWeights(network)
        let known = Dictionary(uniqueKeysWithValues: zip(pennTags, 0...))
        sentences = treebank.filter { $0.forms.count <= Self.longestSentence }.map {
            TrainingBatch.Encoded($0, features: features, pennTags: known)
        }
        shards = (0..<Self.shardCount).map { _ in Gradient(network.layout) }
        var trial = RandomSource(seed: 0)
        stepsPerEpoch = Self.steps(Self.shardsOfEpoch(sentences.map(\.heads.count), random: &trial)).count
        optimizer = Optimizer(
            network,
            rate: Optimizer.Rate(
                steps: options.epochs * stepsPerEpoch, decay: min(options.epochs, options.decayEpochs) * stepsPerEpoch))
        report(
            "network: \(sentences.count) sentences, \(vocabulary.count) words, \(network.layout.count) parameters, "
                + "\(network.layout.count - network.layout.tableCount) of them dense, \(stepsPerEpoch) steps an epoch")
    }

    /// Trains to the end.
    ///
    /// - Parameters:
    ///   - checkpoint: the file that the state is written to after each epoch, and read from where it exists.
    ///   - evaluate: called after each epoch.
    func train(checkpoint: URL?, evaluate: (NetworkModel) -> String) throws {
        if let checkpoint, FileManager.default.fileExists(atPath: checkpoint.path) {
            try resume(from: Data(contentsOf: checkpoint))
            report("resumed after epoch \(epoch)")
        }
        network.pack()
        let start = Date()
        while epoch < options.epochs {
            var order = RandomSource(seed: options.seed &+ UInt64(epoch + 1) &* 0x1_0000_0001)
            let steps = Self.steps(Self.shardsOfEpoch(sentences.map(\.heads.count), random: &order))
            var loss = 0.0
            for (index, step) in steps.enumerated() {
                let number = epoch * stepsPerEpoch + index
                if let limit = options.stepLimit, number >= limit { return }
                loss = loss * 0.98 + (try run(step, number: number)) * 0.02
                if index % 100 == 99 {
                    let seconds = Int(Date().timeIntervalSince(start))
                    report("epoch \(epoch + 1) step \(index + 1) loss \(Self.rounded(loss)) \(seconds) s")
                }
            }
            epoch += 1
            if let checkpoint { try saved().write(to: checkpoint, options: .atomic) }
            let seconds = Int(Date().timeIntervalSince(start))
            report("epoch \(epoch) loss \(Self.rounded(loss)) \(seconds) s \(evaluate(try encoder.model()))")
        }
    }

    static func rounded(_ value: Double) -> String { String(format: "%.3f", value) }

    /// One step: the shards' gradients, computed side by side, then their sum.
    ///
    /// - Returns: the loss for each token.
    private func run(_ step: [[Int]], number: Int) throws -> Double {
        transposed.pack()
        let tokens = step.joined().reduce(0) { $0 + sentences[$1].heads.count }
        let passes = step.indices.map { index in
            ShardPass(
                network: network, weights: transposed, dropout: options.dropout,
                training: TrainingBatch(step[index].map { sentences[$0] }),
                random: RandomSource(seed: options.seed ^ UInt64(number * Self.shardCount + index + 1) &* 0x9E37_79B9),
                scale: 1 / Float(tokens), gradient: shards[index])
        }
        DispatchQueue.concurrentPerform(iterations: passes.count) { index in
            var pass = passes[index]
            pass.run()
        }
        let used = Array(shards.prefix(step.count))
        optimizer.step(number, shards: used)
        network.pack()
        return used.reduce(0) { $0 + $1.loss } / Double(tokens)
    }

    /// Words seen at least twice, the most frequent first.
    private static func vocabulary(_ treebank: [TreebankSentence]) -> [String] {
        var counts: [String: Int] = [:]
        for form in treebank.lazy.flatMap(\.forms) {
            var word = ""
            word.unicodeScalars.append(contentsOf: WordFeatures.normalized(form))
            counts[word, default: 0] += 1
        }
        return counts.filter { $0.value >= 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private static func tables(vocabulary: Int) -> [NetworkShape.Table] {
        [
            .init(rows: vocabulary + WordFeatures.unknownBuckets, width: 96), .init(rows: 4096, width: 48),
            .init(rows: 6144, width: 48), .init(rows: 4096, width: 32), .init(rows: 1024, width: 24),
            .init(rows: 1024, width: 24), .init(rows: Lexicon.rowCounts.parts, width: 24),
            .init(rows: Lexicon.rowCounts.fields, width: 24),
        ]
    }

    /// Sets matrices to random numbers that keep the variance, tables to small ones, vectors to zero.
    static func initialize(_ network: PackedNetwork, random: inout RandomSource) {
        let layout = network.layout
        let zero: Set<Int> = [layout.labelDistance.offset, layout.arcDistance.offset]
        for block in layout.blocks where block.rows > 1 && !zero.contains(block.offset) {
            let scale =
                block.offset < layout.tableCount
                ? 0.1 : block == layout.arcForm.weights ? 1 / Float(block.rows) : 1 / Float(block.rows).squareRoot()
            for row in 0..<block.rows {
                let values = network.parameters.base + block.offset + row * block.stride
                for column in 0..<block.columns { values[column] = random.nextNormal() * scale }
            }
        }
    }

    /// Puts sentences of about the same length together.
    private static func shardsOfEpoch(_ lengths: [Int], random: inout RandomSource) -> [[Int]] {
        let keys = lengths.map { $0 * 8 + random.next(below: $0 * 2 + 8) }
        let order = lengths.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var shards: [[Int]] = []
        var shard: [Int] = []
        var tokens = 0
        for sentence in order {
            shard.append(sentence)
            tokens += lengths[sentence]
            if tokens >= shardTokens {
                shards.append(shard)
                shard = []
                tokens = 0
            }
        }
        if !shard.isEmpty { shards.append(shard) }
        random.shuffle(&shards)
        return shards
    }

    private static func steps(_ shards: [[Int]]) -> [[[Int]]] {
        stride(from: 0, to: shards.count, by: shardCount).map {
            Array(shards[$0..<min(shards.count, $0 + shardCount)])
        }
    }
}

extension NetworkTrainer {
    /// A checkpoint that cannot be used.
    struct BadCheckpoint: Error, CustomStringConvertible {
        var description: String { "the checkpoint belongs to another network; delete it to start anew" }
    }

    private var buffers: [FloatBuffer] { [network.parameters, optimizer.first, optimizer.second] }

    /// The state after an epoch.
    private func saved() -> Data {
        var data = Data()
        for number in [epoch, network.layout.count, stepsPerEpoch] {
            withUnsafeBytes(of: Int64(number).littleEndian) { data.append(contentsOf: $0) }
        }
        for buffer in buffers {
            data.append(UnsafeBufferPointer(start: buffer.base, count: network.layout.count))
        }
        return data
    }

    private func resume(from data: Data) throws {
        let count = network.layout.count
        guard data.count == 24 + 3 * 4 * count else { throw BadCheckpoint() }
        let numbers = data.withUnsafeBytes { bytes in
            (0..<3).map { Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self))) }
        }
        guard numbers[1] == count, numbers[2] == stepsPerEpoch else { throw BadCheckpoint() }
        epoch = numbers[0]
        optimizer.skip(epoch * stepsPerEpoch)
        for (index, buffer) in buffers.enumerated() {
            let target = UnsafeMutableRawBufferPointer(start: buffer.base, count: 4 * count)
            data.copyBytes(to: target, from: 24 + index * 4 * count..<24 + (index + 1) * 4 * count)
        }
    }
}
