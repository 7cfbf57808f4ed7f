/// How often features of objects occurred in examples, and how often with each property.
struct CueStatistics {
    private var occurrences: [String: Int] = [:]
    private var hits: [String: [Int: Int]] = [:]

    /// Counts the features of examples.
    init(_ examples: [AlignedExample]) {
        for example in examples {
            let source = CueFeatures(set: example.set)
            let objects = example.objects
            for (index, candidate) in example.set.candidates.enumerated() {
                for feature in Set(source.object(candidate)) {
                    occurrences[feature, default: 0] += 1
                    for property in (objects[index] ?? [:]).keys {
                        hits[feature, default: [:]][property, default: 0] += 1
                    }
                }
            }
        }
    }

    /// How many objects of a property had a feature.
    func support(_ feature: String, _ property: Int) -> Int { hits[feature]?[property] ?? 0 }

    /// The share of candidates with a feature that were objects of a property.
    func precision(_ feature: String, _ property: Int) -> Double {
        Double(support(feature, property)) / Double(max(occurrences[feature] ?? 0, 1))
    }
}
