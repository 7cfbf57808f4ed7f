internal import Synchronization

/// Bytes that somebody else puts in as they come, for readers of documents that arrive in chunks.
///
/// Where the feed is empty and not ended, ``read(into:atMost:)`` throws an error with the code `starved`; the reader
/// that gets it can be asked again when there is more. Copies of the reference share the bytes.
public final class ByteFeed: ByteSource {
    private struct State {
        var chunks: [[UInt8]] = []
        var isEnded = false
    }

    private let state = Mutex(State())

    /// Makes an empty feed.
    public init() {}

    /// Adds bytes at the end.
    public func append(_ chunk: [UInt8]) {
        guard !chunk.isEmpty else { return }
        state.withLock { $0.chunks.append(chunk) }
    }

    /// Says that no more bytes will come.
    public func end() {
        state.withLock { $0.isEnded = true }
    }

    /// Appends the bytes that have come; see `ByteSource`.
    ///
    /// - Throws: `starved` when there are none yet.
    public func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        let (chunks, isEnded) = state.withLock { state in
            defer { state.chunks = [] }
            return (state.chunks, state.isEnded)
        }
        for chunk in chunks { buffer.append(contentsOf: chunk) }
        guard chunks.isEmpty else { return true }
        guard isEnded else { throw RDFSyntaxError(.starved, "the rest of the document has not come yet") }
        return false
    }
}
