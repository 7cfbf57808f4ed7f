/// A regular expression as a tree.
indirect enum RegexNode {
    case set(ScalarSet)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    /// A group that captures; the number counts from 1.
    case capture(RegexNode, Int)
    case repetition(RegexNode, minimum: Int, maximum: Int?, isReluctant: Bool)
    case start
    case end
}

/// A set of Unicode scalars, as ascending ranges; the ASCII part is kept as bits as well.
struct ScalarSet {
    private var ranges: [ClosedRange<UInt32>]
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = ScalarSet.normalized(ranges)
        for scalar in 0..<UInt32(128) where self.ranges.contains(where: { $0.contains(scalar) }) {
            if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
        }
    }

    static let any = ScalarSet([0...0x10FFFF])
    static let anyButLineEnds = ScalarSet([0xA...0xA, 0xD...0xD]).inverted

    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return high >> UInt64(scalar - 64) & 1 == 1 }
        var from = 0
        var to = ranges.count
        while from < to {
            let middle = (from + to) / 2
            if ranges[middle].upperBound < scalar { from = middle + 1 } else { to = middle }
        }
        return from < ranges.count && ranges[from].lowerBound <= scalar
    }

    var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return ScalarSet(result)
    }

    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    func subtracting(_ other: ScalarSet) -> ScalarSet { inverted.union(other).inverted }

    /// The set with both cases of its letters; large sets get those of ASCII and Latin-1 only.
    var ignoringCase: ScalarSet {
        var result = ranges
        let size = ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 }
        for range in ranges {
            let limit = size > 4096 ? min(range.upperBound, 0x24F) : range.upperBound
            guard range.lowerBound <= limit else { continue }
            for value in range.lowerBound...limit {
                guard let properties = Unicode.Scalar(value)?.properties else { continue }
                for mapped in [properties.lowercaseMapping, properties.uppercaseMapping] {
                    let scalars = mapped.unicodeScalars
                    if scalars.count == 1, let scalar = scalars.first { result.append(scalar.value...scalar.value) }
                }
            }
        }
        return ScalarSet(result)
    }

    private static func normalized(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound + 1 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
