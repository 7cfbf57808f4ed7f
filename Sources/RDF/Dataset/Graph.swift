/// A set of triples that remembers the order they were put in.
///
/// RDF 1.2 Concepts, section 3. For a graph too large to hold as terms there is the triple store.
///
/// ```swift
/// var graph = Graph()
/// graph.insert(Triple(subject: .iri("http://example.org/a"), predicate: Vocabulary.RDFS.label, object: …))
/// ```
public struct Graph: Sendable {
    /// The triples in the order they were put in.
    public private(set) var triples: [Triple] = []
    private var members: Set<Triple> = []

    /// Makes an empty graph.
    public init() {}

    /// Makes a graph of triples; one that comes again is kept once.
    ///
    /// - Complexity: O(n) on average.
    public init(_ triples: some Sequence<Triple>) {
        for triple in triples { insert(triple) }
    }

    /// Reads a document to its end.
    ///
    /// - Parameter reader: what yields the quads.
    /// - Throws: what is wrong with the document; `unsupported` when a triple is in a named graph.
    public init(reading reader: inout some QuadReader) throws(RDFSyntaxError) {
        var batch = QuadBatch()
        while try reader.next(into: &batch) {
            for index in batch.quads.indices {
                let quad = batch.quad(at: index)
                guard quad.graph == nil else {
                    throw RDFSyntaxError(.unsupported, "the document has named graphs; read it into a dataset")
                }
                insert(quad.triple)
            }
        }
    }

    /// Puts a triple in, unless it is there already.
    ///
    /// - Returns: whether the triple was new.
    /// - Complexity: O(1) on average.
    @discardableResult
    public mutating func insert(_ triple: Triple) -> Bool {
        guard members.insert(triple).inserted else { return false }
        triples.append(triple)
        return true
    }

    /// Whether a triple is in the graph.
    ///
    /// - Complexity: O(1) on average.
    public func contains(_ triple: Triple) -> Bool { members.contains(triple) }

    /// The objects that a subject has for a predicate, in order.
    ///
    /// - Complexity: O(n).
    public func objects(of subject: Term, _ predicate: IRI) -> [Term] {
        triples.filter { $0.predicate == predicate && $0.subject == subject }.map(\.object)
    }

    /// The triples as batches for a writer.
    ///
    /// - Complexity: O(n).
    public var batches: [QuadBatch] {
        stride(from: 0, to: triples.count, by: 4096).map { start in
            var batch = QuadBatch()
            for triple in triples[start..<Swift.min(start + 4096, triples.count)] { batch.append(Quad(triple)) }
            return batch
        }
    }
}

extension Graph: RandomAccessCollection {
    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of triples.
    public var endIndex: Int { triples.count }
    /// The triple at a place.
    public subscript(index: Int) -> Triple { triples[index] }
}

extension Graph: Hashable {
    /// Whether two graphs hold the same triples, whatever their order.
    public static func == (left: Graph, right: Graph) -> Bool { left.members == right.members }

    /// Hashes the set of triples.
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
