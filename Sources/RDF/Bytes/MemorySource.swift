/// A document in memory as a source of bytes.
public struct MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    /// Makes a source of a document.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Appends the next bytes of the document; see `ByteSource`.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        let end = min(bytes.count, position + count)
        defer { position = end }
        buffer.append(contentsOf: bytes[position..<end])
        return end > position
    }
}
