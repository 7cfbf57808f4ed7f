public import RDF

/// A set of quads in memory: the default graph and any number of named graphs.
///
/// The store is a class with a mutex inside: any thread may add and remove, and `snapshot()` hands out the state of a
/// moment as a value. Changes are collected and sorted into the indexes when the next snapshot is taken, so a bulk load
/// sorts once, and a writer never waits for a reader. Writers wait for each other.
///
/// ```swift
/// let store = TripleStore()
/// try store.insert(Quad(Triple(subject: .iri("http://example.org/a"), predicate: "http://example.org/p", object: .iri("http://example.org/b"))))
/// for quad in store.snapshot().quads { use(quad) }
/// ```
public final class TripleStore: Sendable {
    private let state: Locked<StoreState>
    /// Held by whoever changes the store, longer than `state`: readers go on meanwhile.
    private let writing = Locked<Void>(())

    /// Makes an empty store.
    public convenience init() { self.init(StoreState(dictionary: TermDictionary(), indexes: GraphIndexes())) }

    init(_ state: consuming sending StoreState) { self.state = Locked(state) }

    /// Adds the quads of a batch; those that are there already change nothing.
    ///
    /// Blank nodes with the same label are the same node: give the nodes of each document labels of their own.
    ///
    /// - Complexity: O(length of the batch) now, and O(log *n*) for each quad, amortized, with the next snapshot.
    /// - Throws: `limit` when the store is full; quads before the one that did not fit have been added.
    public func insert(_ batch: QuadBatch) throws(TripleStoreError) {
        try writing.withLock { _ throws(TripleStoreError) in
            try state.withLock { state throws(TripleStoreError) in try state.insert(batch) }
        }
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
        writing.withLock { _ in state.withLock { $0.remove(batch) } }
    }

    /// Removes a quad; if it is not there, nothing changes.
    public func remove(_ quad: Quad) {
        var batch = QuadBatch()
        batch.append(quad)
        remove(batch)
    }

    /// Makes changes together: either all of them happen at once, or, where the closure throws, none.
    ///
    /// Readers see the state before until the transaction has ended. Other writers wait, and so the closure must not
    /// change the store but through the transaction.
    ///
    /// ```swift
    /// try store.transaction { transaction in
    ///     transaction.remove(old)
    ///     try transaction.insert(new)
    /// }
    /// ```
    ///
    /// - Parameter body: makes the changes.
    /// - Returns: what the closure returns.
    /// - Throws: what the closure throws.
    public func transaction<Result: Sendable, Failure>(
        _ body: (inout Transaction) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try transaction(isRecorded: false, body)
    }

    /// Makes changes together, and keeps a list of them if told so; see `Transaction.record(after:)`.
    package func transaction<Result: Sendable, Failure>(
        isRecorded: Bool, _ body: (inout Transaction) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try writing.withLock { _ throws(Failure) in
            var transaction = Transaction(self, state.withLock { $0.flushedIndexes }, isRecorded: isRecorded)
            let result = try body(&transaction)
            let indexes = transaction.indexes
            state.withLock { $0.indexes = indexes }
            return result
        }
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

    // MARK: What transactions use

    func rows(adding batch: QuadBatch) throws(TripleStoreError) -> [QuadRow] {
        try state.withLock { state throws(TripleStoreError) in
            var rows: [QuadRow] = []
            rows.reserveCapacity(batch.quads.count)
            try state.intern(batch) { rows.append($0) }
            return rows
        }
    }

    func knownRows(of batch: QuadBatch) -> Set<QuadRow> { state.withLock { $0.knownRows(of: batch) } }

    func id(adding term: Term) throws(TripleStoreError) -> TermID {
        try state.withLock { state throws(TripleStoreError) in try state.intern(term) }
    }

    /// Carries out a record of changes; where it is damaged, nothing but new terms may be left of it.
    ///
    /// - Parameter record: what `Transaction.record(after:)` gave.
    /// - Complexity: O(length of the record), and O(log *n*) for each quad, amortized, with the next snapshot.
    package func apply(record: UnsafeRawBufferPointer) throws(StoreDamage) {
        let record = try ChangeRecord(record)
        try writing.withLock { _ throws(StoreDamage) in
            try state.withLock { state throws(StoreDamage) in try state.apply(record) }
        }
    }

    /// How many entries the dictionary has, the empty one at its start included.
    package var recordCount: Int { dictionary.records.count }

    var dictionary: TermDictionaryView { state.withLock { $0.dictionaryView } }

    func snapshot(of indexes: GraphIndexes) -> Snapshot { state.withLock { $0.snapshot(of: indexes) } }
}
