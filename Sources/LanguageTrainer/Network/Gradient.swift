import Language

/// The gradient of one shard of a step: of the dense parameters, and of the embeddings of its tokens.
///
/// Safety: one thread works on a gradient at a time.
final class Gradient: @unchecked Sendable {
    private let layout: NetworkLayout
    /// The gradient of everything behind the embedding tables.
    let dense: FloatBuffer
    /// The gradient of the embeddings, one row for each token.
    var embeddings = FloatBuffer(count: 0)
    /// Which rows of the tables these are.
    var identifiers: [Int32] = []
    /// The sum of the losses.
    var loss = 0.0

    /// Makes room for a network's gradient.
    init(_ layout: NetworkLayout) {
        self.layout = layout
        dense = FloatBuffer(count: layout.count - layout.tableCount)
    }

    /// Sets everything to zero.
    func reset() {
        dense.base.update(repeating: 0, count: dense.count)
        loss = 0
    }

    /// The gradient of a block.
    func pointer(_ block: ParameterBlock) -> UnsafeMutablePointer<Float> {
        dense.base + (block.offset - layout.tableCount)
    }

    /// Adds `sourceᵀ × gradient` to the gradient of a matrix.
    func addProduct(
        _ source: UnsafePointer<Float>, sourceStride: Int, gradient: UnsafePointer<Float>, rows: Int,
        to block: ParameterBlock
    ) {
        let packed = PackedMatrix(depth: rows, columns: block.stride)
        packed.pack(gradient, stride: block.stride)
        MatrixProduct.multiply(
            MatrixProduct.Left(source, rowStride: 1, depthStride: sourceStride), rows: block.rows, by: packed,
            into: pointer(block), stride: block.stride, adding: true)
        withExtendedLifetime(packed) {}
    }

    /// Adds the sum of rows to the gradient of a vector.
    func addRows(_ gradient: UnsafePointer<Float>, rows: Int, to block: ParameterBlock) {
        for row in 0..<rows {
            PackedNetwork.add(gradient + row &* block.stride, to: pointer(block), count: block.stride)
        }
    }

    /// Goes back through a linear map.
    ///
    /// - Parameters:
    ///   - linear: the map.
    ///   - source: what it was applied to, without gaps between rows.
    ///   - gradient: the gradient of its result.
    ///   - rows: how many rows.
    ///   - weights: the transposed matrices.
    ///   - result: the gradient of the source, which is added to.
    func backward(
        _ linear: NetworkLayout.Linear, source: FloatBuffer, gradient: FloatBuffer, rows: Int,
        weights: TransposedWeights, into result: FloatBuffer
    ) {
        addProduct(
            source.base, sourceStride: linear.weights.rows, gradient: gradient.base, rows: rows, to: linear.weights)
        addRows(gradient.base, rows: rows, to: linear.bias)
        weights.multiply(gradient.base, rows: rows, by: linear.weights, into: result.base, adding: true)
        withExtendedLifetime((source, gradient, result)) {}
    }
}
