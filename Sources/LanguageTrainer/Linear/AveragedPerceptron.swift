import Language

/// The weights of an averaged perceptron over hashed features (Collins 2002).
struct AveragedPerceptron {
    private let classes: Int
    private let bits: Int
    private var weights: [Float]
    private var totals: [Float]
    private var time: Float = 1

    /// Makes a perceptron without knowledge.
    init(classes: Int, bits: Int) {
        self.classes = classes
        self.bits = bits
        weights = [Float](repeating: 0, count: classes << bits)
        totals = weights
    }

    /// Adds the weights of features to the sums of classes.
    func add(_ features: [UInt32], to sums: inout [Float]) {
        let mask = UInt32(1) << UInt32(bits) - 1
        for feature in features {
            let row = Int(feature & mask) * classes
            for index in 0..<classes { sums[index] += weights[row + index] }
        }
    }

    /// Moves the weights of features for one class.
    mutating func update(_ features: [UInt32], of index: Int, by change: Float) {
        let mask = UInt32(1) << UInt32(bits) - 1
        for feature in features {
            let place = Int(feature & mask) * classes + index
            weights[place] += change
            totals[place] += change * time
        }
    }

    /// Counts a decision.
    mutating func tick() { time += 1 }

    /// The mean of the weights over all decisions.
    func averaged() -> HashedLinearModel {
        let mean = zip(weights, totals).map { $0 - $1 / time }
        return HashedLinearModel(classes: classes, bits: bits, exact: mean)
    }
}
