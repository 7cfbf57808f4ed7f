/// What is answered: a status, header fields, and content at once or in chunks.
struct Answer: Sendable {
    /// What the content is.
    enum Content: Sendable {
        case none
        case bytes([UInt8])
        /// The first chunk, and where the others come from; the permit is kept until the last has gone out.
        case chunks(first: [UInt8], source: any ChunkSource, permit: AdmissionGate.Permit?)
    }

    var status = 200
    var fields: [(name: String, value: String)] = []
    var content = Content.none

    /// No content, with a status.
    init(_ status: Int) { self.status = status }

    /// Content that is there.
    init(_ bytes: [UInt8], type: String, status: Int = 200) {
        self.status = status
        fields = [("Content-Type", type)]
        content = .bytes(bytes)
    }

    /// Content that is made while it is sent.
    init(_ content: Content, type: String) {
        fields = [("Content-Type", type)]
        self.content = content
    }
}

/// Makes an answer chunk by chunk.
protocol ChunkSource: Actor {
    /// The next chunk, and whether it is the last.
    ///
    /// - Throws: why there is no more; what has been sent is not the whole answer then.
    func next() async throws -> (bytes: [UInt8], isLast: Bool)
}
