extension Dataset {
    /// Whether another dataset is the same up to the labels of blank nodes.
    ///
    /// RDF 1.2 Concepts, section 4.1 (dataset isomorphism). Blank nodes are told apart by colour refinement; what stays
    /// alike is paired as it comes, and if that does not hold, tried pair by pair.
    ///
    /// - Parameters:
    ///   - other: the dataset to compare with.
    ///   - maximumTrials: how many pairs may be tried.
    /// - Throws: `limit` when that many trials bring no answer; only artificial graphs need more than a few.
    /// - Complexity: O(n · rounds) for each trial; most datasets need none.
    public func isIsomorphic(to other: Dataset, maximumTrials: Int = 10_000) throws(RDFSyntaxError) -> Bool {
        guard count == other.count else { return false }
        let left = ColoredDataset(self)
        let right = ColoredDataset(other)
        guard left.nodes.count == right.nodes.count else { return false }
        let plain = [UInt64](repeating: 0, count: left.nodes.count)
        guard left.fingerprint(plain) == right.fingerprint(plain) else { return false }
        func holds(_ mapping: [BlankNode: BlankNode]) -> Bool {
            allSatisfy { other.contains($0.relabelled(by: mapping)) }
        }
        // Where blank nodes are alike because they are exchangeable, any sensible pairs will do.
        var matching = BlankNodeMatching(left, right)
        matching.run()
        if matching.isComplete, holds(matching.mapping) { return true }
        var search = IsomorphismSearch(left: left, right: right, trialsLeft: maximumTrials)
        return try search.run(holds: holds)
    }
}

extension Graph {
    /// Whether another graph is the same up to the labels of blank nodes.
    ///
    /// RDF 1.2 Concepts, section 3.7 (graph isomorphism); see `Dataset.isIsomorphic(to:maximumTrials:)`.
    ///
    /// - Parameters:
    ///   - other: the graph to compare with.
    ///   - maximumTrials: how many pairs of blank nodes may be tried.
    /// - Throws: `limit` when that many trials bring no answer.
    /// - Complexity: O(n · rounds) for each trial; most graphs need none.
    public func isIsomorphic(to other: Graph, maximumTrials: Int = 10_000) throws(RDFSyntaxError) -> Bool {
        try Dataset(map { Quad($0) }).isIsomorphic(to: Dataset(other.map { Quad($0) }), maximumTrials: maximumTrials)
    }
}

extension Quad {
    /// The quad with other blank nodes.
    func relabelled(by mapping: [BlankNode: BlankNode]) -> Quad {
        Quad(triple.relabelled(by: mapping), graph: graph?.relabelled(by: mapping))
    }
}

extension Triple {
    fileprivate func relabelled(by mapping: [BlankNode: BlankNode]) -> Triple {
        Triple(
            subject: subject.relabelled(by: mapping), predicate: predicate, object: object.relabelled(by: mapping))
    }
}

extension Term {
    fileprivate func relabelled(by mapping: [BlankNode: BlankNode]) -> Term {
        switch self {
        case .iri, .literal: self
        case .blankNode(let node): .blankNode(mapping[node] ?? node)
        case .triple(let triple): .triple(triple.relabelled(by: mapping))
        }
    }
}

/// Looks for a mapping between the blank nodes of two datasets.
private struct IsomorphismSearch {
    let left: ColoredDataset
    let right: ColoredDataset
    var trialsLeft: Int

    /// A pair of colourings that is still to be looked at, where the right one gives one node a colour of its own.
    ///
    /// The node is kept apart so that all candidates share the colours of the others.
    private typealias State = (left: [UInt64], right: [UInt64], candidate: Int?, color: UInt64)

    /// Whether there is a mapping that holds.
    ///
    /// - Parameter holds: whether the mapping makes one dataset the other; colours are hashes, so what they say is
    ///   checked.
    mutating func run(holds: ([BlankNode: BlankNode]) -> Bool) throws(RDFSyntaxError) -> Bool {
        let plain = [UInt64](repeating: 0, count: left.nodes.count)
        var states: [State] = [(left: plain, right: plain, candidate: nil, color: 0)]
        while let state = states.popLast() {
            guard trialsLeft > 0 else {
                throw RDFSyntaxError(
                    .limit, "the blank nodes are too much alike to compare the graphs; raise the limit")
            }
            trialsLeft -= 1
            let leftColors = left.refine(state.left)
            var start = state.right
            if let candidate = state.candidate { start[candidate] = state.color }
            let rightColors = right.refine(start)
            guard left.fingerprint(leftColors) == right.fingerprint(rightColors),
                leftColors.sorted() == rightColors.sorted()
            else { continue }
            guard let color = smallestClass(of: leftColors) else {
                if holds(mapping(leftColors, rightColors)) { return true }
                continue
            }
            guard let node = leftColors.firstIndex(of: color) else { continue }
            var next = leftColors
            next[node] = mix(color, .max)
            for candidate in rightColors.indices.reversed() where rightColors[candidate] == color {
                states.append((left: next, right: rightColors, candidate: candidate, color: mix(color, .max)))
            }
        }
        return false
    }

    /// The mapping between nodes of the same colour, when each has its own.
    private func mapping(_ leftColors: [UInt64], _ rightColors: [UInt64]) -> [BlankNode: BlankNode] {
        var nodes: [UInt64: BlankNode] = [:]
        for (number, node) in right.nodes.enumerated() { nodes[rightColors[number]] = node }
        return left.nodes.enumerated().reduce(into: [:]) { mapping, item in
            mapping[item.element] = nodes[leftColors[item.offset]]
        }
    }

    /// The colour that the fewest nodes share, of those that more than one has; `nil` when all nodes are told apart.
    private func smallestClass(of colors: [UInt64]) -> UInt64? {
        var counts: [UInt64: Int] = [:]
        for color in colors { counts[color, default: 0] += 1 }
        return counts.filter { $0.value > 1 }.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}
