import Language

/// Which numbers are left out during training, and what the others are multiplied by.
///
/// Safety: masks have as many numbers as the rows that they are applied to, or one row for each sentence.
struct Dropout {
    /// How likely a known word is replaced by an unknown one.
    var words: Float
    /// How likely an element of the embeddings is left out.
    var embeddings: Float
    /// How likely an element of a layer's result is left out in a whole sentence.
    var layers: Float
    /// How likely an element of the vectors for arcs is left out in a whole sentence.
    var arcs: Float

    /// How likely an element of the hidden layer for labels is left out in a whole sentence.
    var labels: Float

    /// A row of factors: zero, or what keeps the mean.
    static func mask(_ count: Int, probability: Float, random: inout RandomSource) -> FloatBuffer {
        let mask = FloatBuffer(count: count)
        let threshold = UInt64(probability * 65536)
        let factor = 1 / (1 - Float(threshold) / 65536)
        var bits: UInt64 = 0
        for index in 0..<count {
            if index & 3 == 0 { bits = random.next() }
            mask.base[index] = bits & 65535 < threshold ? 0 : factor
            bits >>= 16
        }
        return mask
    }

    /// Multiplies rows by a mask: each row by its own part, or all rows of a sentence by the same.
    static func apply(
        _ mask: FloatBuffer, to values: UnsafeMutablePointer<Float>, rows: Range<Int>, width: Int, shared: Int?
    ) {
        for row in rows {
            let target = (values + row &* width).lanes
            let source = (mask.base + (shared ?? row) &* width).lanes
            for index in 0..<width / 16 { target[index] *= source[index] }
        }
        withExtendedLifetime(mask) {}
    }
}
