extension Dataset {
    /// Whether another dataset is the same up to the labels of blank nodes.
    ///
    /// RDF 1.2 Concepts, section 4.1 (dataset isomorphism). Blank nodes are told apart by colour refinement; what stays
    /// alike is tried pair by pair.
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
        var search = IsomorphismSearch(left: left, right: right, trialsLeft: maximumTrials)
        return try search.run { mapping in allSatisfy { other.contains($0.relabelled(by: mapping)) } }
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
    fileprivate func relabelled(by mapping: [BlankNode: BlankNode]) -> Quad {
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

/// A dataset whose blank nodes are numbers and whose quads are lists of hashes and of places where blank nodes stand.
private struct ColoredDataset {
    /// A quad: its shape with blank nodes left out, and the blank nodes in the order of their places.
    struct Shape {
        var hash: UInt64
        var nodes: [Int]
    }

    private(set) var nodes: [BlankNode: Int] = [:]
    private(set) var shapes: [Shape] = []

    init(_ dataset: Dataset) {
        for quad in dataset {
            var shape = Shape(hash: 0, nodes: [])
            add(quad.triple, to: &shape)
            if let graph = quad.graph { add(graph, to: &shape) }
            shapes.append(shape)
        }
    }

    private mutating func add(_ triple: Triple, to shape: inout Shape) {
        add(triple.subject, to: &shape)
        add(.iri(triple.predicate), to: &shape)
        add(triple.object, to: &shape)
    }

    private mutating func add(_ term: Term, to shape: inout Shape) {
        switch term {
        case .iri(let iri): shape.hash = mix(shape.hash, text: iri.string, kind: 1)
        case .blankNode(let node):
            let number = nodes[node, default: nodes.count]
            nodes[node] = number
            shape.nodes.append(number)
            shape.hash = mix(shape.hash, 2)
        case .literal(let literal):
            shape.hash = mix(shape.hash, text: literal.lexicalForm, kind: 3)
            shape.hash = mix(shape.hash, text: literal.datatype.string, kind: 4)
            shape.hash = mix(shape.hash, text: (literal.language ?? "") + (literal.direction?.rawValue ?? ""), kind: 5)
        case .triple(let triple):
            shape.hash = mix(shape.hash, 6)
            add(triple, to: &shape)
            shape.hash = mix(shape.hash, 7)
        }
    }

    /// Gives blank nodes that stand in different surroundings different colours, until that tells no more of them apart.
    func refine(_ start: [UInt64]) -> [UInt64] {
        var colors = start
        var classes = Set(colors).count
        while true {
            var sums = [UInt64](repeating: 0, count: colors.count)
            for shape in shapes {
                var hash = shape.hash
                for node in shape.nodes { hash = mix(hash, colors[node]) }
                for (place, node) in shape.nodes.enumerated() { sums[node] &+= mix(hash, UInt64(place)) }
            }
            let next = zip(colors, sums).map { mix($0, $1) }
            let nextClasses = Set(next).count
            colors = next
            guard nextClasses > classes else { return colors }
            classes = nextClasses
        }
    }

    /// The hashes of all quads under colours, in order.
    func fingerprint(_ colors: [UInt64]) -> [UInt64] {
        shapes.map { shape in shape.nodes.reduce(shape.hash) { mix($0, colors[$1]) } }.sorted()
    }
}

/// Looks for a mapping between the blank nodes of two datasets.
private struct IsomorphismSearch {
    let left: ColoredDataset
    let right: ColoredDataset
    var trialsLeft: Int

    /// A pair of colourings that is still to be looked at.
    private typealias State = (left: [UInt64], right: [UInt64])

    /// Whether there is a mapping that holds.
    ///
    /// - Parameter holds: whether the mapping makes one dataset the other; colours are hashes, so what they say is
    ///   checked.
    mutating func run(holds: ([BlankNode: BlankNode]) -> Bool) throws(RDFSyntaxError) -> Bool {
        let plain = [UInt64](repeating: 0, count: left.nodes.count)
        var states: [State] = [(left: plain, right: plain)]
        while let state = states.popLast() {
            guard trialsLeft > 0 else {
                throw RDFSyntaxError(
                    .limit, "the blank nodes are too much alike to compare the graphs; raise the limit")
            }
            trialsLeft -= 1
            let leftColors = left.refine(state.left)
            let rightColors = right.refine(state.right)
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
                var nextRight = rightColors
                nextRight[candidate] = mix(color, .max)
                states.append((left: next, right: nextRight))
            }
        }
        return false
    }

    /// The mapping between nodes of the same colour, when each has its own.
    private func mapping(_ leftColors: [UInt64], _ rightColors: [UInt64]) -> [BlankNode: BlankNode] {
        var nodes: [UInt64: BlankNode] = [:]
        for (node, number) in right.nodes { nodes[rightColors[number]] = node }
        return left.nodes.reduce(into: [:]) { mapping, item in mapping[item.key] = nodes[leftColors[item.value]] }
    }

    /// The colour that the fewest nodes share, of those that more than one has; `nil` when all nodes are told apart.
    private func smallestClass(of colors: [UInt64]) -> UInt64? {
        var counts: [UInt64: Int] = [:]
        for color in colors { counts[color, default: 0] += 1 }
        return counts.filter { $0.value > 1 }.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}

private func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var mixed = (hash ^ value &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    mixed = mixed &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 32 &+ 1
}

private func mix(_ hash: UInt64, text: String, kind: UInt64) -> UInt64 {
    var mixed = mix(hash, kind)
    for byte in text.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return mix(mixed, UInt64(text.utf8.count))
}
