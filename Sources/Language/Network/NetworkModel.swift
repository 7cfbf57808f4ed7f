/// The network with its vocabulary and tags, as it is stored and used.
///
/// Safety: pointers reach only into the blocks of the layout, from which the parameters' buffer got its size.
package struct NetworkModel: Sendable {
    /// The universal tags in the order of the network's scores.
    package static let universalTags = UniversalTag.allCases
    /// The relations in the order of the network's scores.
    package static let relations = DependencyRelation.allCases

    /// What the network sees of words.
    package let features: WordFeatures
    /// The Penn tags in the order of the network's scores.
    package let pennTags: [String]
    /// The parameters.
    package let network: PackedNetwork

    /// Puts a network together.
    package init(features: WordFeatures, pennTags: [String], network: PackedNetwork) {
        self.features = features
        self.pennTags = pennTags
        self.network = network
    }

    /// Reads a network.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        var tables: [NetworkShape.Table] = []
        for _ in 0..<WordFeatures.tableCount {
            tables.append(NetworkShape.Table(rows: try reader.count(upTo: 1 << 20), width: try reader.count(upTo: 512)))
        }
        let shape = NetworkShape(
            tables: tables, width: try reader.count(upTo: 4096), layers: try reader.count(upTo: 16),
            arcWidth: try reader.count(upTo: 4096), labelWidth: try reader.count(upTo: 4096),
            universalTags: Self.universalTags.count, pennTags: try reader.count(upTo: 1024),
            relations: Self.relations.count)
        let universal = try reader.texts()
        let penn = try reader.texts()
        let relations = try reader.texts()
        let vocabulary = try reader.texts()
        guard shape.isSound, penn.count == shape.pennTags, universal == Self.universalTags.map(\.rawValue),
            relations == Self.relations.map(\.rawValue),
            tables[0].rows == vocabulary.count + WordFeatures.unknownBuckets
        else {
            throw ModelError(
                code: .inconsistent, offset: reader.offset, message: "the network's sizes do not fit its tags and words"
            )
        }
        let layout = NetworkLayout(shape)
        let size = layout.blocks.reduce(0) { $0 + ($1.rows > 1 ? $1.rows * ($1.columns + 4) : $1.columns * 4) }
        guard size <= reader.remaining else {
            throw ModelError(
                code: .damaged, offset: reader.offset, message: "the network needs \(size) bytes, which are not there")
        }
        network = PackedNetwork(layout: layout)
        for block in layout.blocks { try Self.read(block, from: &reader, into: network.parameters) }
        network.pack()
        features = WordFeatures(vocabulary: vocabulary, tables: tables)
        pennTags = penn
    }

    /// Writes the network: vectors as they are, matrices and tables with eight bits for each number and a scale for each
    /// row.
    package func encoded() -> [UInt8] {
        let layout = network.layout
        var writer = ModelWriter()
        for table in layout.shape.tables {
            writer.append(word: UInt32(table.rows))
            writer.append(word: UInt32(table.width))
        }
        for size in [
            layout.shape.width, layout.shape.layers, layout.shape.arcWidth, layout.shape.labelWidth, pennTags.count,
        ] {
            writer.append(word: UInt32(size))
        }
        writer.append(texts: Self.universalTags.map(\.rawValue))
        writer.append(texts: pennTags)
        writer.append(texts: Self.relations.map(\.rawValue))
        writer.append(texts: features.vocabulary)
        for block in layout.blocks { write(block, to: &writer) }
        return writer.bytes
    }

    private func write(_ block: ParameterBlock, to writer: inout ModelWriter) {
        for row in 0..<block.rows {
            let values = network.pointer(block) + row * block.stride
            guard block.rows > 1 else {
                for column in 0..<block.columns { writer.append(float: values[column]) }
                continue
            }
            var greatest: Float = 0
            for column in 0..<block.columns { greatest = max(greatest, abs(values[column])) }
            let scale = greatest / 127
            writer.append(float: scale)
            for column in 0..<block.columns {
                let quantized = scale > 0 ? (values[column] / scale).rounded(.toNearestOrEven) : 0
                writer.append(byte: UInt8(bitPattern: Int8(max(-127, min(127, quantized)))))
            }
        }
    }

    private static func read(
        _ block: ParameterBlock, from reader: inout ModelReader, into parameters: FloatBuffer
    ) throws(ModelError) {
        for row in 0..<block.rows {
            let values = parameters.base + block.offset + row * block.stride
            guard block.rows > 1 else {
                for column in 0..<block.columns { values[column] = try reader.float() }
                continue
            }
            let scale = try reader.float()
            let range = try reader.take(block.columns)
            reader.withBytes(range) { bytes in
                for column in 0..<bytes.count { values[column] = Float(Int8(bitPattern: bytes[column])) * scale }
            }
        }
    }
}
