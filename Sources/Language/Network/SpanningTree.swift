/// Finds the best dependency tree for given scores of arcs.
///
/// Safety: the scores have as many rows as there are tokens, each with a column more than there are tokens.
package enum SpanningTree {
    /// The tree with one root and the greatest sum of scores (Chu and Liu 1965, Edmonds 1967).
    ///
    /// Where the best head of every token already gives such a tree, that is it. Otherwise each of the three best roots is
    /// tried.
    ///
    /// - Parameters:
    ///   - scores: for each token a row with the scores of the root and of all tokens as its head.
    ///   - stride: the distance of rows.
    ///   - count: the number of tokens.
    /// - Returns: the heads, where zero is the root.
    /// - Complexity: O(n²) when the best heads form a tree, otherwise O(n³) at worst.
    package static func heads(scores: UnsafePointer<Float>, stride: Int, count: Int) -> [Int] {
        guard count > 0 else { return [] }
        var best = (0..<count).map { token in bestHead(scores + token * stride, among: 0...count) }
        if isTree(best) { return best }
        let roots = (0..<count).sorted {
            (scores[$0 * stride], $1) > (scores[$1 * stride], $0)
        }
        var bestSum = -Float.infinity
        for root in roots.prefix(3) {
            let heads = arborescence(rootedAt: root, scores: scores, stride: stride, count: count)
            let sum = heads.enumerated().reduce(Float(0)) { $0 + scores[$1.offset * stride + $1.element] }
            if sum > bestSum {
                bestSum = sum
                best = heads
            }
        }
        return best
    }

    private static func bestHead(_ row: UnsafePointer<Float>, among range: ClosedRange<Int>) -> Int {
        var best = range.lowerBound
        for head in range where row[head] > row[best] { best = head }
        return best
    }

    /// Whether heads form a tree under exactly one root.
    package static func isTree(_ heads: [Int]) -> Bool {
        guard heads.count(where: { $0 == 0 }) == 1 else { return false }
        // Zero: not seen, one: on the way, two: leads to the root.
        var state = [UInt8](repeating: 0, count: heads.count)
        var path: [Int] = []
        for start in heads.indices {
            var token = start
            path.removeAll(keepingCapacity: true)
            while token >= 0, state[token] == 0 {
                state[token] = 1
                path.append(token)
                token = heads[token] - 1
            }
            if token >= 0, state[token] == 1 { return false }
            for seen in path { state[seen] = 2 }
        }
        return true
    }

    /// The best tree in which one given token is the root.
    private static func arborescence(
        rootedAt root: Int, scores: UnsafePointer<Float>, stride: Int, count: Int
    ) -> [Int] {
        var graph = ArcGraph(count: count + 1)
        for dependent in 1...count {
            for head in 0...count where head != dependent && (dependent == root + 1) == (head == 0) {
                graph[dependent, head] = scores[(dependent - 1) * stride + head]
            }
        }
        return Array(graph.bestHeads().dropFirst())
    }
}

/// A complete directed graph with a score for each arc; node zero is the root.
private struct ArcGraph {
    private let count: Int
    private var scores: [Float]

    init(count: Int) {
        self.count = count
        scores = [Float](repeating: -1e9, count: count * count)
    }

    subscript(dependent: Int, head: Int) -> Float {
        get { scores[dependent * count + head] }
        set { scores[dependent * count + head] = newValue }
    }

    /// The head of every node in the best tree.
    ///
    /// The root's own entry means nothing. Each call draws one cycle together to a single node; the length of a sentence bounds the depth.
    func bestHeads() -> [Int] {
        var heads = [Int](repeating: 0, count: count)
        for node in 1..<count {
            for head in 0..<count where head != node && (self[node, head] > self[node, heads[node]]) {
                heads[node] = head
            }
        }
        guard let cycle = cycle(in: heads) else { return heads }
        let inside = Set(cycle)
        let outside = (0..<count).filter { !inside.contains($0) }
        let whole = outside.count
        let sum = cycle.reduce(Float(0)) { $0 + self[$1, heads[$1]] }
        var smaller = ArcGraph(count: whole + 1)
        var entry = [Int](repeating: 0, count: count)
        var exit = entry
        for (index, node) in outside.enumerated() {
            for (other, head) in outside.enumerated() where other != index { smaller[index, other] = self[node, head] }
            var (out, into) = (cycle[0], cycle[0])
            for member in cycle.dropFirst() {
                if self[node, member] > self[node, out] { out = member }
                if gain(member, from: node, heads) > gain(into, from: node, heads) { into = member }
            }
            smaller[index, whole] = self[node, out]
            smaller[whole, index] = gain(into, from: node, heads) + sum
            exit[node] = out
            entry[node] = into
        }
        let solution = smaller.bestHeads()
        for (index, node) in outside.enumerated() where node != 0 {
            heads[node] = solution[index] == whole ? exit[node] : outside[solution[index]]
        }
        let source = outside[solution[whole]]
        heads[entry[source]] = source
        return heads
    }

    /// What it changes to enter a cycle from a node at a member.
    private func gain(_ member: Int, from node: Int, _ heads: [Int]) -> Float {
        self[member, node] - self[member, heads[member]]
    }

    private func cycle(in heads: [Int]) -> [Int]? {
        var visit = [Int](repeating: 0, count: count)
        visit[0] = -1
        for start in 1..<count {
            var node = start
            while visit[node] == 0 {
                visit[node] = start
                node = heads[node]
            }
            guard visit[node] == start else { continue }
            var members = [node]
            var next = heads[node]
            while next != node {
                members.append(next)
                next = heads[next]
            }
            return members
        }
        return nil
    }
}
