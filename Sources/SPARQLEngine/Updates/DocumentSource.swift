public import RDF

/// Gives the documents that `LOAD` names.
public protocol DocumentSource: Sendable {
    /// The quads of a document.
    ///
    /// - Parameters:
    ///   - document: the IRI of the document, which is its base.
    ///   - blankNodePrefix: what the labels of its blank nodes begin with, so that they are no other's.
    /// - Throws: why the document cannot be read; the description says it in one sentence.
    func quads(of document: IRI, blankNodePrefix: String) throws -> [QuadBatch]
}
