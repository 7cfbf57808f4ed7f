/// Something that scores classes by hashed features: a trained model, or one in training.
package protocol LinearScorer {
    /// Adds the weights of features to the sums of classes.
    ///
    /// - Complexity: O(features × classes).
    func add(_ features: [UInt32], to sums: inout [Int32])
}

/// A linear classifier over hashed features, with whole numbers as weights.
///
/// Sums are whole numbers, so that the same class wins on every machine.
package struct HashedLinearModel: LinearScorer, Sendable {
    /// The number of classes.
    package let classes: Int
    /// Hashes are cut to so many bits.
    package let bits: Int
    private let weights: [Int16]

    /// The row of a hashed feature.
    package var mask: UInt32 { UInt32(1) << UInt32(bits) - 1 }

    /// Makes a model from exact weights, which are multiplied by a factor and rounded.
    ///
    /// - Parameters:
    ///   - classes: the number of classes.
    ///   - bits: the number of bits of a row.
    ///   - exact: for each row the weights of its classes.
    package init(classes: Int, bits: Int, exact: [Float]) {
        self.classes = classes
        self.bits = bits
        let greatest = exact.reduce(Float(0)) { max($0, abs($1)) }
        let factor = min(Self.resolution, 32_767 / max(greatest, 1))
        weights = exact.map { Int16(($0 * factor).rounded(.toNearestOrEven)) }
    }

    /// What stands for a weight of one: fine enough to lose nothing, and coarse enough that many small weights vanish.
    private static let resolution: Float = 8

    /// Reads a model: bits, classes, then for each row with weights its distance from the row before, their number, and
    /// each class with its weight, whose sign is the lowest bit.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        bits = try reader.count(upTo: 20)
        classes = try reader.count(upTo: 64)
        let rows = try reader.count(upTo: 1 << bits)
        var weights = [Int16](repeating: 0, count: classes << bits)
        var row = 0
        for _ in 0..<rows {
            row += try reader.variableLengthNumber()
            let count = Int(try reader.byte())
            for _ in 0..<count {
                let index = Int(try reader.byte())
                let number = try reader.variableLengthNumber()
                guard row < 1 << bits, index < classes, number < 1 << 16 else {
                    throw ModelError(
                        code: .inconsistent, offset: reader.offset, message: "a weight lies outside its table")
                }
                weights[row * classes + index] = Int16(truncatingIfNeeded: number >> 1 ^ -(number & 1))
            }
        }
        self.weights = weights
    }

    /// Writes the model.
    package func write(to writer: inout ModelWriter) {
        writer.append(word: UInt32(bits))
        writer.append(word: UInt32(classes))
        let rows = (0..<1 << bits).filter { row in
            weights[row * classes..<(row + 1) * classes].contains { $0 != 0 }
        }
        writer.append(word: UInt32(rows.count))
        var last = 0
        for row in rows {
            writer.append(variableLengthNumber: row - last)
            last = row
            let present = (0..<classes).filter { weights[row * classes + $0] != 0 }
            writer.append(byte: UInt8(present.count))
            for index in present {
                writer.append(byte: UInt8(index))
                let weight = Int(weights[row * classes + index])
                writer.append(variableLengthNumber: weight << 1 ^ weight >> 63)
            }
        }
    }

    /// Safety: the mask keeps rows within the weights, which have a place for each row and class.
    package func add(_ features: [UInt32], to sums: inout [Int32]) {
        guard sums.count >= classes else { return }
        let (mask, classes) = (mask, classes)
        weights.withUnsafeBufferPointer { weights in
            sums.withUnsafeMutableBufferPointer { sums in
                for feature in features {
                    let row = Int(feature & mask) &* classes
                    for index in 0..<classes { sums[index] &+= Int32(weights[row &+ index]) }
                }
            }
        }
    }
}

/// The hash function of all linear models.
///
/// A fixed one: Swift's own hashing changes with every run.
@inline(__always)
package func mixed(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> UInt32 {
    var hash = template &* 0x9E37_79B1
    hash = (hash ^ a) &* 0x85EB_CA6B
    hash ^= hash >> 15
    hash = (hash ^ b) &* 0xC2B2_AE35
    hash ^= hash >> 13
    hash = (hash ^ c) &* 0x27D4_EB2F
    return hash ^ hash >> 16
}
