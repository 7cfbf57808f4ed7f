import RDF
public import RDFIO
public import TripleStore

extension TripleStore {
    /// Adds all that a reader yields.
    ///
    /// - Parameter reader: the reader; its blank nodes need labels that no other document's have.
    /// - Throws: `RDFSyntaxError` for what is wrong with the document, `TripleStoreError` when the store is full.
    public func load(_ reader: inout RDFReader) throws {
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try insert(batch) }
    }
}
