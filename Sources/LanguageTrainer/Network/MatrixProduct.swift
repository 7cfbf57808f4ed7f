import Language

/// A matrix cut into panels of sixteen columns, each of them contiguous, as the right-hand side of products.
///
/// A panel keeps its rows one after another, so that the kernel reads memory in one run whatever the matrix's width.
struct PackedMatrix: Sendable {
    /// The number of rows.
    let depth: Int
    /// The number of columns, a multiple of sixteen.
    let columns: Int
    private let storage: FloatBuffer

    /// Makes room for a matrix.
    init(depth: Int, columns: Int) {
        self.depth = depth
        self.columns = columns
        storage = FloatBuffer(count: depth * columns)
    }

    /// The first number of the first panel.
    ///
    /// Safety: valid as long as the matrix lives.
    var panels: UnsafePointer<Float> { UnsafePointer(storage.base) }

    /// Copies a matrix in.
    ///
    /// - Parameters:
    ///   - source: `depth` rows of `columns` numbers.
    ///   - stride: the distance of its rows.
    /// - Complexity: O(depth × columns).
    func pack(_ source: UnsafePointer<Float>, stride: Int) {
        var target = storage.base.lanes
        var panel = 0
        while panel < columns {
            var row = UnsafeRawPointer(source + panel)
            for _ in 0..<depth {
                target.pointee = row.loadUnaligned(as: SIMD16<Float>.self)
                target += 1
                row += stride &* 4
            }
            panel &+= 16
        }
    }

    /// Copies a matrix in with rows and columns exchanged.
    ///
    /// - Parameters:
    ///   - source: at least `columns` rows of `depth` numbers.
    ///   - stride: the distance of its rows.
    ///   - rows: how many rows the source has; the columns behind are zero.
    /// - Complexity: O(depth × columns).
    func packTransposed(_ source: UnsafePointer<Float>, stride: Int, rows: Int) {
        for panel in 0..<columns / 16 {
            let target = storage.base + panel &* depth &* 16
            for lane in 0..<16 {
                let row = panel &* 16 &+ lane
                if row < rows {
                    let values = source + row &* stride
                    for k in 0..<depth { target[k &* 16 &+ lane] = values[k] }
                } else {
                    for k in 0..<depth { target[k &* 16 &+ lane] = 0 }
                }
            }
        }
    }
}

/// Products of matrices.
///
/// Every element is summed over the depth in ascending order without fused operations, so that the same bytes come out
/// whatever the width of the processor's vectors and however the rows are cut.
///
/// Safety: pointers must cover the rows and columns named; results stand on 64-byte borders with strides that are multiples
/// of sixteen.
enum MatrixProduct {
    /// The left-hand side: element (row, k) stands at `base[row × rowStride + k × depthStride]`.
    struct Left {
        let base: UnsafePointer<Float>
        let rowStride: Int
        let depthStride: Int

        /// Names a left-hand side.
        init(_ base: UnsafePointer<Float>, rowStride: Int, depthStride: Int = 1) {
            self.base = base
            self.rowStride = rowStride
            self.depthStride = depthStride
        }
    }

    /// Multiplies.
    ///
    /// - Parameters:
    ///   - source: the left-hand side.
    ///   - rows: how many of its rows.
    ///   - right: the right-hand side.
    ///   - result: where the rows of the product go.
    ///   - stride: the distance of the result's rows.
    ///   - adding: whether to add to the result instead of overwriting it.
    /// - Complexity: O(rows × depth × columns).
    static func multiply(
        _ source: Left, rows: Int, by right: PackedMatrix, into result: UnsafeMutablePointer<Float>, stride: Int,
        adding: Bool
    ) {
        let depth = right.depth
        if rows < 3 {
            for row in 0..<rows { multiplyOne(source, row: row, by: right, into: result + row &* stride, adding) }
            return
        }
        for panel in 0..<right.columns / 16 {
            let weights = (right.panels + panel &* depth &* 16).lanes
            let column = result + panel &* 16
            var row = 0
            while row < rows {
                let left = rows &- row
                if left > 4 {
                    multiplyEight(
                        source, row: row, min(8, left), weights, depth, column + row &* stride, stride, adding)
                } else {
                    multiplyFour(source, row: row, left, weights, depth, column + row &* stride, stride, adding)
                }
                row &+= 8
            }
        }
    }

    /// Up to eight rows; where there are fewer, the last one is computed again and not stored.
    @inline(never)
    private static func multiplyEight(
        _ left: Left, row: Int, _ rows: Int, _ weights: UnsafePointer<SIMD16<Float>>, _ depth: Int,
        _ result: UnsafeMutablePointer<Float>, _ stride: Int, _ adding: Bool
    ) {
        let r = left.rowStride
        let r5 = r &* min(5, rows &- 1)
        let r6 = r &* min(6, rows &- 1)
        let r7 = r &* min(7, rows &- 1)
        var a = left.base + row &* r
        var w = weights
        var s0 = SIMD16<Float>.zero
        var s1 = s0
        var s2 = s0
        var s3 = s0
        var s4 = s0
        var s5 = s0
        var s6 = s0
        var s7 = s0
        for _ in 0..<depth {
            let v = w.pointee
            s0 += v * a[0]
            s1 += v * a[r]
            s2 += v * a[2 &* r]
            s3 += v * a[3 &* r]
            s4 += v * a[4 &* r]
            s5 += v * a[r5]
            s6 += v * a[r6]
            s7 += v * a[r7]
            a += left.depthStride
            w += 1
        }
        store(s0, s1, s2, s3, 4, result, stride, adding)
        store(s4, s5, s6, s7, rows &- 4, result + 4 &* stride, stride, adding)
    }

    /// One row by pairs of panels, as when a single sentence goes through a recurrent layer.
    @inline(never)
    private static func multiplyOne(
        _ left: Left, row: Int, by right: PackedMatrix, into result: UnsafeMutablePointer<Float>, _ adding: Bool
    ) {
        let panels = right.columns / 16
        let size = right.depth &* 16
        var panel = 0
        while panel < panels {
            let other = min(panel &+ 1, panels &- 1)
            var a = left.base + row &* left.rowStride
            var w0 = (right.panels + panel &* size).lanes
            var w1 = (right.panels + other &* size).lanes
            var s0 = SIMD16<Float>.zero
            var s1 = s0
            for _ in 0..<right.depth {
                s0 += w0.pointee * a.pointee
                s1 += w1.pointee * a.pointee
                a += left.depthStride
                w0 += 1
                w1 += 1
            }
            store(s0, result + panel &* 16, adding)
            if other > panel { store(s1, result + other &* 16, adding) }
            panel &+= 2
        }
    }

    /// Up to four rows; where there are fewer, the last one is computed again and not stored.
    @inline(never)
    private static func multiplyFour(
        _ left: Left, row: Int, _ rows: Int, _ weights: UnsafePointer<SIMD16<Float>>, _ depth: Int,
        _ result: UnsafeMutablePointer<Float>, _ stride: Int, _ adding: Bool
    ) {
        let r1 = left.rowStride &* min(1, rows &- 1)
        let r2 = left.rowStride &* min(2, rows &- 1)
        let r3 = left.rowStride &* min(3, rows &- 1)
        var a = left.base + row &* left.rowStride
        var w = weights
        var s0 = SIMD16<Float>.zero
        var s1 = s0
        var s2 = s0
        var s3 = s0
        for _ in 0..<depth {
            let v = w.pointee
            s0 += v * a[0]
            s1 += v * a[r1]
            s2 += v * a[r2]
            s3 += v * a[r3]
            a += left.depthStride
            w += 1
        }
        store(s0, s1, s2, s3, rows, result, stride, adding)
    }

    @inline(__always)
    private static func store(
        _ s0: SIMD16<Float>, _ s1: SIMD16<Float>, _ s2: SIMD16<Float>, _ s3: SIMD16<Float>, _ rows: Int,
        _ result: UnsafeMutablePointer<Float>, _ stride: Int, _ adding: Bool
    ) {
        store(s0, result, adding)
        if rows > 1 { store(s1, result + stride, adding) }
        if rows > 2 { store(s2, result + 2 &* stride, adding) }
        if rows > 3 { store(s3, result + 3 &* stride, adding) }
    }

    @inline(__always)
    private static func store(_ sum: SIMD16<Float>, _ result: UnsafeMutablePointer<Float>, _ adding: Bool) {
        let target = result.lanes
        target.pointee = adding ? target.pointee + sum : sum
    }
}
