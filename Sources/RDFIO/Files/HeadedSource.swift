internal import RDF

/// A source whose beginning can be looked at before it is read.
struct HeadedSource: ByteSource {
    private var source: any ByteSource
    /// The first bytes, as long as nobody has asked for them.
    private(set) var head: [UInt8] = []

    init(_ source: any ByteSource) {
        self.source = source
    }

    /// Reads the beginning.
    mutating func readHead(atMost count: Int) throws(RDFSyntaxError) {
        _ = try source.read(into: &head, atMost: count)
    }

    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        guard head.isEmpty else {
            buffer.append(contentsOf: head)
            head = []
            return true
        }
        return try source.read(into: &buffer, atMost: count)
    }
}
