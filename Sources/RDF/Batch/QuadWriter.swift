/// Something that turns quads into the bytes of a document.
public protocol QuadWriter {
    /// Appends a batch to the document.
    ///
    /// - Parameters:
    ///   - batch: the quads to write.
    ///   - output: where the bytes go; a writer may hold back what depends on later quads.
    /// - Throws: `unsupported` for a quad that the format cannot express.
    mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError)

    /// Ends the document: appends what was held back.
    mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError)
}
