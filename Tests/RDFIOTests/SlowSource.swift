import RDF

/// A source that gives one byte at a time.
struct SlowSource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        guard position < bytes.count else { return false }
        buffer.append(bytes[position])
        position += 1
        return true
    }
}
