/// The network as it is stored and used: tables and matrices of bytes with scales, vectors of floating-point numbers.
///
/// Safety: pointers reach only into the buffers made here from the layout's sizes.
package struct QuantizedNetwork: Sendable {
    /// A linear map with its bias.
    struct Linear: Sendable {
        let weights: QuantizedMatrix
        let bias: FloatBuffer
    }

    /// One direction of a recurrent layer: from the layer below, and from the step before.
    struct Recurrence: Sendable {
        let input: Linear
        let state: QuantizedMatrix
    }

    /// An embedding table, with a scale for each row.
    private struct Table: Sendable {
        let width: Int
        let scales: [Float]
        let bytes: [Int8]
    }

    /// The sizes.
    package let shape: NetworkShape
    private let tables: [Table]
    let input: Linear
    let root: FloatBuffer
    let layers: [[Recurrence]]
    let universalTags: Linear
    let pennTags: Linear
    let arcHead: Linear
    let arcDependent: Linear
    let arcForm: Linear
    let arcDistance: FloatBuffer
    let labelHead: Linear
    let labelDependent: Linear
    let labelDistance: FloatBuffer
    let labels: Linear

    /// How many bytes a network of some shape takes.
    static func size(_ layout: NetworkLayout) -> Int {
        layout.blocks.reduce(0) { sum, block in
            switch layout.storage(of: block) {
            case .floats: sum + 4 * block.rows * block.columns
            case .rowScaled: sum + block.rows * (block.columns + 4)
            case .columnScaled: sum + block.columns * (block.rows + 4)
            }
        }
    }

    /// Reads a network in the order of the layout's blocks.
    init(_ layout: NetworkLayout, from reader: inout ModelReader) throws(ModelError) {
        shape = layout.shape
        var tables: [Table] = []
        for block in layout.tables { tables.append(try Self.table(block, from: &reader)) }
        self.tables = tables
        input = try Self.linear(layout.input, from: &reader)
        root = try Self.floats(layout.root, from: &reader)
        var layers: [[Recurrence]] = []
        for layer in layout.layers {
            var directions: [Recurrence] = []
            for recurrence in layer {
                let input = try Self.linear(recurrence.input, from: &reader)
                directions.append(Recurrence(input: input, state: try Self.matrix(recurrence.state, from: &reader)))
            }
            layers.append(directions)
        }
        self.layers = layers
        universalTags = try Self.linear(layout.universalTags, from: &reader)
        pennTags = try Self.linear(layout.pennTags, from: &reader)
        arcHead = try Self.linear(layout.arcHead, from: &reader)
        arcDependent = try Self.linear(layout.arcDependent, from: &reader)
        arcForm = try Self.linear(layout.arcForm, from: &reader)
        arcDistance = try Self.floats(layout.arcDistance, from: &reader)
        labelHead = try Self.linear(layout.labelHead, from: &reader)
        labelDependent = try Self.linear(layout.labelDependent, from: &reader)
        labelDistance = try Self.floats(layout.labelDistance, from: &reader)
        labels = try Self.linear(layout.labels, from: &reader)
    }

    private static func table(_ block: ParameterBlock, from reader: inout ModelReader) throws(ModelError) -> Table {
        var scales: [Float] = []
        scales.reserveCapacity(block.rows)
        for _ in 0..<block.rows { scales.append(try reader.float()) }
        let range = try reader.take(block.rows * block.columns)
        let bytes = reader.withBytes(range) { bytes in bytes.map { Int8(bitPattern: $0) } }
        return Table(width: block.columns, scales: scales, bytes: bytes)
    }

    private static func matrix(
        _ block: ParameterBlock, from reader: inout ModelReader
    ) throws(ModelError) -> QuantizedMatrix {
        var scales: [Float] = []
        for _ in 0..<block.columns { scales.append(try reader.float()) }
        let range = try reader.take(block.rows * block.columns)
        return reader.withBytes(range) {
            QuantizedMatrix(depth: block.rows, width: block.columns, columnScales: scales, bytes: $0)
        }
    }

    private static func linear(
        _ linear: NetworkLayout.Linear, from reader: inout ModelReader
    ) throws(ModelError) -> Linear {
        let weights = try matrix(linear.weights, from: &reader)
        return Linear(weights: weights, bias: try floats(linear.bias, from: &reader))
    }

    private static func floats(
        _ block: ParameterBlock, from reader: inout ModelReader
    ) throws(ModelError) -> FloatBuffer {
        let buffer = FloatBuffer(count: block.count)
        for row in 0..<block.rows {
            for column in 0..<block.columns { buffer.base[row * block.stride + column] = try reader.float() }
        }
        return buffer
    }

    /// Puts the embeddings of all tokens of a batch into rows.
    func embed(_ batch: SentenceBatch, into result: UnsafeMutablePointer<Float>) {
        let width = shape.embeddingWidth
        for (index, table) in tables.enumerated() {
            let column = tables[..<index].reduce(0) { $0 + $1.width }
            table.bytes.withUnsafeBufferPointer { bytes in
                for token in 0..<batch.tokenCount {
                    let row = Int(batch.identifiers[token &* WordFeatures.tableCount &+ index])
                    let scale = table.scales[row]
                    let target = result + (token &* width &+ column)
                    for k in 0..<table.width { target[k] = Float(bytes[row &* table.width &+ k]) * scale }
                }
            }
        }
    }
}
