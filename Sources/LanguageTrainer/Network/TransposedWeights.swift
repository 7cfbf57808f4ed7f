import Language

/// The matrices of a network with rows and columns exchanged, for the backward pass.
///
/// Safety: written only by ``pack()``, between steps.
final class TransposedWeights: Sendable {
    private let network: PackedNetwork
    private let matrices: [Int: PackedMatrix]

    /// Makes room for the matrices of a network.
    init(_ network: PackedNetwork) {
        self.network = network
        var matrices: [Int: PackedMatrix] = [:]
        for block in network.layout.blocks where block.offset >= network.layout.tableCount && block.rows > 1 {
            matrices[block.offset] = PackedMatrix(depth: block.stride, columns: roundedUpToLane(block.rows))
        }
        self.matrices = matrices
    }

    /// Packs the matrices after the parameters have changed.
    func pack() {
        for block in network.layout.blocks {
            matrices[block.offset]?.packTransposed(network.pointer(block), stride: block.stride, rows: block.rows)
        }
    }

    /// Adds to the gradient of a product's left-hand side, or overwrites it.
    func multiply(
        _ gradient: UnsafePointer<Float>, rows: Int, by block: ParameterBlock, into result: UnsafeMutablePointer<Float>,
        adding: Bool
    ) {
        guard let matrix = matrices[block.offset] else { return }
        MatrixProduct.multiply(
            MatrixProduct.Left(gradient, rowStride: block.stride), rows: rows, by: matrix, into: result,
            stride: matrix.columns, adding: adding)
    }
}
