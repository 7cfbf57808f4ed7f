/// What stands around each blank node of a dataset.
struct NodeSurroundings {
    let dataset: ColoredDataset
    /// For each radius, and each node, a hash of all that stands within the radius.
    let colors: [[UInt64]]
    /// Where the quads of each node start in `quads`, and where the last ones end.
    private let starts: [Int]
    private let quads: [Int]

    /// Looks around all nodes.
    ///
    /// - Complexity: O(n · radius).
    init(_ dataset: ColoredDataset, radius: Int) {
        self.dataset = dataset
        var colors = [[UInt64](repeating: 0, count: dataset.nodes.count)]
        for _ in 0..<radius { colors.append(dataset.refineOnce(colors[colors.count - 1])) }
        self.colors = colors
        var starts = [Int](repeating: 0, count: dataset.nodes.count + 1)
        for quad in dataset.hashes.indices {
            for node in dataset.nodes(ofQuad: quad) { starts[node + 1] += 1 }
        }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var quads = [Int](repeating: 0, count: starts[starts.count - 1])
        var next = starts
        for quad in dataset.hashes.indices {
            for node in dataset.nodes(ofQuad: quad) {
                quads[next[node]] = quad
                next[node] += 1
            }
        }
        self.starts = starts
        self.quads = quads
    }

    /// A node without a partner, and a hash of a quad in which it is the only such node.
    struct Neighbour {
        var node: Int
        var key: UInt64
    }

    /// The nodes that stand beside one in quads where all other nodes have partners.
    ///
    /// - Parameter identity: what a node with a partner is known as on both sides; `nil` for one without.
    /// - Complexity: O(quads of the node).
    func keys(around node: Int, identity: (Int) -> Int?) -> [Neighbour] {
        var neighbours: [Neighbour] = []
        for quad in quads[starts[node]..<starts[node + 1]] {
            var hash = dataset.hashes[quad]
            var single = -1
            var isSingle = true
            for other in dataset.nodes(ofQuad: quad) {
                if let identity = identity(other) {
                    hash = mix(hash, UInt64(identity) &+ 2)
                } else {
                    hash = mix(hash, 1)
                    if single >= 0, single != other { isSingle = false }
                    single = other
                }
            }
            if single >= 0, isSingle { neighbours.append(Neighbour(node: single, key: hash)) }
        }
        return neighbours
    }

    /// A hash for each quad of a node: what it says when nodes without partners are left open.
    ///
    /// - Complexity: O(quads of the node).
    func keys(of node: Int, identity: (Int) -> Int?) -> [UInt64] {
        quads[starts[node]..<starts[node + 1]].map { quad in
            dataset.nodes(ofQuad: quad).reduce(dataset.hashes[quad]) { hash, other in
                mix(hash, other == node ? 0 : identity(other).map { UInt64($0) &+ 2 } ?? 1)
            }
        }
    }
}
