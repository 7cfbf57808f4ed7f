/// A set of quads that remembers the order they were put in.
///
/// RDF 1.2 Concepts, section 4. The order makes output the same on every run; it has no part in equality, for which
/// blank nodes count by their labels (see `isIsomorphic(to:)` for equality up to labels).
public struct Dataset: Sendable {
    /// The quads in the order they were put in.
    public private(set) var quads: [Quad] = []
    private var members: Set<Quad> = []

    /// Makes an empty dataset.
    public init() {}

    /// Makes a dataset of quads; one that comes again is kept once.
    ///
    /// - Complexity: O(n) on average.
    public init(_ quads: some Sequence<Quad>) {
        for quad in quads { insert(quad) }
    }

    /// Puts a quad in, unless it is there already.
    ///
    /// - Returns: whether the quad was new.
    /// - Complexity: O(1) on average.
    @discardableResult
    public mutating func insert(_ quad: Quad) -> Bool {
        guard members.insert(quad).inserted else { return false }
        quads.append(quad)
        return true
    }

    /// Puts the quads of a batch in.
    ///
    /// - Complexity: O(length of the batch) on average.
    public mutating func insert(_ batch: QuadBatch) {
        for index in batch.quads.indices { insert(batch.quad(at: index)) }
    }

    /// Reads a document to its end.
    ///
    /// - Parameter reader: what yields the quads.
    /// - Throws: what is wrong with the document.
    public init(reading reader: inout some QuadReader) throws(RDFSyntaxError) {
        var batch = QuadBatch()
        while try reader.next(into: &batch) { insert(batch) }
    }

    /// Whether a quad is in the dataset.
    ///
    /// - Complexity: O(1) on average.
    public func contains(_ quad: Quad) -> Bool { members.contains(quad) }

    /// The triples of one graph.
    ///
    /// - Parameter name: the name of the graph; `nil` for the default graph.
    /// - Complexity: O(n).
    public func graph(named name: Term?) -> Graph {
        Graph(quads.lazy.filter { $0.graph == name }.map(\.triple))
    }

    /// The names of the graphs, in the order of their first quad, without the default graph.
    ///
    /// - Complexity: O(n) on average.
    public var graphNames: [Term] {
        var seen: Set<Term> = []
        return quads.compactMap(\.graph).filter { seen.insert($0).inserted }
    }

    /// The quads as batches for a writer.
    ///
    /// - Complexity: O(n).
    public var batches: [QuadBatch] {
        stride(from: 0, to: quads.count, by: 4096).map { start in
            var batch = QuadBatch()
            for quad in quads[start..<Swift.min(start + 4096, quads.count)] { batch.append(quad) }
            return batch
        }
    }
}

extension Dataset: RandomAccessCollection {
    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of quads.
    public var endIndex: Int { quads.count }
    /// The quad at a place.
    public subscript(index: Int) -> Quad { quads[index] }
}

extension Dataset: Hashable {
    /// Whether two datasets hold the same quads, whatever their order.
    public static func == (left: Dataset, right: Dataset) -> Bool { left.members == right.members }

    /// Hashes the set of quads.
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
