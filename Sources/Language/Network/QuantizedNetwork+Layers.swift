/// The layers of the network in whole numbers; training has the same in floating point.
///
/// Safety: every buffer is made here with room for the batch's tokens and lives until its last use.
extension QuantizedNetwork {
    /// Applies a linear map to rows.
    ///
    /// - Returns: rows without gaps, as wide as the map's matrix.
    func apply(_ linear: Linear, to rows: QuantizedRows) -> FloatBuffer {
        let result = FloatBuffer(count: rows.count * linear.weights.columns)
        linear.weights.multiply(rows, count: rows.count, bias: linear.bias, into: result.base)
        return result
    }

    /// The vectors of tokens after the recurrent layers.
    func encode(_ batch: SentenceBatch) -> FloatBuffer {
        let width = shape.width
        let embeddings = FloatBuffer(count: batch.tokenCount * shape.embeddingWidth)
        embed(batch, into: embeddings.base)
        var rows = apply(input, to: input.weights.rows(embeddings.base, count: batch.tokenCount))
        withExtendedLifetime(embeddings) {}
        for (index, layer) in layers.enumerated() {
            let next = FloatBuffer(count: batch.tokenCount * width)
            let source = layer[0].input.weights.rows(rows.base, count: batch.tokenCount)
            for (direction, recurrence) in layer.enumerated() {
                run(recurrence, direction: direction, over: batch, source: source, into: next)
            }
            if index > 0 { Self.add(rows, to: next, count: batch.tokenCount * width) }
            rows = next
        }
        return rows
    }

    /// Runs one direction of a recurrent layer: long short-term memory (Hochreiter and Schmidhuber 1997) with forget gates
    /// (Gers, Schmidhuber and Cummins 2000), which are biased by one.
    ///
    /// - Parameters:
    ///   - recurrence: the layer's matrices.
    ///   - direction: zero forward, one backward.
    ///   - batch: the sentences.
    ///   - source: the rows of the layer below.
    ///   - result: the rows of both directions side by side.
    private func run(
        _ recurrence: Recurrence, direction: Int, over batch: SentenceBatch, source: QuantizedRows,
        into result: FloatBuffer
    ) {
        let half = shape.width / 2
        let gates = apply(recurrence.input, to: source)
        let count = batch.lengths.count
        let hidden = QuantizedRows(count: count, depth: half)
        hidden.scales.base.update(repeating: 1 / recurrence.state.rowLimit, count: count)
        let cells = FloatBuffer(count: count * half)
        let sums = FloatBuffer(count: count * 4 * half)
        let nothing = FloatBuffer(count: 4 * half)
        for step in 0..<(batch.lengths.first ?? 0) {
            let active = batch.active(at: step)
            if step > 0 { recurrence.state.multiply(hidden, count: active, bias: nothing, into: sums.base) }
            for sentence in 0..<active {
                let row = batch.row(of: sentence, at: step, backward: direction == 1)
                let output = (result.base + (row &* shape.width &+ direction &* half)).lanes
                Self.updateCells(
                    lanes: half / 16, gates: (gates.base + row &* 4 &* half).lanes,
                    sums: (sums.base + sentence &* 4 &* half).lanes, cells: (cells.base + sentence &* half).lanes,
                    output: output)
                hidden.round(UnsafePointer(output), row: sentence, factor: recurrence.state.rowLimit)
            }
        }
        withExtendedLifetime((gates, cells, sums, result)) {}
    }

    /// One step of one sentence.
    private static func updateCells(
        lanes: Int, gates: UnsafePointer<SIMD16<Float>>, sums: UnsafePointer<SIMD16<Float>>,
        cells: UnsafeMutablePointer<SIMD16<Float>>, output: UnsafeMutablePointer<SIMD16<Float>>
    ) {
        for j in 0..<lanes {
            let input = Activation.sigmoid(gates[j] + sums[j])
            let forget = Activation.sigmoid(gates[lanes &+ j] + sums[lanes &+ j] + 1)
            let candidate = Activation.tanh(gates[3 &* lanes &+ j] + sums[3 &* lanes &+ j])
            let cell = forget * cells[j] + input * candidate
            cells[j] = cell
            let gate = Activation.sigmoid(gates[2 &* lanes &+ j] + sums[2 &* lanes &+ j])
            output[j] = gate * Activation.tanh(cell)
        }
    }

    /// Copies the rows of tokens with the root's vector before each sentence.
    func withRoots(_ batch: SentenceBatch, _ source: FloatBuffer) -> FloatBuffer {
        let width = shape.width
        let result = FloatBuffer(count: batch.rootedCount * width)
        for sentence in 0..<batch.lengths.count {
            let target = result.base + batch.rootRow(of: sentence) &* width
            target.update(from: root.base, count: width)
            (target + width).update(
                from: source.base + batch.starts[sentence] &* width, count: batch.lengths[sentence] &* width)
        }
        withExtendedLifetime(source) {}
        return result
    }

    /// The leaky rectifier: a tenth of what is below zero.
    static func rectify(_ values: FloatBuffer, count: Int) {
        let lanes = values.base.lanes
        for index in 0..<count / 16 {
            let value = lanes[index]
            lanes[index] = value.replacing(with: value * 0.1, where: value .< 0)
        }
        withExtendedLifetime(values) {}
    }

    private static func add(_ values: FloatBuffer, to sums: FloatBuffer, count: Int) {
        let (source, target) = (values.base.lanes, sums.base.lanes)
        for index in 0..<count / 16 { target[index] += source[index] }
        withExtendedLifetime((values, sums)) {}
    }

    /// Scores all arcs of a sentence (biaffine attention; Dozat and Manning 2017), with what their lengths add.
    ///
    /// - Parameters:
    ///   - sentence: which sentence.
    ///   - batch: the batch it is part of.
    ///   - dependents: the rows of dependents after the form.
    ///   - heads: the rows of heads, with roots.
    /// - Returns: for each token one row with the root and all tokens, and the distance of rows, a multiple of sixteen.
    /// - Complexity: O(n²).
    func scoreArcs(
        _ sentence: Int, of batch: SentenceBatch, dependents: FloatBuffer, heads: FloatBuffer
    ) -> (scores: FloatBuffer, stride: Int) {
        let length = batch.lengths[sentence]
        let width = shape.arcWidth
        let matrix = QuantizedMatrix(
            columns: heads.base + batch.rootRow(of: sentence) * width, count: length + 1, depth: width)
        let stride = matrix.columns
        let scores = FloatBuffer(count: length * stride)
        let rows = matrix.rows(dependents.base + batch.starts[sentence] * width, count: length)
        matrix.multiply(rows, count: length, bias: FloatBuffer(count: stride), into: scores.base)
        for token in 0..<length {
            let row = scores.base + token &* stride
            for head in 0...length {
                row[head] += arcDistance.base[NetworkShape.distanceIndex(head: head, dependent: token &+ 1, limit: 16)]
            }
            row[token &+ 1] = -1e9
        }
        withExtendedLifetime((dependents, heads)) {}
        return (scores, stride)
    }

    /// The hidden layer of the labels of the arcs of a sentence.
    ///
    /// - Parameters:
    ///   - sentence: which sentence.
    ///   - batch: the batch it is part of.
    ///   - arcHeads: the head of each of its tokens, where zero is the root.
    ///   - heads: the rows of heads of the whole batch, with roots.
    ///   - dependents: the rows of dependents of the whole batch, which become the hidden layer.
    func combine(
        _ sentence: Int, of batch: SentenceBatch, arcHeads: [Int], heads: FloatBuffer, dependents: FloatBuffer
    ) {
        let width = shape.labelWidth
        for (token, head) in arcHeads.enumerated() {
            let h = (heads.base + (batch.rootRow(of: sentence) &+ head) &* width).lanes
            let d = (dependents.base + (batch.starts[sentence] &+ token) &* width).lanes
            let distance = NetworkShape.distanceIndex(head: head, dependent: token &+ 1, limit: 8)
            let e = (labelDistance.base + distance &* width).lanes
            for index in 0..<width / 16 {
                let sum = h[index] + d[index] + e[index]
                d[index] = sum.replacing(with: 0, where: sum .< 0)
            }
        }
        withExtendedLifetime((heads, dependents)) {}
    }
}
