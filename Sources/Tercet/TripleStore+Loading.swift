public import RDF
public import RDFIO
public import TripleStore

extension TripleStore {
    /// Adds all that a reader yields.
    ///
    /// - Parameters:
    ///   - reader: the reader; its blank nodes need labels that no other document's have.
    ///   - graph: the named graph that the triples go into; the graphs of the document unless told.
    ///   - progress: called after each batch with the reader and the number of quads so far.
    /// - Throws: `RDFSyntaxError` for what is wrong with the document, and for a document that has named graphs where a
    ///   graph is told; `TripleStoreError` when the store is full.
    public func load(
        _ reader: inout RDFReader, into graph: IRI? = nil, progress: (RDFReader, Int) -> Void = { _, _ in }
    ) throws {
        var batch = QuadBatch()
        var count = 0
        while try reader.next(into: &batch) {
            guard let placed = graph.map({ batch.placed(in: $0) }) ?? batch else {
                throw RDFSyntaxError(.unsupported, "the document has named graphs, which cannot go into another graph")
            }
            try insert(placed)
            count += placed.quads.count
            progress(reader, count)
        }
    }
}
