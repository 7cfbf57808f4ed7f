import Language

/// The parameters of a network, with its matrices packed for products.
///
/// Safety: ``parameters`` is written only by the trainer, which calls ``pack()`` afterwards and before any other use.
final class PackedNetwork: Sendable {
    /// The matrices of one direction of a recurrent layer.
    struct Recurrence: Sendable {
        /// From the layer below.
        let input: PackedMatrix
        /// From the step before.
        let state: PackedMatrix
    }

    /// The order of the parameters.
    let layout: NetworkLayout
    /// The parameters.
    let parameters: FloatBuffer
    /// The matrices that products use, in the order of the layout's blocks; `nil` for tables and vectors.
    private let matrices: [Int: PackedMatrix]

    /// Makes a network whose parameters are zero.
    init(layout: NetworkLayout) {
        self.layout = layout
        parameters = FloatBuffer(count: layout.count)
        var matrices: [Int: PackedMatrix] = [:]
        for block in layout.blocks where block.offset >= layout.tableCount && block.rows > 1 {
            matrices[block.offset] = PackedMatrix(depth: block.rows, columns: block.stride)
        }
        self.matrices = matrices
    }

    /// Packs the matrices after the parameters have changed.
    ///
    /// - Complexity: O(parameters of the dense part).
    func pack() {
        for block in layout.blocks {
            matrices[block.offset]?.pack(parameters.base + block.offset, stride: block.stride)
        }
    }

    /// The numbers of a block.
    func pointer(_ block: ParameterBlock) -> UnsafePointer<Float> {
        UnsafePointer(parameters.base + block.offset)
    }

    /// Applies a linear map to rows.
    ///
    /// - Parameters:
    ///   - linear: the map.
    ///   - source: the rows.
    ///   - sourceStride: their distance.
    ///   - rows: how many.
    ///   - result: where the results go, with the stride of the map's matrix.
    func apply(
        _ linear: NetworkLayout.Linear, to source: UnsafePointer<Float>, sourceStride: Int, rows: Int,
        into result: UnsafeMutablePointer<Float>
    ) {
        let stride = linear.weights.stride
        let bias = pointer(linear.bias)
        for row in 0..<rows { (result + row &* stride).update(from: bias, count: stride) }
        multiply(source, sourceStride: sourceStride, rows: rows, by: linear.weights, into: result, adding: true)
    }

    /// Multiplies rows by a matrix of the network.
    func multiply(
        _ source: UnsafePointer<Float>, sourceStride: Int, rows: Int, by block: ParameterBlock,
        into result: UnsafeMutablePointer<Float>, adding: Bool
    ) {
        guard let matrix = matrices[block.offset] else { return }
        MatrixProduct.multiply(
            MatrixProduct.Left(source, rowStride: sourceStride), rows: rows, by: matrix, into: result,
            stride: block.stride, adding: adding)
    }
}
