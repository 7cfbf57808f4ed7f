import CMatrixProduct

/// Rows of numbers as whole numbers with 16 bits, each row with its own scale: the left-hand side of products.
///
/// Safety: the buffers hold as many rows as there were when they were made.
package struct QuantizedRows: Sendable {
    /// How many rows.
    let count: Int
    /// Their length, a multiple of sixteen.
    let depth: Int
    /// The numbers.
    let values: IntegerBuffer
    /// What the numbers of each row are multiplied by.
    let scales: FloatBuffer

    /// Makes room for rows.
    package init(count: Int, depth: Int) {
        self.count = count
        self.depth = depth
        values = IntegerBuffer(count: count * depth)
        scales = FloatBuffer(count: count)
    }

    /// Rounds rows.
    ///
    /// - Parameters:
    ///   - source: rows without gaps, on a 64-byte border.
    ///   - count: how many.
    ///   - depth: their length, a multiple of sixteen.
    ///   - limit: the greatest whole number.
    package init(_ source: UnsafePointer<Float>, count: Int, depth: Int, limit: Float) {
        self.init(count: count, depth: depth)
        for row in 0..<count {
            let numbers = (source + row &* depth).lanes
            var most = SIMD16<Float>.zero
            for index in 0..<depth / 16 {
                let size = unsafeBitCast(
                    unsafeBitCast(numbers[index], to: SIMD16<UInt32>.self) & 0x7FFF_FFFF, to: SIMD16<Float>.self)
                most.replace(with: size, where: size .> most)
            }
            let greatest = (0..<16).reduce(Float(0)) { max($0, most[$1]) }
            scales.base[row] = greatest / limit
            round(numbers, row: row, factor: greatest > 0 ? limit / greatest : 0)
        }
    }

    /// Rounds one row, whose numbers times the factor must stay within sixteen bits.
    ///
    /// Adding 1.5 × 2²³ leaves the nearest whole number in the lowest bits.
    @inline(__always)
    func round(_ source: UnsafePointer<SIMD16<Float>>, row: Int, factor: Float) {
        let target = UnsafeMutableRawPointer(values.base + row &* depth).assumingMemoryBound(to: SIMD16<Int16>.self)
        for index in 0..<depth / 16 {
            target[index] = unsafeBitCast(source[index] * factor + 12_582_912, to: SIMD32<Int16>.self).evenHalf
        }
    }
}

/// A matrix of whole numbers, each column with its own scale, as the right-hand side of products.
///
/// Sums of products are exact, so that every processor gives the same, however wide its vectors are.
package struct QuantizedMatrix: Sendable {
    /// The number of rows, even.
    package let depth: Int
    /// The number of columns, a multiple of sixteen.
    package let columns: Int
    /// The greatest whole number in the matrix.
    private let limit: Int
    /// Panels of sixteen columns; in each, for two rows at a time, the two numbers of each column.
    private let weights: IntegerBuffer
    /// What sums of each column are multiplied by.
    private let scales: FloatBuffer

    /// The greatest whole number in matrices with eight bits for each.
    package static let byteLimit = 127

    /// Makes room for a matrix.
    private init(depth: Int, columns: Int, limit: Int) {
        self.depth = depth
        self.columns = columns
        self.limit = limit
        weights = IntegerBuffer(count: depth * columns)
        scales = FloatBuffer(count: columns)
    }

    /// Makes a matrix of bytes.
    ///
    /// - Parameters:
    ///   - depth: the number of rows, even.
    ///   - width: the number of columns.
    ///   - columnScales: the scale of each column.
    ///   - bytes: the rows.
    init(depth: Int, width: Int, columnScales: [Float], bytes: UnsafeRawBufferPointer) {
        self.init(depth: depth, columns: roundedUpToLane(width), limit: Self.byteLimit)
        for column in 0..<width {
            scales.base[column] = columnScales[column]
            let panel = weights.base + (column / 16 * 16 * depth + column % 16 * 2)
            for row in 0..<depth {
                panel[row / 2 * 32 + row % 2] = Int16(Int8(bitPattern: bytes[row * width + column]))
            }
        }
    }

    /// Makes the columns of a matrix from rows.
    ///
    /// - Parameters:
    ///   - source: rows without gaps.
    ///   - count: how many.
    ///   - depth: their length, a multiple of sixteen.
    init(columns source: UnsafePointer<Float>, count: Int, depth: Int) {
        self.init(depth: depth, columns: roundedUpToLane(count), limit: 1023)
        let rows = QuantizedRows(source, count: count, depth: depth, limit: Float(limit))
        scales.base.update(from: rows.scales.base, count: count)
        let pairs = UnsafeMutableRawPointer(weights.base).assumingMemoryBound(to: UInt32.self)
        let numbers = UnsafeMutableRawPointer(rows.values.base).assumingMemoryBound(to: UInt32.self)
        let half = depth / 2
        for column in 0..<count {
            let panel = pairs + (column / 16 * 16 * half + column % 16)
            let row = numbers + column * half
            for k in 0..<half { panel[k &* 16] = row[k] }
        }
        withExtendedLifetime((rows, weights, scales)) {}
    }

    /// The greatest whole number that the left-hand side may have if no sum is to leave 32 bits.
    var rowLimit: Float { Float(min(32_767, Int(Int32.max) / (limit * depth))) }

    /// Rounds rows for products with this matrix, and with others of its depth and limit.
    func rows(_ source: UnsafePointer<Float>, count: Int) -> QuantizedRows {
        QuantizedRows(source, count: count, depth: depth, limit: rowLimit)
    }

    /// Multiplies.
    ///
    /// - Parameters:
    ///   - rows: the left-hand side.
    ///   - count: how many of its rows.
    ///   - bias: what is added to each row.
    ///   - result: where the rows of the product go, without gaps.
    /// - Complexity: O(rows × depth × columns).
    func multiply(_ rows: QuantizedRows, count: Int, bias: FloatBuffer, into result: UnsafeMutablePointer<Float>) {
        var product = tercet_product(
            rows: rows.values.base, row_count: count, weights: weights.base, depth: depth, columns: columns,
            row_scales: rows.scales.base, column_scales: scales.base, bias: bias.base, result: result)
        tercet_multiply(&product)
        withExtendedLifetime((rows, self, bias)) {}
    }
}
