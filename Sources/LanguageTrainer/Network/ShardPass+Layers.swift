import Language

/// The recurrent layers, there and back.
extension ShardPass {
    /// What the way forward through a layer leaves for the way back.
    struct LayerTape {
        /// The rows of the layer below.
        let input: FloatBuffer
        /// Gates and cells of both directions.
        let states: [PackedNetwork.RecurrentState]
        /// The hidden states, both directions side by side.
        let hidden: FloatBuffer
        /// What was left out.
        let mask: FloatBuffer
        /// The rows for the layer above.
        let output: FloatBuffer
    }

    /// Runs all layers.
    mutating func runLayers(_ input: FloatBuffer) -> [LayerTape] {
        let width = layout.shape.width
        var tape: [LayerTape] = []
        var rows = input
        for (index, layer) in layout.layers.enumerated() {
            let hidden = FloatBuffer(count: tokens * width)
            var states: [PackedNetwork.RecurrentState] = []
            for (direction, recurrence) in layer.enumerated() {
                let state = PackedNetwork.RecurrentState(tokens: tokens, half: width / 2)
                network.run(
                    recurrence, backward: direction == 1, over: batch, source: rows.base, state: state,
                    into: hidden.base + direction * width / 2)
                states.append(state)
            }
            let mask = Dropout.mask(batch.lengths.count * width, probability: dropout.layers, random: &random)
            let output = FloatBuffer(count: tokens * width)
            output.base.update(from: hidden.base, count: tokens * width)
            applySentenceMask(mask, to: output, width: width, rooted: false)
            if index > 0 { PackedNetwork.add(rows.base, to: output.base, count: tokens * width) }
            tape.append(LayerTape(input: rows, states: states, hidden: hidden, mask: mask, output: output))
            rows = output
        }
        return tape
    }

    /// Goes back through all layers.
    ///
    /// - Returns: the gradient of the first layer's input.
    func runBack(_ tape: [LayerTape], input: FloatBuffer, change: FloatBuffer) -> FloatBuffer {
        let width = layout.shape.width
        var current = change
        for (index, layer) in tape.enumerated().reversed() {
            let below = FloatBuffer(count: tokens * width)
            if index > 0 { below.base.update(from: current.base, count: tokens * width) }
            applySentenceMask(layer.mask, to: current, width: width, rooted: false)
            for (direction, recurrence) in layout.layers[index].enumerated() {
                let gates = runBack(
                    recurrence, backward: direction == 1, state: layer.states[direction], hidden: layer.hidden,
                    change: current, column: direction * width / 2)
                gradient.backward(
                    recurrence.input, source: layer.input, gradient: gates, rows: tokens, weights: weights, into: below)
            }
            current = below
        }
        return current
    }

    /// Goes back through one direction of a layer.
    ///
    /// - Returns: the gradient of the sums in front of the gates.
    private func runBack(
        _ recurrence: NetworkLayout.Recurrence, backward: Bool, state: PackedNetwork.RecurrentState,
        hidden: FloatBuffer, change: FloatBuffer, column: Int
    ) -> FloatBuffer {
        let width = layout.shape.width
        let half = width / 2
        let count = batch.lengths.count
        let gateChange = FloatBuffer(count: tokens * 4 * half)
        let previous = FloatBuffer(count: tokens * half)
        let hiddenChange = FloatBuffer(count: count * half)
        let cellChange = FloatBuffer(count: count * half)
        let stepChange = FloatBuffer(count: count * 4 * half)
        let nothing = FloatBuffer(count: half)
        for step in (0..<(batch.lengths.first ?? 0)).reversed() {
            let active = batch.active(at: step)
            for sentence in 0..<active {
                let row = batch.row(of: sentence, at: step, backward: backward)
                var before = nothing.base
                if step > 0 {
                    let earlier = batch.row(of: sentence, at: step - 1, backward: backward)
                    before = state.cells.base + earlier * half
                    (previous.base + row * half).update(from: hidden.base + earlier * width + column, count: half)
                }
                PackedNetwork.add(
                    change.base + row * width + column, to: hiddenChange.base + sentence * half, count: half)
                Self.updateCellsBack(
                    lanes: half / 16, gates: (state.gates.base + row * 4 * half).lanes,
                    cell: (state.cells.base + row * half).lanes, before: before.lanes,
                    hiddenChange: (hiddenChange.base + sentence * half).lanes,
                    cellChange: (cellChange.base + sentence * half).lanes,
                    gateChange: (stepChange.base + sentence * 4 * half).lanes)
                (gateChange.base + row * 4 * half).update(
                    from: stepChange.base + sentence * 4 * half, count: 4 * half)
            }
            if step > 0 {
                weights.multiply(
                    stepChange.base, rows: active, by: recurrence.state, into: hiddenChange.base, adding: false)
            }
        }
        gradient.addProduct(
            previous.base, sourceStride: half, gradient: gateChange.base, rows: tokens, to: recurrence.state)
        withExtendedLifetime((state.cells, state.gates, hidden, change, previous, hiddenChange, cellChange)) {}
        withExtendedLifetime((stepChange, nothing)) {}
        return gateChange
    }

    /// One step of one sentence.
    private static func updateCellsBack(
        lanes: Int, gates: UnsafePointer<SIMD16<Float>>, cell: UnsafePointer<SIMD16<Float>>,
        before: UnsafePointer<SIMD16<Float>>, hiddenChange: UnsafePointer<SIMD16<Float>>,
        cellChange: UnsafeMutablePointer<SIMD16<Float>>, gateChange: UnsafeMutablePointer<SIMD16<Float>>
    ) {
        for j in 0..<lanes {
            let (input, forget) = (gates[j], gates[lanes &+ j])
            let (output, candidate) = (gates[2 &* lanes &+ j], gates[3 &* lanes &+ j])
            let activated = Activation.tanh(cell[j])
            let incoming = hiddenChange[j]
            let total = cellChange[j] + incoming * output * (1 - activated * activated)
            gateChange[j] = total * candidate * input * (1 - input)
            gateChange[lanes &+ j] = total * before[j] * forget * (1 - forget)
            gateChange[2 &* lanes &+ j] = incoming * activated * output * (1 - output)
            gateChange[3 &* lanes &+ j] = total * input * (1 - candidate * candidate)
            cellChange[j] = total * forget
        }
    }
}
