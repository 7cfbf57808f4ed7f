public import RDF

/// A source that gives a few bytes at a time, so that every token is cut somewhere.
public struct DrippingSource: ByteSource {
    private let bytes: [UInt8]
    private let step: Int
    private var position = 0

    /// Makes a source.
    ///
    /// - Parameters:
    ///   - bytes: what the source gives.
    ///   - step: how many bytes it gives at once.
    public init(bytes: [UInt8], step: Int = 1) {
        self.bytes = bytes
        self.step = step
    }

    /// Gives the next bytes.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        guard position < bytes.count else { return false }
        let end = min(position + min(step, count), bytes.count)
        buffer.append(contentsOf: bytes[position..<end])
        position = end
        return true
    }
}
