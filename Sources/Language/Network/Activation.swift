/// The exponential and what is made of it, with the same bytes on every machine.
///
/// The C library's functions differ from one version to the next; these use only exactly rounded operations.
///
/// Safety: whoever takes the softmax of scores has made room up to the next multiple of sixteen.
package enum Activation {
    /// e to the x, for sixteen numbers, with a relative error of about 10⁻⁶.
    ///
    /// 2ⁿ goes into the exponent bits, the rest into a polynomial. Adding 1.5 × 2²³ rounds to the next whole number; the
    /// conversions and `clamped` of the standard library would take the lanes one by one.
    @inline(__always)
    package static func exp(_ x: SIMD16<Float>) -> SIMD16<Float> {
        var bounded = x.replacing(with: 87, where: x .> 87)
        bounded.replace(with: -87, where: bounded .< -87)
        let scaled = bounded * 1.442695
        let shifted = scaled + 12_582_912
        let fraction = (scaled - (shifted - 12_582_912)) * 0.6931472
        var sum = fraction * (1 / 720) + (1 / 120)
        sum = sum * fraction + (1 / 24)
        sum = sum * fraction + (1 / 6)
        sum = sum * fraction + 0.5
        sum = sum * fraction + 1
        sum = sum * fraction + 1
        let bits = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- (0x4B40_0000 - 127)
        return sum * unsafeBitCast(bits &<< 23, to: SIMD16<Float>.self)
    }

    /// The logistic function.
    @inline(__always)
    package static func sigmoid(_ x: SIMD16<Float>) -> SIMD16<Float> {
        1 / (1 + exp(-x))
    }

    /// The hyperbolic tangent.
    @inline(__always)
    package static func tanh(_ x: SIMD16<Float>) -> SIMD16<Float> {
        2 / (1 + exp(-2 * x)) - 1
    }

    /// Turns scores into probabilities in place.
    ///
    /// - Parameters:
    ///   - scores: the scores; room up to the next multiple of sixteen must follow, which becomes zero.
    ///   - count: how many.
    /// - Complexity: O(count).
    package static func softmax(_ scores: UnsafeMutablePointer<Float>, count: Int) {
        var greatest = scores[0]
        for index in 1..<max(1, count) where scores[index] > greatest { greatest = scores[index] }
        let padded = roundedUpToLane(count)
        var index = count
        while index < padded {
            scores[index] = -1e9
            index &+= 1
        }
        var sum: Float = 0
        let lanes = UnsafeMutableRawPointer(scores)
        index = 0
        while index < padded {
            let value = exp(lanes.loadUnaligned(fromByteOffset: index &* 4, as: SIMD16<Float>.self) - greatest)
            lanes.storeBytes(of: value, toByteOffset: index &* 4, as: SIMD16<Float>.self)
            for lane in 0..<min(16, count &- index) { sum += value[lane] }
            index &+= 16
        }
        for index in 0..<count { scores[index] /= sum }
        for index in count..<padded { scores[index] = 0 }
    }
}
