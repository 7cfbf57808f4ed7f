import Language

/// Writes a trained network as ``NetworkModel`` reads it.
///
/// Safety: pointers reach only into the blocks of the layout, from which the parameters' buffer got its size.
struct NetworkEncoder {
    /// What the network sees of words.
    let features: WordFeatures
    /// The Penn tags in the order of the network's scores.
    let pennTags: [String]
    /// The parameters.
    let network: PackedNetwork

    /// The bytes of the section: tables with eight bits for each number and a scale for each row, matrices with a scale for
    /// each column, vectors as they are.
    func encoded() -> [UInt8] {
        let layout = network.layout
        let shape = layout.shape
        var writer = ModelWriter()
        for table in shape.tables {
            writer.append(word: UInt32(table.rows))
            writer.append(word: UInt32(table.width))
        }
        for size in [shape.width, shape.layers, shape.arcWidth, shape.labelWidth, pennTags.count] {
            writer.append(word: UInt32(size))
        }
        writer.append(texts: NetworkModel.universalTags.map(\.rawValue))
        writer.append(texts: pennTags)
        writer.append(texts: NetworkModel.relations.map(\.rawValue))
        writer.append(texts: features.vocabulary)
        features.lexicon.write(to: &writer)
        Self.write(network, to: &writer)
        return writer.bytes
    }

    /// Writes all blocks in the order of the layout.
    static func write(_ network: PackedNetwork, to writer: inout ModelWriter) {
        for block in network.layout.blocks { write(block, of: network, to: &writer) }
    }

    /// The network as it parses.
    func model() throws -> NetworkModel {
        var reader = ModelReader(encoded())
        return try NetworkModel(&reader)
    }

    private static func write(_ block: ParameterBlock, of network: PackedNetwork, to writer: inout ModelWriter) {
        let values = network.pointer(block)
        let (rows, columns) = (0..<block.rows, 0..<block.columns)
        func value(_ row: Int, _ column: Int) -> Float { values[row * block.stride + column] }
        switch network.layout.storage(of: block) {
        case .floats:
            for row in rows { for column in columns { writer.append(float: value(row, column)) } }
        case .rowScaled:
            let scales = rows.map { row in columns.reduce(0) { max($0, abs(value(row, $1))) } / 127 }
            for scale in scales { writer.append(float: scale) }
            for row in rows {
                for column in columns { writer.append(byte: byte(value(row, column), scales[row])) }
            }
        case .columnScaled:
            let scales = columns.map { column in rows.reduce(0) { max($0, abs(value($1, column))) } / 127 }
            for scale in scales { writer.append(float: scale) }
            for row in rows {
                for column in columns { writer.append(byte: byte(value(row, column), scales[column])) }
            }
        }
    }

    private static func byte(_ value: Float, _ scale: Float) -> UInt8 {
        let quantized = scale > 0 ? (value / scale).rounded(.toNearestOrEven) : 0
        return UInt8(bitPattern: Int8(max(-127, min(127, quantized))))
    }
}
