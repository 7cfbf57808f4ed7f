public import RDF

/// Writes N-Quads in the canonical form, straight from batches.
///
/// RDF 1.2 N-Quads. The same quads always give the same bytes.
public struct NQuadsWriter: QuadWriter, Sendable {
    /// Makes a writer.
    public init() {}

    /// Appends a batch; see ``QuadWriter``.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        for quad in batch.quads {
            for term in [quad.subject, quad.predicate, quad.object, quad.graph] where term != QuadBatch.defaultGraph {
                NTriplesEncoder.append(term, of: batch, to: &output)
                output.append(UInt8(ascii: " "))
            }
            output.append(UInt8(ascii: "."))
            output.append(UInt8(ascii: "\n"))
        }
    }

    /// Does nothing: nothing is held back.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {}
}
