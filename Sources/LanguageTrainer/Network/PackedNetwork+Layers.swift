import Language

/// The layers of the network in floating point, as training sees them.
///
/// Safety: every pointer comes from a ``FloatBuffer`` that its caller made for the batch's tokens and keeps alive.
extension PackedNetwork {
    /// Puts the embeddings of all tokens into rows.
    func embed(_ batch: SentenceBatch, into result: UnsafeMutablePointer<Float>) {
        let width = layout.shape.embeddingWidth
        for token in 0..<batch.tokenCount {
            var target = result + token &* width
            for (index, table) in layout.tables.enumerated() {
                let row = Int(batch.identifiers[token &* WordFeatures.tableCount &+ index])
                target.update(from: parameters.base + table.offset + row &* table.stride, count: table.columns)
                target += table.columns
            }
        }
    }

    /// What a direction of a recurrent layer leaves behind.
    struct RecurrentState {
        /// The gates of each token: first what comes from below, afterwards the activations.
        let gates: FloatBuffer
        /// The cells.
        let cells: FloatBuffer

        /// Makes room for some tokens.
        init(tokens: Int, half: Int) {
            gates = FloatBuffer(count: tokens * 4 * half)
            cells = FloatBuffer(count: tokens * half)
        }
    }

    /// Runs one direction of a recurrent layer.
    ///
    /// Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gates (Gers, Schmidhuber and Cummins 2000),
    /// which are biased by one.
    ///
    /// - Parameters:
    ///   - recurrence: which.
    ///   - backward: whether it runs from the end to the start.
    ///   - batch: the sentences.
    ///   - source: the rows of the layer below.
    ///   - state: what training keeps.
    ///   - result: the first column for this direction in the rows of the result.
    func run(
        _ recurrence: NetworkLayout.Recurrence, backward: Bool, over batch: SentenceBatch,
        source: UnsafePointer<Float>, state: RecurrentState, into result: UnsafeMutablePointer<Float>
    ) {
        let width = layout.shape.width
        let half = width / 2
        apply(recurrence.input, to: source, sourceStride: width, rows: batch.tokenCount, into: state.gates.base)
        let hidden = FloatBuffer(count: batch.lengths.count * half)
        let cells = FloatBuffer(count: batch.lengths.count * half)
        let sums = FloatBuffer(count: batch.lengths.count * 4 * half)
        for step in 0..<(batch.lengths.first ?? 0) {
            let active = batch.active(at: step)
            if step > 0 {
                multiply(
                    hidden.base, sourceStride: half, rows: active, by: recurrence.state, into: sums.base, adding: false)
            }
            for sentence in 0..<active {
                let row = batch.row(of: sentence, at: step, backward: backward)
                Self.updateCells(
                    half: half, gates: state.gates.base + row &* 4 &* half, sums: sums.base + sentence &* 4 &* half,
                    cells: cells.base + sentence &* half, hidden: hidden.base + sentence &* half)
                (state.cells.base + row &* half).update(from: cells.base + sentence &* half, count: half)
                (result + row &* width).update(from: hidden.base + sentence &* half, count: half)
            }
        }
        withExtendedLifetime((hidden, cells, sums)) {}
    }

    /// One step of one sentence.
    private static func updateCells(
        half: Int, gates: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>,
        cells: UnsafeMutablePointer<Float>, hidden: UnsafeMutablePointer<Float>
    ) {
        let lanes = half / 16
        let (g, z, c, h) = (gates.lanes, sums.lanes, cells.lanes, hidden.lanes)
        for j in 0..<lanes {
            let input = Activation.sigmoid(g[j] + z[j])
            let forget = Activation.sigmoid(g[lanes &+ j] + z[lanes &+ j] + 1)
            let output = Activation.sigmoid(g[2 &* lanes &+ j] + z[2 &* lanes &+ j])
            let candidate = Activation.tanh(g[3 &* lanes &+ j] + z[3 &* lanes &+ j])
            let cell = forget * c[j] + input * candidate
            g[j] = input
            g[lanes &+ j] = forget
            g[2 &* lanes &+ j] = output
            g[3 &* lanes &+ j] = candidate
            c[j] = cell
            h[j] = output * Activation.tanh(cell)
        }
    }

    /// Copies the rows of tokens with the root's vector before each sentence.
    func insertRoots(
        _ batch: SentenceBatch, source: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        let width = layout.shape.width
        for sentence in 0..<batch.lengths.count {
            let target = result + batch.rootRow(of: sentence) &* width
            target.update(from: pointer(layout.root), count: width)
            (target + width).update(
                from: source + batch.starts[sentence] &* width, count: batch.lengths[sentence] &* width)
        }
    }

    /// The leaky rectifier: a tenth of what is below zero.
    static func rectify(_ values: UnsafeMutablePointer<Float>, count: Int) {
        let lanes = values.lanes
        for index in 0..<count / 16 {
            let value = lanes[index]
            lanes[index] = value.replacing(with: value * 0.1, where: value .< 0)
        }
    }

    /// Adds numbers to others.
    static func add(_ values: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, count: Int) {
        let (source, target) = (values.lanes, sums.lanes)
        for index in 0..<count / 16 { target[index] += source[index] }
    }

    /// Scores all arcs of a sentence (biaffine attention; Dozat and Manning 2017), with what their lengths add.
    ///
    /// - Parameters:
    ///   - length: how many tokens.
    ///   - dependents: the rows of dependents after the form.
    ///   - heads: the rows of heads, the root first.
    ///   - scores: where the scores go, for each token one row with the root and all tokens.
    ///   - stride: the distance of its rows, a multiple of sixteen greater than the length.
    /// - Complexity: O(n²).
    func scoreArcs(
        length: Int, dependents: UnsafePointer<Float>, heads: UnsafePointer<Float>,
        into scores: UnsafeMutablePointer<Float>, stride: Int
    ) {
        let width = layout.shape.arcWidth
        let matrix = PackedMatrix(depth: width, columns: stride)
        matrix.packTransposed(heads, stride: width, rows: length + 1)
        MatrixProduct.multiply(
            MatrixProduct.Left(dependents, rowStride: width), rows: length, by: matrix, into: scores, stride: stride,
            adding: false)
        withExtendedLifetime(matrix) {}
        let distances = pointer(layout.arcDistance)
        for token in 0..<length {
            let row = scores + token &* stride
            for head in 0...length {
                row[head] += distances[NetworkShape.distanceIndex(head: head, dependent: token &+ 1, limit: 16)]
            }
            row[token &+ 1] = -1e9
        }
    }

    /// The hidden layer of the labels of arcs.
    ///
    /// - Parameters:
    ///   - sentence: which sentence.
    ///   - arcHeads: the head of each of its tokens, where zero is the root.
    ///   - heads: the rows of heads of the whole batch, with roots.
    ///   - dependents: the rows of dependents of the whole batch.
    ///   - result: the rows of the whole batch.
    func combine(
        sentence: Int, of batch: SentenceBatch, arcHeads: [Int], heads: UnsafePointer<Float>,
        dependents: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        let width = layout.shape.labelWidth
        let distances = pointer(layout.labelDistance)
        for (token, head) in arcHeads.enumerated() {
            let row = batch.starts[sentence] &+ token
            let h = (heads + (batch.rootRow(of: sentence) &+ head) &* width).lanes
            let d = (dependents + row &* width).lanes
            let e = (distances + NetworkShape.distanceIndex(head: head, dependent: token &+ 1, limit: 8) &* width).lanes
            let target = (result + row &* width).lanes
            for index in 0..<width / 16 {
                let sum = h[index] + d[index] + e[index]
                target[index] = sum.replacing(with: 0, where: sum .< 0)
            }
        }
    }
}
