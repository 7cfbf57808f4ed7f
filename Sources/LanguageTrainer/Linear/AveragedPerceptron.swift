import Language

/// The weights of an averaged perceptron over hashed features (Collins 2002).
struct AveragedPerceptron: LinearScorer {
    private let classes: Int
    private let bits: Int
    private var weights: [Int32]
    private var totals: [Int64]
    private var time: Int64 = 1

    /// Makes a perceptron without knowledge.
    init(classes: Int, bits: Int) {
        self.classes = classes
        self.bits = bits
        weights = [Int32](repeating: 0, count: classes << bits)
        totals = [Int64](repeating: 0, count: classes << bits)
    }

    func add(_ features: [UInt32], to sums: inout [Int32]) {
        let mask = UInt32(1) << UInt32(bits) - 1
        for feature in features {
            let row = Int(feature & mask) * classes
            for index in 0..<classes { sums[index] &+= weights[row &+ index] }
        }
    }

    /// Moves the weights of features for one class.
    mutating func update(_ features: [UInt32], of index: Int, by change: Int32) {
        let mask = UInt32(1) << UInt32(bits) - 1
        for feature in features {
            let place = Int(feature & mask) * classes + index
            weights[place] += change
            totals[place] += Int64(change) * time
        }
    }

    /// Counts a decision.
    mutating func tick() { time += 1 }

    /// The mean of the weights over all decisions.
    func averaged() -> HashedLinearModel {
        let mean = zip(weights, totals).map { Float(Double($0) - Double($1) / Double(time)) }
        return HashedLinearModel(classes: classes, bits: bits, exact: mean)
    }
}
