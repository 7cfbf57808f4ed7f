/// The quads of many batches as one batch that lists every term once and every quad once.
///
/// For writers that have to see a whole graph before they write.
package struct QuadCollection: Sendable {
    /// The terms and quads, in the order they came.
    package private(set) var batch = QuadBatch()
    private var indexes: [Term: UInt32] = [:]
    private var members: Set<SIMD4<UInt32>> = []

    package init() {}

    /// Adds the quads of a batch.
    ///
    /// - Complexity: O(length of the batch) on average.
    package mutating func insert(_ other: QuadBatch) {
        var known = [UInt32](repeating: .max, count: other.terms.count)
        func place(_ index: UInt32, in collection: inout QuadCollection) -> UInt32 {
            guard index != QuadBatch.defaultGraph else { return index }
            if known[Int(index)] == .max { known[Int(index)] = collection.index(of: other.term(at: index)) }
            return known[Int(index)]
        }
        for quad in other.quads {
            let record = QuadBatch.QuadRecord(
                subject: place(quad.subject, in: &self), predicate: place(quad.predicate, in: &self),
                object: place(quad.object, in: &self), graph: place(quad.graph, in: &self))
            let key = SIMD4(record.subject, record.predicate, record.object, record.graph)
            if members.insert(key).inserted { batch.quads.append(record) }
        }
    }

    /// The index of a term, which is listed if it is new.
    package mutating func index(of term: Term) -> UInt32 {
        if let known = indexes[term] { return known }
        let index: UInt32
        if case .triple(let triple) = term {
            index = batch.appendTriple(
                subject: self.index(of: triple.subject), predicate: self.index(of: .iri(triple.predicate)),
                object: self.index(of: triple.object))
        } else {
            index = batch.append(term)
        }
        indexes[term] = index
        return index
    }

    /// The index of a term that is listed already.
    package func knownIndex(of term: Term) -> UInt32? { indexes[term] }
}
