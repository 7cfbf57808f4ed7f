import CMatrixProduct
import Testing

@testable import Language
@testable import LanguageTrainer

/// The arithmetic of the network: products, trees, gradients.
struct NetworkTests {
    @Test("Products agree with their definition for all kinds of row counts", arguments: [1, 2, 3, 4, 7, 8, 9, 13])
    func products(rows: Int) {
        var random = RandomSource(seed: UInt64(rows))
        let (depth, columns) = (5, 48)
        let left = FloatBuffer(count: rows * depth)
        let right = FloatBuffer(count: depth * columns)
        for index in 0..<rows * depth { left.base[index] = random.nextNormal() }
        for index in 0..<depth * columns { right.base[index] = random.nextNormal() }
        let packed = PackedMatrix(depth: depth, columns: columns)
        packed.pack(right.base, stride: columns)
        let result = FloatBuffer(count: rows * columns)
        for pass in 1...2 {
            MatrixProduct.multiply(
                MatrixProduct.Left(left.base, rowStride: depth), rows: rows, by: packed, into: result.base,
                stride: columns, adding: pass == 2)
            for row in 0..<rows {
                for column in 0..<columns {
                    var sum: Float = 0
                    for k in 0..<depth { sum += right.base[k * columns + column] * left.base[row * depth + k] }
                    #expect(result.base[row * columns + column] == (pass == 2 ? sum + sum : sum))
                }
            }
        }
        withExtendedLifetime((left, right, packed, result)) {}
    }

    @Test(
        "Products of whole numbers are exact, with wide vectors and without",
        arguments: [1, 2, 3, 4, 5, 6, 7, 11, 12, 13])
    func wholeProducts(rows: Int) {
        var random = RandomSource(seed: UInt64(rows))
        let (depth, columns) = (48, 32)
        let (left, panels) = (IntegerBuffer(count: rows * depth), IntegerBuffer(count: depth * columns))
        let (rowScales, columnScales) = (FloatBuffer(count: rows), FloatBuffer(count: columns))
        let (bias, result) = (FloatBuffer(count: columns), FloatBuffer(count: rows * columns))
        func place(_ row: Int, _ column: Int) -> Int {
            column / 16 * 16 * depth + row / 2 * 32 + column % 16 * 2 + row % 2
        }
        for index in 0..<rows * depth { left.base[index] = Int16(random.next(below: 65_535) - 32_767) }
        for index in 0..<depth * columns { panels.base[index] = Int16(random.next(below: 255) - 127) }
        for row in 0..<rows { rowScales.base[row] = Float(row + 1) / 64 }
        for column in 0..<columns { (columnScales.base[column], bias.base[column]) = (Float(column) / 32, 0.7) }
        for multiply in [tercet_multiply, tercet_multiply_portably] {
            result.base.update(repeating: .nan, count: rows * columns)
            var product = tercet_product(
                rows: left.base, row_count: rows, weights: panels.base, depth: depth, columns: columns,
                row_scales: rowScales.base, column_scales: columnScales.base, bias: bias.base, result: result.base)
            multiply(&product)
            for index in 0..<rows * columns {
                let (row, column) = (index / columns, index % columns)
                let sum = (0..<depth).reduce(Int32(0)) {
                    $0 + Int32(left.base[row * depth + $1]) * Int32(panels.base[place($1, column)])
                }
                let scale = rowScales.base[row] * columnScales.base[column]
                #expect(result.base[index] == Float(sum) * scale + bias.base[column])
            }
        }
        withExtendedLifetime((left, panels, rowScales, columnScales, bias, result)) {}
    }

    @Test("Rows are rounded to the nearest of the numbers that their scale allows")
    func rounding() {
        let source = FloatBuffer(count: 64)
        for index in 0..<32 { source.base[index] = Float(index) * 0.37 - 9 }
        let rows = QuantizedRows(source.base, count: 2, depth: 32, limit: 1000)
        for index in 0..<32 {
            #expect(abs(Float(rows.values.base[index]) * rows.scales.base[0] - source.base[index]) <= 0.0046)
        }
        #expect(rows.values.base[0] == -1000)
        #expect((32..<64).allSatisfy { rows.values.base[$0] == 0 })
        withExtendedLifetime((source, rows)) {}
    }

    @Test("The best tree is the best of all trees", arguments: 0..<40)
    func bestTree(seed: Int) {
        var random = RandomSource(seed: UInt64(seed))
        let count = 2 + seed % 3
        let stride = 16
        let scores = FloatBuffer(count: count * stride)
        for token in 0..<count {
            for head in 0...count { scores.base[token * stride + head] = random.nextNormal() }
            scores.base[token * stride + token + 1] = -1e9
        }
        func sum(_ heads: [Int]) -> Float {
            heads.enumerated().reduce(0) { $0 + scores.base[$1.offset * stride + $1.element] }
        }
        var best: Float = -.infinity
        var number = 0
        var heads = [Int](repeating: 0, count: count)
        repeat {
            if SpanningTree.isTree(heads) { best = max(best, sum(heads)) }
            number = 0
            while number < count {
                heads[number] += 1
                if heads[number] <= count { break }
                heads[number] = 0
                number += 1
            }
        } while number < count
        let found = SpanningTree.heads(scores: scores.base, stride: stride, count: count)
        #expect(SpanningTree.isTree(found))
        #expect(abs(sum(found) - best) < 1e-4)
    }

    @Test("Cycles and second roots are no trees")
    func trees() {
        #expect(SpanningTree.isTree([0, 1, 2]))
        #expect(SpanningTree.isTree([2, 0, 2]))
        #expect(!SpanningTree.isTree([0, 0]))
        #expect(!SpanningTree.isTree([2, 1]))
        #expect(!SpanningTree.isTree([0, 3, 2]))
        #expect(!SpanningTree.isTree([1]))
    }

    /// A network that is small enough for finite differences.
    private static func tinyNetwork() -> PackedNetwork {
        let tables = [20, 5, 5, 5, 5, 5, 5, 5].map {
            NetworkShape.Table(rows: $0 + ($0 == 20 ? WordFeatures.unknownBuckets : 0), width: 8)
        }
        let shape = NetworkShape(
            tables: tables, width: 32, layers: 2, arcWidth: 16, labelWidth: 16, universalTags: 5, pennTags: 7,
            relations: 6)
        let network = PackedNetwork(layout: NetworkLayout(shape))
        var random = RandomSource(seed: 7)
        NetworkTrainer.initialize(network, random: &random)
        // Vectors begin at zero, where the rectifiers have no derivative.
        for index in 0..<network.layout.count {
            let value = network.parameters.base[index]
            network.parameters.base[index] = value == 0 ? 0.1 * random.nextNormal() : 1.5 * value
        }
        return network
    }

    private static func tinyBatch() -> TrainingBatch {
        var random = RandomSource(seed: 8)
        let sentences = [5, 3, 1].map { length in
            var sentence = TrainingBatch.Encoded()
            for token in 0..<length {
                sentence.identifiers += [20, 5, 5, 5, 5, 5, 5, 5].map { Int32(random.next(below: $0)) }
                sentence.universalTags.append(random.next(below: 5))
                sentence.pennTags.append(random.next(below: 7))
                sentence.relations.append(random.next(below: 6))
                sentence.heads.append(token == 0 ? 0 : random.next(below: token) + 1)
            }
            return sentence
        }
        return TrainingBatch(sentences)
    }

    @Test("Whole numbers give nearly what floating-point numbers give")
    func quantized() throws {
        let network = Self.tinyNetwork()
        network.pack()
        var writer = ModelWriter()
        NetworkEncoder.write(network, to: &writer)
        #expect(writer.bytes.count == QuantizedNetwork.size(network.layout))
        var reader = ModelReader(writer.bytes)
        let quantized = try QuantizedNetwork(network.layout, from: &reader)
        #expect(reader.isAtEnd)
        var pass = ShardPass(
            network: network, weights: TransposedWeights(network),
            dropout: Dropout(words: 0, embeddings: 0, layers: 0, arcs: 0, labels: 0), training: Self.tinyBatch(),
            random: RandomSource(seed: 9), scale: 1, gradient: Gradient(network.layout))
        let shape = network.layout.shape
        let embeddings = FloatBuffer(count: pass.tokens * shape.embeddingWidth)
        network.embed(pass.batch, into: embeddings.base)
        let exact = try #require(
            pass.runLayers(pass.apply(network.layout.input, to: embeddings, rows: pass.tokens)).last?.output)
        let rounded = quantized.encode(pass.batch)
        for index in 0..<pass.tokens * shape.width {
            #expect(abs(exact.base[index] - rounded.base[index]) < 0.02)
        }
        // The same rows stand for heads and dependents here; what is compared is their product.
        let (length, stride) = (pass.batch.lengths[0], 16)
        let scores = FloatBuffer(count: length * stride)
        network.scoreArcs(length: length, dependents: exact.base, heads: exact.base, into: scores.base, stride: stride)
        let (other, otherStride) = quantized.scoreArcs(0, of: pass.batch, dependents: exact, heads: exact)
        #expect(otherStride == stride)
        for token in 0..<length {
            for head in 0...length {
                #expect(abs(scores.base[token * stride + head] - other.base[token * stride + head]) < 0.02)
            }
        }
        withExtendedLifetime((embeddings, exact, rounded, scores, other)) {}
    }

    private static func loss(_ network: PackedNetwork, _ weights: TransposedWeights, _ gradient: Gradient) -> Double {
        network.pack()
        weights.pack()
        var pass = ShardPass(
            network: network, weights: weights,
            dropout: Dropout(words: 0.1, embeddings: 0.15, layers: 0.3, arcs: 0.2, labels: 0.2), training: tinyBatch(),
            random: RandomSource(seed: 9), scale: 1, gradient: gradient)
        pass.run()
        return gradient.loss
    }

    @Test("The gradient agrees with finite differences in every block")
    func gradient() throws {
        let network = Self.tinyNetwork()
        let weights = TransposedWeights(network)
        let gradient = Gradient(network.layout)
        let spare = Gradient(network.layout)
        _ = Self.loss(network, weights, gradient)
        var random = RandomSource(seed: 10)
        for block in network.layout.blocks where block.offset >= network.layout.tableCount {
            let exact = gradient.pointer(block)
            let values = network.parameters.base + block.offset
            // A step along the gradient, with some noise, within this block.
            let direction = (0..<block.count).map { index in
                index % block.stride < block.columns ? exact[index] + 0.1 * random.nextNormal() : 0
            }
            let length = direction.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
            let size = 2e-3 / max(length, 1e-3)
            let kept = (0..<block.count).map { values[$0] }
            for index in kept.indices { values[index] = kept[index] + size * direction[index] }
            let above = Self.loss(network, weights, spare)
            for index in kept.indices { values[index] = kept[index] - size * direction[index] }
            let below = Self.loss(network, weights, spare)
            for index in kept.indices { values[index] = kept[index] }
            let measured = (above - below) / Double(2 * size)
            let expected = direction.indices.reduce(0.0) { $0 + Double(direction[$1] * exact[$1]) }
            #expect(abs(measured - expected) < 0.02 * abs(expected) + 0.02, "block of \(block.rows) × \(block.columns)")
        }
    }

    @Test("The gradient of embeddings agrees with finite differences")
    func embeddings() throws {
        let network = Self.tinyNetwork()
        let weights = TransposedWeights(network)
        let gradient = Gradient(network.layout)
        let spare = Gradient(network.layout)
        _ = Self.loss(network, weights, gradient)
        var sums = [Float](repeating: 0, count: network.layout.tableCount)
        var source = 0
        for token in 0..<gradient.identifiers.count / WordFeatures.tableCount {
            for (index, table) in network.layout.tables.enumerated() {
                let row = Int(gradient.identifiers[token * WordFeatures.tableCount + index])
                for column in 0..<table.columns {
                    sums[table.offset + row * table.stride + column] += gradient.embeddings.base[source]
                    source += 1
                }
            }
        }
        let size: Float = 1e-3
        let kept = sums.indices.map { network.parameters.base[$0] }
        for index in sums.indices { network.parameters.base[index] = kept[index] + size * sums[index] }
        let above = Self.loss(network, weights, spare)
        for index in sums.indices { network.parameters.base[index] = kept[index] - size * sums[index] }
        let below = Self.loss(network, weights, spare)
        let expected = sums.reduce(0.0) { $0 + Double($1 * $1) }
        #expect(expected > 0.1)
        #expect(abs((above - below) / Double(2 * size) - expected) < 0.02 * expected)
    }
}
