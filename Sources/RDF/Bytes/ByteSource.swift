/// Something that yields the bytes of a document, a chunk at a time.
///
/// Readers ask for a chunk when they need one, so that a document of any size is read in constant memory.
public protocol ByteSource: Sendable {
    /// Appends the next bytes to a buffer.
    ///
    /// - Parameters:
    ///   - buffer: what to append to; what it holds stays.
    ///   - count: how many bytes to append at most.
    /// - Returns: `false` when there are no more bytes.
    /// - Throws: `input` when the source fails, `starved` when it has no bytes yet.
    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool
}
