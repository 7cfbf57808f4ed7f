internal import RDF

/// The hash of each blank node's own quads (the Hash First Degree Quads algorithm).
///
/// RDF Dataset Canonicalization, section 4.6.
struct FirstDegreeHashes: Sendable {
    private let width: Int
    private var digests: [UInt8] = []

    /// Hashes the quads of every node.
    ///
    /// - Complexity: O(q log q) for a node with q quads.
    init(_ templates: QuadTemplates, _ quads: QuadsOfNodes, _ algorithm: HashAlgorithm) {
        width = algorithm.digestLength
        digests.reserveCapacity(width * templates.nodes.count)
        var lines = SortedLines()
        var message: [UInt8] = []
        for node in templates.nodes.indices {
            lines.removeAll()
            for quad in quads[Int32(node)] {
                lines.append { output in
                    templates.append(templates.records[Int(quad)], to: &output) { other, output in
                        output.append(contentsOf: other == node ? "_:a".utf8 : "_:z".utf8)
                    }
                }
            }
            message.removeAll(keepingCapacity: true)
            lines.appendSorted(to: &message)
            algorithm.appendDigest(of: message, to: &digests)
        }
    }

    /// The digest of a node, as bytes.
    subscript(node: Int32) -> ArraySlice<UInt8> { digests[range(node)] }

    private func range(_ node: Int32) -> Range<Int> { Int(node) * width..<(Int(node) + 1) * width }

    /// The nodes in runs of those with the same digest, the digests ascending; within a run, in the order of the input.
    ///
    /// - Complexity: O(n log n).
    func runs() -> [ArraySlice<Int32>] {
        let order = (0..<Int32(digests.count / width)).sorted { left, right in
            if digests.precedes(range(left), range(right)) { return true }
            return left < right && !digests.precedes(range(right), range(left))
        }
        var runs: [ArraySlice<Int32>] = []
        var start = 0
        for end in order.indices.dropFirst() where digests.precedes(range(order[end - 1]), range(order[end])) {
            runs.append(order[start..<end])
            start = end
        }
        if start < order.count { runs.append(order[start...]) }
        return runs
    }
}

/// Lines of text that are put in order of their bytes, which is the order of their code points.
struct SortedLines {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []

    /// Empties the lines and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
    }

    /// Adds the line that a closure appends.
    mutating func append(_ line: (inout [UInt8]) -> Void) {
        let start = bytes.count
        line(&bytes)
        ranges.append(start..<bytes.count)
    }

    /// Appends all lines in order.
    ///
    /// - Complexity: O(n log n).
    mutating func appendSorted(to output: inout [UInt8]) {
        let bytes = bytes
        if ranges.count > 1 { ranges.sort { bytes.precedes($0, $1) } }
        for range in ranges { output.append(copying: bytes, range) }
    }
}
