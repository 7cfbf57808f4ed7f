/// For each blank node, the quads that it stands in (the "blank node to quads map").
///
/// All lists lie in one array, one after the other.
struct QuadsOfNodes: Sendable {
    private let starts: [Int]
    private let quads: [Int32]

    /// Makes the lists; a quad is listed once for each of its blank nodes.
    ///
    /// - Complexity: O(quads + nodes).
    init(_ templates: QuadTemplates) {
        var starts = [Int](repeating: 0, count: templates.nodes.count + 1)
        for record in templates.records { Self.forEachNode(of: record) { starts[Int($0) + 1] += 1 } }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var quads = [Int32](repeating: 0, count: starts[starts.count - 1])
        var next = starts
        for (index, record) in templates.records.enumerated() {
            Self.forEachNode(of: record) { node in
                quads[next[Int(node)]] = Int32(index)
                next[Int(node)] += 1
            }
        }
        self.starts = starts
        self.quads = quads
    }

    /// The quads of a node, as indexes of templates.
    subscript(node: Int32) -> ArraySlice<Int32> { quads[starts[Int(node)]..<starts[Int(node) + 1]] }

    private static func forEachNode(of record: QuadTemplates.Record, _ body: (Int32) -> Void) {
        if record.subject >= 0 { body(record.subject) }
        if record.object >= 0, record.object != record.subject { body(record.object) }
        if record.graph >= 0, record.graph != record.subject, record.graph != record.object { body(record.graph) }
    }
}
