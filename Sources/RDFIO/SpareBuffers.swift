internal import RDF
internal import Synchronization

/// Memory that threads hand back and forth, since getting fresh memory from the system costs as much as reading into it.
final class SpareBuffers: Sendable {
    private struct State {
        var batches: [QuadBatch] = []
        var bytes: [[UInt8]] = []
    }

    private let state = Mutex(State())
    private static let maximumCount = 32

    /// An empty batch.
    func takeBatch() -> QuadBatch { state.withLock { $0.batches.popLast() } ?? QuadBatch() }

    /// Takes a batch that nobody needs any more; an empty one is left behind.
    func put(_ batch: inout QuadBatch) {
        var taken = QuadBatch()
        swap(&taken, &batch)
        taken.removeAll()
        state.withLock { if $0.batches.count < SpareBuffers.maximumCount { $0.batches.append(taken) } }
    }

    /// An empty array.
    func takeBytes() -> [UInt8] { state.withLock { $0.bytes.popLast() } ?? [] }

    /// Takes an array that nobody needs any more.
    func put(_ bytes: inout [UInt8]) {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        taken.removeAll(keepingCapacity: true)
        state.withLock { if $0.bytes.count < SpareBuffers.maximumCount { $0.bytes.append(taken) } }
    }
}
