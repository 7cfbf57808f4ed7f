public import RDF

/// Writes N-Quads in the canonical form, straight from batches.
///
/// RDF 1.2 N-Quads. The same quads always give the same bytes.
public struct NQuadsWriter: QuadWriter, Sendable {
    private var writer = LineWriter()

    /// Makes a writer.
    public init() {}

    /// Appends a batch; see ``QuadWriter``.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        writer.write(batch, to: &output)
    }

    /// Does nothing: nothing is held back.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {}
}
