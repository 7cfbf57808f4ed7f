/// How cues are learnt: stochastic gradient descent with a rate for each weight (Duchi, Hazan and Singer: Adaptive
/// subgradient methods, 2011), with features left out at random so that none is relied upon alone.
enum CueTraining {
    static let epochs = 6
    static let rate: Float = 0.2
    static let decay: Float = 0.001
    /// The share of features that is left out.
    static let dropout: Float = 0.3
    /// How often a feature occurs at least.
    static let leastCount = 2
    /// What a counterexample weighs where the facts are not complete and none of its property is listed.
    static let doubtfulWeight: Float = 0.3
    /// Fewer examples than these weigh more.
    static let fewExamples: Float = 30
    static let initialSquares: Float = 0.1
    static let seed: UInt64 = 1

    /// Moves a weight against its gradient.
    @inline(__always)
    static func step(_ weight: inout Float, _ squares: inout Float, gradient: Float) {
        let gradient = gradient + decay * weight
        squares += gradient * gradient
        weight -= rate * gradient / squares.squareRoot()
    }
}
