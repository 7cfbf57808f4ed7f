/// Pseudo-random numbers that are the same on every run (SplitMix64; Steele, Lea and Flood 2014).
struct RandomSource: RandomNumberGenerator {
    private var state: UInt64

    /// Starts from a seed.
    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number at least zero and less than a bound.
    mutating func next(below bound: Int) -> Int {
        Int(next() % UInt64(max(1, bound)))
    }

    /// A number from about the normal distribution: the sum of twelve uniform ones, less six.
    mutating func nextNormal() -> Float {
        var sum: Float = -6
        for _ in 0..<12 { sum += Float(next() >> 40) * 0x1p-24 }
        return sum
    }

    /// Mixes an array.
    mutating func shuffle<Element>(_ array: inout [Element]) {
        for last in stride(from: array.count - 1, to: 0, by: -1) { array.swapAt(last, next(below: last + 1)) }
    }
}
