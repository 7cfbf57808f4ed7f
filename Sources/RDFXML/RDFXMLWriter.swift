public import RDF

/// Writes RDF/XML.
public struct RDFXMLWriter: QuadWriter, Sendable {
    /// Makes a writer.
    public init(prefixes: [Prefix] = []) {}

    /// Appends a batch; see `QuadWriter`.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        throw RDFSyntaxError(.unsupported, "RDF/XML is not written yet")
    }

    /// Ends the document.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {}
}
