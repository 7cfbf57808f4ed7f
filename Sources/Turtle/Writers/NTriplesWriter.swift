public import RDF

/// Writes N-Triples in the canonical form, straight from batches.
///
/// RDF 1.2 N-Triples. The same quads always give the same bytes.
public struct NTriplesWriter: QuadWriter, Sendable {
    private var writer = LineWriter()

    /// Makes a writer.
    public init() {}

    /// Appends a batch; see ``QuadWriter``.
    ///
    /// - Throws: `unsupported` for a quad in a named graph.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        guard batch.quads.allSatisfy({ $0.graph == QuadBatch.defaultGraph }) else {
            throw .namedGraph(in: "N-Triples", write: "N-Quads")
        }
        writer.write(batch, to: &output)
    }

    /// Does nothing: nothing is held back.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {}
}

extension RDFSyntaxError {
    /// The error of a writer that has no place for named graphs.
    package static func namedGraph(in format: String, write other: String) -> RDFSyntaxError {
        RDFSyntaxError(.unsupported, "\(format) has no named graphs; write \(other), or the default graph only")
    }
}
