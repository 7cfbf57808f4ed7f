import Language

/// Arcs and labels.
extension ShardPass {
    /// Computes the losses of arcs and labels and adds to the gradient of the encoding.
    mutating func runTree(_ encoding: FloatBuffer, change: FloatBuffer) {
        let width = layout.shape.width
        let rooted = FloatBuffer(count: batch.rootedCount * width)
        network.insertRoots(batch, source: encoding.base, into: rooted.base)
        let rootedChange = FloatBuffer(count: batch.rootedCount * width)
        runArcs(encoding, rooted, change, rootedChange)
        runLabels(encoding, rooted, change, rootedChange)
        let root = gradient.pointer(layout.root)
        for (sentence, length) in batch.lengths.enumerated() {
            let source = rootedChange.base + batch.rootRow(of: sentence) * width
            PackedNetwork.add(source, to: root, count: width)
            PackedNetwork.add(
                source + width, to: change.base + batch.starts[sentence] * width, count: length * width)
        }
        withExtendedLifetime((encoding, change, rootedChange)) {}
    }

    private mutating func runArcs(
        _ encoding: FloatBuffer, _ rooted: FloatBuffer, _ change: FloatBuffer, _ rootedChange: FloatBuffer
    ) {
        let width = layout.shape.arcWidth
        let count = batch.lengths.count
        let headMask = Dropout.mask(count * width, probability: dropout.arcs, random: &random)
        let dependentMask = Dropout.mask(count * width, probability: dropout.arcs, random: &random)
        let heads = apply(layout.arcHead, to: rooted, rows: batch.rootedCount)
        let dependents = apply(layout.arcDependent, to: encoding, rows: tokens)
        PackedNetwork.rectify(heads.base, count: batch.rootedCount * width)
        PackedNetwork.rectify(dependents.base, count: tokens * width)
        applySentenceMask(headMask, to: heads, width: width, rooted: true)
        applySentenceMask(dependentMask, to: dependents, width: width, rooted: false)
        let formed = apply(layout.arcForm, to: dependents, rows: tokens)
        let headChange = FloatBuffer(count: batch.rootedCount * width)
        let formedChange = FloatBuffer(count: tokens * width)
        for sentence in 0..<count {
            runArcs(sentence: sentence, heads, formed, headChange, formedChange)
        }
        let dependentChange = FloatBuffer(count: tokens * width)
        gradient.backward(
            layout.arcForm, source: dependents, gradient: formedChange, rows: tokens, weights: weights,
            into: dependentChange)
        applySentenceMask(headMask, to: headChange, width: width, rooted: true)
        applySentenceMask(dependentMask, to: dependentChange, width: width, rooted: false)
        Self.rectifyBack(heads, headChange, count: batch.rootedCount * width)
        Self.rectifyBack(dependents, dependentChange, count: tokens * width)
        gradient.backward(
            layout.arcHead, source: rooted, gradient: headChange, rows: batch.rootedCount, weights: weights,
            into: rootedChange)
        gradient.backward(
            layout.arcDependent, source: encoding, gradient: dependentChange, rows: tokens, weights: weights,
            into: change)
    }

    private func runArcs(
        sentence: Int, _ heads: FloatBuffer, _ formed: FloatBuffer, _ headChange: FloatBuffer,
        _ formedChange: FloatBuffer
    ) {
        let width = layout.shape.arcWidth
        let length = batch.lengths[sentence]
        let stride = roundedUpToLane(length + 1)
        let scores = FloatBuffer(count: length * stride)
        let headRows = heads.base + batch.rootRow(of: sentence) * width
        let formedRows = formed.base + batch.starts[sentence] * width
        network.scoreArcs(length: length, dependents: formedRows, heads: headRows, into: scores.base, stride: stride)
        let distances = gradient.pointer(layout.arcDistance)
        for (token, head) in training.heads[sentence].enumerated() {
            let row = scores.base + token * stride
            crossEntropy(row, count: length + 1, gold: head, weight: 1)
            for other in 0...length where other != token + 1 {
                distances[NetworkShape.distanceIndex(head: other, dependent: token + 1, limit: 16)] += row[other]
            }
        }
        let headMatrix = PackedMatrix(depth: length + 1, columns: width)
        headMatrix.pack(headRows, stride: width)
        MatrixProduct.multiply(
            MatrixProduct.Left(scores.base, rowStride: stride), rows: length, by: headMatrix,
            into: formedChange.base + batch.starts[sentence] * width, stride: width, adding: false)
        let formedMatrix = PackedMatrix(depth: length, columns: width)
        formedMatrix.pack(formedRows, stride: width)
        MatrixProduct.multiply(
            MatrixProduct.Left(scores.base, rowStride: 1, depthStride: stride), rows: length + 1, by: formedMatrix,
            into: headChange.base + batch.rootRow(of: sentence) * width, stride: width, adding: false)
        withExtendedLifetime((scores, headMatrix, formedMatrix, heads, formed)) {}
    }

    private mutating func runLabels(
        _ encoding: FloatBuffer, _ rooted: FloatBuffer, _ change: FloatBuffer, _ rootedChange: FloatBuffer
    ) {
        let width = layout.shape.labelWidth
        let heads = apply(layout.labelHead, to: rooted, rows: batch.rootedCount)
        let dependents = apply(layout.labelDependent, to: encoding, rows: tokens)
        let hidden = FloatBuffer(count: tokens * width)
        for sentence in batch.lengths.indices {
            network.combine(
                sentence: sentence, of: batch, arcHeads: training.heads[sentence], heads: heads.base,
                dependents: dependents.base, into: hidden.base)
        }
        let mask = Dropout.mask(batch.lengths.count * width, probability: dropout.labels, random: &random)
        applySentenceMask(mask, to: hidden, width: width, rooted: false)
        let scores = apply(layout.labels, to: hidden, rows: tokens)
        let stride = layout.labels.weights.stride
        for (token, label) in training.relations.enumerated() {
            crossEntropy(scores.base + token * stride, count: layout.shape.relations, gold: label, weight: 1)
        }
        let hiddenChange = FloatBuffer(count: tokens * width)
        gradient.backward(
            layout.labels, source: hidden, gradient: scores, rows: tokens, weights: weights, into: hiddenChange)
        applySentenceMask(mask, to: hiddenChange, width: width, rooted: false)
        for index in 0..<tokens * width where hidden.base[index] <= 0 { hiddenChange.base[index] = 0 }
        let headChange = FloatBuffer(count: batch.rootedCount * width)
        let distances = gradient.pointer(layout.labelDistance)
        for sentence in batch.lengths.indices {
            for (token, head) in training.heads[sentence].enumerated() {
                let row = hiddenChange.base + (batch.starts[sentence] + token) * width
                PackedNetwork.add(row, to: headChange.base + (batch.rootRow(of: sentence) + head) * width, count: width)
                let distance = NetworkShape.distanceIndex(head: head, dependent: token + 1, limit: 8)
                PackedNetwork.add(row, to: distances + distance * width, count: width)
            }
        }
        gradient.backward(
            layout.labelHead, source: rooted, gradient: headChange, rows: batch.rootedCount, weights: weights,
            into: rootedChange)
        gradient.backward(
            layout.labelDependent, source: encoding, gradient: hiddenChange, rows: tokens, weights: weights,
            into: change)
        withExtendedLifetime((heads, dependents)) {}
    }

    private static func rectifyBack(_ values: FloatBuffer, _ change: FloatBuffer, count: Int) {
        let (source, target) = (values.base.lanes, change.base.lanes)
        for index in 0..<count / 16 {
            target[index] = target[index].replacing(with: target[index] * 0.1, where: source[index] .< 0)
        }
        withExtendedLifetime((values, change)) {}
    }
}
