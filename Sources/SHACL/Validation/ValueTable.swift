/// Focus nodes and the values that a shape looks at, as pairs.
struct ValueTable {
    /// The focus nodes, each once.
    let focus: [UInt32]
    /// For each pair the place of its focus node, ascending.
    let sources: [UInt32]
    /// For each pair its value; no value comes twice for a focus node.
    let values: [UInt32]

    var count: Int { values.count }

    /// The focus nodes as their own values: what a node shape looks at.
    init(focus: [UInt32]) {
        self.focus = focus
        sources = focus.indices.map { UInt32($0) }
        values = focus
    }

    /// - Parameter isSet: whether the pairs are in order and without duplicates already.
    init(focus: [UInt32], sources: [UInt32], values: [UInt32], isSet: Bool) {
        self.focus = focus
        guard !isSet else {
            self.sources = sources
            self.values = values
            return
        }
        let pairs = zip(sources, values).map { UInt64($0) << 32 | UInt64($1) }.sorted()
        var kept: [UInt64] = []
        kept.reserveCapacity(pairs.count)
        for pair in pairs where kept.last != pair { kept.append(pair) }
        self.sources = kept.map { UInt32($0 >> 32) }
        self.values = kept.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// The rows of each focus node: from one element up to the next.
    var starts: [Int] {
        var starts = [Int](repeating: 0, count: focus.count + 1)
        for source in sources { starts[Int(source) + 1] += 1 }
        for place in focus.indices { starts[place + 1] += starts[place] }
        return starts
    }

    /// The values, each once, and for each row the place of its value among them.
    var distinct: (nodes: [UInt32], places: [Int]) {
        var numbers = NodeNumbers()
        let places = values.map { numbers.insert($0) }
        return (numbers.nodes, places)
    }
}

/// The values that each focus node has for another property.
struct ValueGroups {
    private let starts: [Int]
    private let values: [UInt32]

    init(_ table: ValueTable) {
        starts = table.starts
        var values = table.values
        for place in table.focus.indices where starts[place + 1] - starts[place] > 1 {
            values[starts[place]..<starts[place + 1]].sort()
        }
        self.values = values
    }

    /// The values of a focus node, ascending by number.
    subscript(source: Int) -> ArraySlice<UInt32> { values[starts[source]..<starts[source + 1]] }

    /// Whether a focus node has a value.
    ///
    /// - Complexity: O(log *values of the node*).
    func contains(_ source: Int, _ value: UInt32) -> Bool {
        var low = starts[source]
        var high = starts[source + 1]
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < starts[source + 1] && values[low] == value
    }
}
