public import RDF
public import RDFIO
public import TripleStore

extension RDFReader {
    /// Hands over all quads, a batch at a time.
    ///
    /// - Parameters:
    ///   - graph: the named graph that the triples go into; the graphs of the document unless told.
    ///   - progress: called after each batch with the reader and the number of quads so far.
    ///   - receive: takes the quads.
    /// - Throws: `RDFSyntaxError` for what is wrong with the document, and for a document that has named graphs where a
    ///   graph is told; what `receive` throws.
    public mutating func readAll(
        into graph: IRI? = nil, progress: (RDFReader, Int) -> Void = { _, _ in }, _ receive: (QuadBatch) throws -> Void
    ) throws {
        var batch = QuadBatch()
        var count = 0
        while try next(into: &batch) {
            guard let placed = graph.map({ batch.placed(in: $0) }) ?? batch else {
                throw RDFSyntaxError(.unsupported, "the document has named graphs, which cannot go into another graph")
            }
            try receive(placed)
            count += placed.quads.count
            progress(self, count)
        }
    }
}

extension TripleStore {
    /// Adds all that a reader yields.
    ///
    /// - Parameter reader: the reader; its blank nodes need labels that no other document's have.
    /// - Throws: as `RDFReader.readAll`, and `TripleStoreError` when the store is full.
    public func load(_ reader: inout RDFReader) throws {
        try reader.readAll { try insert($0) }
    }
}
