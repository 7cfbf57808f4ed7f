/// Finds, for the blank nodes of one dataset, those of another that are meant to be the same, as far as that can be told.
///
/// The datasets may differ. Nodes whose surroundings are the same, and the same nowhere else, are matched first, the widest
/// surroundings before the narrower; then matched nodes match their neighbours; then nodes that share what few others have.
/// All of it takes time about linear in the datasets, and gives the same pairs on every run. It proves nothing: that two
/// datasets are the same is known when the mapping makes one of them the other.
struct BlankNodeMatching {
    /// How far around a node its surroundings are looked at.
    private static let radius = 12
    /// How many pairs of nodes are compared for one thing that they share.
    private static let maximumPairs = 256

    /// How often what is left is looked over for nodes that share something.
    private static let maximumPasses = 8

    private let left: NodeSurroundings
    private let right: NodeSurroundings
    /// For each node of one side the number of its partner, or -1.
    private var partners: [Int]
    private var backwards: [Int]
    /// Pairs whose neighbours are to be looked at.
    private var pending: [Int] = []

    /// Makes a matching without pairs.
    ///
    /// - Complexity: O(n).
    init(_ left: ColoredDataset, _ right: ColoredDataset) {
        self.left = NodeSurroundings(left, radius: Self.radius)
        self.right = NodeSurroundings(right, radius: Self.radius)
        partners = [Int](repeating: -1, count: left.nodes.count)
        backwards = [Int](repeating: -1, count: right.nodes.count)
    }

    /// Whether every node has a partner.
    var isComplete: Bool { !partners.contains(-1) && !backwards.contains(-1) }

    /// The nodes of the left dataset and their partners.
    var mapping: [BlankNode: BlankNode] {
        var mapping: [BlankNode: BlankNode] = [:]
        for (node, partner) in partners.enumerated() where partner >= 0 {
            mapping[left.dataset.nodes[node]] = right.dataset.nodes[partner]
        }
        return mapping
    }

    /// Finds the pairs.
    mutating func run() {
        for radius in (1...Self.radius).reversed() {
            matchSame(radius, onlyUnique: true)
            extend(onlyUnique: true)
        }
        pending = partners.indices.filter { partners[$0] >= 0 }
        extend(onlyUnique: false)
        matchSame(Self.radius, onlyUnique: false)
        for _ in 0..<Self.maximumPasses where !isComplete {
            guard matchSimilar() else { break }
        }
        for radius in (1..<Self.radius).reversed() { matchSame(radius, onlyUnique: false) }
    }

    private mutating func match(_ node: Int, _ partner: Int) {
        partners[node] = partner
        backwards[partner] = node
        pending.append(node)
    }

    /// Matches nodes whose surroundings are the same up to a radius; where several are, in the order of the datasets.
    private mutating func matchSame(_ radius: Int, onlyUnique: Bool) {
        let groups = groups(
            partners.indices.filter { partners[$0] < 0 }, backwards.indices.filter { backwards[$0] < 0 },
            left: { left.colors[radius][$0] }, right: { right.colors[radius][$0] })
        for group in groups where !onlyUnique || group.isUnique {
            for (node, partner) in zip(group.left, group.right)
            where partners[node] < 0 && backwards[partner] < 0 {
                match(node, partner)
                // One pair of alike nodes decides about the nodes around it, so these come before the next pair.
                if !onlyUnique { extend(onlyUnique: false) }
            }
        }
    }

    /// Matches the neighbours of matched nodes: those that stand alone in the same quads with matched nodes.
    private mutating func extend(onlyUnique: Bool) {
        var next = 0
        while next < pending.count {
            let node = pending[next]
            next += 1
            let neighbours = left.keys(around: node) { partners[$0] < 0 ? nil : $0 }
            let others = right.keys(around: partners[node]) { backwards[$0] < 0 ? nil : backwards[$0] }
            let groups = groups(
                neighbours.indices, others.indices, left: { neighbours[$0].key }, right: { others[$0].key })
            for group in groups {
                matchGroup(
                    group.left.map { neighbours[$0].node }, group.right.map { others[$0].node },
                    onlyUnique: onlyUnique)
            }
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Matches nodes that are known to stand for each other as groups.
    private mutating func matchGroup(_ nodes: [Int], _ others: [Int], onlyUnique: Bool) {
        if nodes.count == 1, others.count == 1 {
            if partners[nodes[0]] < 0, backwards[others[0]] < 0 { match(nodes[0], others[0]) }
            return
        }
        guard !onlyUnique else { return }
        for radius in [Self.radius, 3, 1] {
            let groups = groups(
                nodes.filter { partners[$0] < 0 }, others.filter { backwards[$0] < 0 },
                left: { left.colors[radius][$0] }, right: { right.colors[radius][$0] })
            for group in groups {
                for (node, other) in zip(group.left, group.right) where partners[node] < 0 && backwards[other] < 0 {
                    match(node, other)
                }
            }
        }
        let restLeft = nodes.filter { partners[$0] < 0 }
        let restRight = others.filter { backwards[$0] < 0 }
        matchSimilar(restLeft, restRight)
        if restLeft.count == 1, restRight.count == 1, partners[restLeft[0]] < 0, backwards[restRight[0]] < 0 {
            match(restLeft[0], restRight[0])
        }
    }

    /// Matches the nodes without partners that share most; gives `false` when there was nothing to match.
    private mutating func matchSimilar() -> Bool {
        let before = partners.count { $0 >= 0 }
        matchSimilar(partners.indices.filter { partners[$0] < 0 }, backwards.indices.filter { backwards[$0] < 0 })
        extend(onlyUnique: false)
        return partners.count { $0 >= 0 } > before
    }

    /// Matches nodes of two lists that share most of the quads that few others are in.
    private mutating func matchSimilar(_ nodes: [Int], _ others: [Int]) {
        guard !nodes.isEmpty, !others.isEmpty else { return }
        let leftKeys = nodes.flatMap { node in left.keys(of: node) { partners[$0] < 0 ? nil : $0 }.map { (node, $0) } }
        let rightKeys = others.flatMap { node in
            right.keys(of: node) { backwards[$0] < 0 ? nil : backwards[$0] }.map { (node, $0) }
        }
        var votes: [SIMD2<Int>: Int] = [:]
        let groups = groups(leftKeys.indices, rightKeys.indices, left: { leftKeys[$0].1 }, right: { rightKeys[$0].1 })
        for group in groups where group.left.count * group.right.count <= Self.maximumPairs {
            for node in group.left {
                for other in group.right { votes[SIMD2(leftKeys[node].0, rightKeys[other].0), default: 0] += 1 }
            }
        }
        let ranking = votes.sorted { ($1.value, $0.key.x, $0.key.y) < ($0.value, $1.key.x, $1.key.y) }
        for (pair, _) in ranking where partners[pair.x] < 0 && backwards[pair.y] < 0 { match(pair.x, pair.y) }
    }

    /// Items of two sides with the same key.
    private struct Group {
        var left: [Int] = []
        var right: [Int] = []
        var isUnique: Bool { left.count == 1 && right.count == 1 }
    }

    /// The groups that have items on both sides, in the order of the left side.
    private func groups(
        _ leftItems: some Sequence<Int>, _ rightItems: some Sequence<Int>, left: (Int) -> UInt64,
        right: (Int) -> UInt64
    ) -> [Group] {
        var groups: [Group] = []
        var places: [UInt64: Int] = [:]
        for item in leftItems {
            let place = places[left(item), default: groups.count]
            if place == groups.count {
                places[left(item)] = place
                groups.append(Group())
            }
            groups[place].left.append(item)
        }
        for item in rightItems {
            if let place = places[right(item)] { groups[place].right.append(item) }
        }
        return groups.filter { !$0.right.isEmpty }
    }
}
