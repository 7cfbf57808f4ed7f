/// The sizes of the network: embeddings, recurrent layers, heads.
package struct NetworkShape: Hashable, Sendable {
    /// The rows and the width of an embedding table.
    package struct Table: Hashable, Sendable {
        /// How many vectors.
        package var rows: Int
        /// Their length.
        package var width: Int

        /// Makes a size.
        package init(rows: Int, width: Int) {
            self.rows = rows
            self.width = width
        }
    }

    /// The embedding tables, in the order of ``WordFeatures``; their widths sum to a multiple of sixteen.
    package var tables: [Table]
    /// The width of a token's vector, a multiple of 32; each direction of a recurrent layer gives half of it.
    package var width: Int
    /// How many recurrent layers.
    package var layers: Int
    /// The width of the vectors that arcs are scored with, a multiple of sixteen.
    package var arcWidth: Int
    /// The width of the layer that labels are scored with, a multiple of sixteen.
    package var labelWidth: Int
    /// How many universal tags.
    package var universalTags: Int
    /// How many Penn tags.
    package var pennTags: Int
    /// How many relations.
    package var relations: Int

    /// Makes a shape.
    package init(
        tables: [Table], width: Int, layers: Int, arcWidth: Int, labelWidth: Int, universalTags: Int, pennTags: Int,
        relations: Int
    ) {
        self.tables = tables
        self.width = width
        self.layers = layers
        self.arcWidth = arcWidth
        self.labelWidth = labelWidth
        self.universalTags = universalTags
        self.pennTags = pennTags
        self.relations = relations
    }

    /// The width of what the embeddings give together.
    package var embeddingWidth: Int { tables.reduce(0) { $0 + $1.width } }

    /// The place of an arc's length among the parameters for distances.
    package static func distanceIndex(head: Int, dependent: Int, limit: Int) -> Int {
        (head > dependent ? limit : 0) &+ min(abs(head &- dependent), limit &- 1)
    }

    /// Whether the sizes fit together and stay within what a model may have.
    package var isSound: Bool {
        let sizes = [layers, universalTags, pennTags, relations] + tables.flatMap { [$0.rows, $0.width] }
        let widths = [width / 2, arcWidth, labelWidth, embeddingWidth]
        return tables.count == WordFeatures.tableCount && sizes.allSatisfy { 1...1_000_000 ~= $0 }
            && widths.allSatisfy { 16...4096 ~= $0 && $0.isMultiple(of: 16) } && layers <= 16
            && width.isMultiple(of: 32)
    }
}

/// Where a matrix or vector of the network stands among all its parameters.
package struct ParameterBlock: Hashable, Sendable {
    /// How many rows; a vector has one.
    package let rows: Int
    /// How many columns hold parameters.
    package let columns: Int
    /// The distance of rows.
    package let stride: Int
    /// Where the first row begins.
    package let offset: Int

    /// How many numbers the block takes.
    package var count: Int { rows * stride }
}

/// The order of all parameters of a network of some shape in one run of numbers.
package struct NetworkLayout: Hashable, Sendable {
    /// A linear map with its bias.
    package struct Linear: Hashable, Sendable {
        /// The matrix, one row for each input.
        package let weights: ParameterBlock
        /// The vector that is added.
        package let bias: ParameterBlock
    }

    /// One direction of a recurrent layer.
    ///
    /// Columns: input gates, forget gates, output gates, candidates.
    package struct Recurrence: Hashable, Sendable {
        /// From the layer below.
        package let input: Linear
        /// From the step before.
        package let state: ParameterBlock
    }

    /// How a block is stored.
    package enum Storage {
        /// As floating-point numbers.
        case floats
        /// The scales of all rows, then a byte for each number.
        case rowScaled
        /// The scales of all columns, then a byte for each number.
        case columnScaled
    }

    /// The shape.
    package let shape: NetworkShape
    /// The embedding tables.
    package let tables: [ParameterBlock]
    /// From embeddings to the first layer.
    package let input: Linear
    /// The vector of the root.
    package let root: ParameterBlock
    /// The recurrent layers, forward and backward.
    package let layers: [[Recurrence]]
    /// Scores of universal tags.
    package let universalTags: Linear
    /// Scores of Penn tags.
    package let pennTags: Linear
    /// The vector of a token as head of an arc.
    package let arcHead: Linear
    /// The vector of a token as dependent of an arc.
    package let arcDependent: Linear
    /// The form between dependent and head; its bias scores heads alone.
    package let arcForm: Linear
    /// How likely arcs of each length are: sixteen to the left, sixteen to the right.
    package let arcDistance: ParameterBlock
    /// The vector of a token as head of a labelled arc.
    package let labelHead: Linear
    /// The vector of a token as dependent of a labelled arc.
    package let labelDependent: Linear
    /// What the length of an arc adds: eight rows to the left, eight to the right.
    package let labelDistance: ParameterBlock
    /// Scores of labels.
    package let labels: Linear
    /// All blocks in their order.
    package let blocks: [ParameterBlock]
    /// How many numbers the tables take; all others follow.
    package let tableCount: Int
    /// How many numbers there are in all.
    package let count: Int

    /// Lays a network out.
    package init(_ shape: NetworkShape) {
        var all: [ParameterBlock] = []
        var end = 0
        func block(_ rows: Int, _ columns: Int, padded: Bool = true) -> ParameterBlock {
            let stride = padded ? roundedUpToLane(columns) : columns
            let new = ParameterBlock(rows: rows, columns: columns, stride: stride, offset: end)
            end += roundedUpToLane(new.count)
            all.append(new)
            return new
        }
        func linear(_ rows: Int, _ columns: Int) -> Linear {
            Linear(weights: block(rows, columns), bias: block(1, columns))
        }
        self.shape = shape
        tables = shape.tables.map { block($0.rows, $0.width, padded: false) }
        tableCount = end
        input = linear(shape.embeddingWidth, shape.width)
        root = block(1, shape.width)
        let half = shape.width / 2
        layers = (0..<shape.layers).map { _ in
            (0..<2).map { _ in Recurrence(input: linear(shape.width, 4 * half), state: block(half, 4 * half)) }
        }
        universalTags = linear(shape.width, shape.universalTags)
        pennTags = linear(shape.width, shape.pennTags)
        arcHead = linear(shape.width, shape.arcWidth)
        arcDependent = linear(shape.width, shape.arcWidth)
        arcForm = linear(shape.arcWidth, shape.arcWidth)
        arcDistance = block(1, 32)
        labelHead = linear(shape.width, shape.labelWidth)
        labelDependent = linear(shape.width, shape.labelWidth)
        labelDistance = block(16, shape.labelWidth)
        labels = linear(shape.labelWidth, shape.relations)
        blocks = all
        count = end
    }

    /// How a block is stored.
    package func storage(of block: ParameterBlock) -> Storage {
        if block.offset < tableCount { return .rowScaled }
        return block.rows > 1 && block != labelDistance ? .columnScaled : .floats
    }
}
