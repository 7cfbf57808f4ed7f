public import RDF

/// Changes to a store that happen together or not at all; see `TripleStore.transaction(_:)`.
///
/// What the transaction has changed so far is seen by its own snapshots only.
public struct Transaction: ~Copyable {
    private let store: TripleStore
    var indexes: GraphIndexes
    /// What has been changed, in its order; `nil` where nobody wants to know.
    var changes: ChangeList?

    init(_ store: TripleStore, _ indexes: GraphIndexes, isRecorded: Bool) {
        self.store = store
        self.indexes = indexes
        changes = isRecorded ? ChangeList() : nil
    }

    /// Adds the quads of a batch; those that are there already change nothing.
    ///
    /// - Returns: the quads of the batch by their numbers.
    /// - Complexity: O(length of the batch) now, and O(log *n*) for each quad, amortized, with the next snapshot.
    /// - Throws: `limit` when the store is full.
    @discardableResult
    public mutating func insert(_ batch: QuadBatch) throws(TripleStoreError) -> [QuadRow] {
        let rows = try store.rows(adding: batch)
        insertRows(rows)
        return rows
    }

    /// Adds quads by their numbers, which this store has given.
    public mutating func insert(_ rows: some Sequence<QuadRow>) { insertRows(rows) }

    private mutating func insertRows(_ rows: some Sequence<QuadRow>) {
        if changes != nil { changes?.insert(rows) }
        for row in rows { indexes.insert(row) }
    }

    /// Removes the quads of a batch; those that are not there change nothing.
    public mutating func remove(_ batch: QuadBatch) { removeRows(store.knownRows(of: batch)) }

    /// Removes quads by their numbers; those that are not there change nothing.
    public mutating func remove(_ rows: some Sequence<QuadRow>) { removeRows(Set(rows)) }

    private mutating func removeRows(_ rows: Set<QuadRow>) {
        changes?.remove(rows)
        indexes.remove(rows)
    }

    /// Removes all quads of a graph.
    ///
    /// - Parameter graph: the number of its name; `.none` for the default graph.
    /// - Complexity: O(quads of the graph), and O(1) for the default graph.
    public mutating func removeGraph(_ graph: TermID) {
        guard graph == .none else { return removeRows(Set(snapshot().rows(of: graph))) }
        changes?.removeDefaultGraph()
        indexes.removeDefaultGraph()
    }

    /// Removes all quads of all named graphs.
    public mutating func removeNamedGraphs() {
        changes?.removeNamedGraphs()
        indexes.removeNamedGraphs()
    }

    /// The number of a term; a new one, where the store does not know the term.
    ///
    /// A number that no quad uses in the end stays in the dictionary.
    ///
    /// - Throws: `limit` when the store is full.
    public func id(adding term: Term) throws(TripleStoreError) -> TermID { try store.id(adding: term) }

    var dictionary: TermDictionaryView { store.dictionary }

    /// The quads of the store as the transaction has changed them so far.
    ///
    /// - Complexity: as that of `TripleStore.snapshot()`.
    public mutating func snapshot() -> Snapshot {
        indexes.flush()
        return store.snapshot(of: indexes)
    }
}
