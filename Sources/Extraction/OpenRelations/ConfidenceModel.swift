/// A logistic regression that tells from the features of an open fact how good it is to be expected to be.
struct ConfidenceModel: Sendable {
    /// The weight of each feature, in thousandths.
    let weights: [String: Int]
    /// The confidence from which on facts are told.
    let threshold: Double

    /// The confidence, 0…1, of a fact with some features; unknown ones weigh nothing.
    ///
    /// It has three digits, so that it prints the same everywhere.
    func confidence(of features: [String]) -> Double {
        let sum = features.reduce(0) { $0 + (weights[$1] ?? 0) }
        return (1000 / (1 + Self.exponential(-Double(min(max(sum, -20_000), 20_000)) / 1000))).rounded() / 1000
    }

    /// eˣ by ten squarings of 1 + x/1024 and its square term, with nothing but multiplications and sums, which every
    /// machine rounds alike.
    private static func exponential(_ x: Double) -> Double {
        let step = x / 1024
        var power = 1 + step * (1 + step / 2)
        for _ in 0..<10 { power *= power }
        return power
    }
}
