public import RDF
import Synchronization

/// A set of quads in memory: the default graph and any number of named graphs.
///
/// The store is a class with a mutex inside: any thread may add and remove, and `snapshot()` hands out the state of a
/// moment as a value. Changes are collected and sorted into the indexes when the next snapshot is taken, so a bulk load
/// sorts once, and a writer never waits for a reader.
///
/// ```swift
/// let store = TripleStore()
/// try store.insert(Quad(Triple(subject: .iri("http://example.org/a"), predicate: "http://example.org/p", object: .iri("http://example.org/b"))))
/// for quad in store.snapshot().quads { use(quad) }
/// ```
public final class TripleStore: Sendable {
    private let state: Mutex<StoreState>

    /// Makes an empty store.
    public init() {
        state = Mutex(StoreState())
    }

    /// Adds the quads of a batch; those that are there already change nothing.
    ///
    /// Blank nodes with the same label are the same node: give the nodes of each document labels of their own.
    ///
    /// - Complexity: O(length of the batch) now, and O(log *n*) for each quad, amortized, with the next snapshot.
    /// - Throws: `limit` when the store is full; quads before the one that did not fit have been added.
    public func insert(_ batch: QuadBatch) throws(TripleStoreError) {
        try state.withLock { state throws(TripleStoreError) in try state.insert(batch) }
    }

    /// Adds a quad; if it is there already, nothing changes.
    ///
    /// - Throws: `limit` when the store is full.
    public func insert(_ quad: Quad) throws(TripleStoreError) {
        var batch = QuadBatch()
        batch.append(quad)
        try insert(batch)
    }

    /// Removes the quads of a batch; those that are not there change nothing.
    ///
    /// The dictionary keeps their terms.
    ///
    /// - Complexity: O(length of the batch) now; the next snapshot pays O(log *n*) for each quad and O(all removals that
    ///   have not yet been worked into the indexes).
    public func remove(_ batch: QuadBatch) {
        state.withLock { $0.remove(batch) }
    }

    /// Removes a quad; if it is not there, nothing changes.
    public func remove(_ quad: Quad) {
        var batch = QuadBatch()
        batch.append(quad)
        remove(batch)
    }

    /// The state of this moment.
    ///
    /// - Complexity: O(1) if nothing has changed since the last snapshot; otherwise the changes are sorted in first.
    public func snapshot() -> Snapshot {
        state.withLock { $0.snapshot() }
    }

    /// How many quads there are.
    public var count: Int { snapshot().count }

    /// Whether a quad is there.
    public func contains(_ quad: Quad) -> Bool { snapshot().contains(quad) }
}
