import RDF

/// What the mutex of a store guards: the dictionary and the indexes.
struct StoreState: ~Copyable {
    private var dictionary: TermDictionary
    private let textIndex = TextIndex()
    /// The quads; a transaction replaces them.
    var indexes: GraphIndexes

    init(dictionary: consuming TermDictionary, indexes: GraphIndexes) {
        self.dictionary = dictionary
        self.indexes = indexes
    }

    /// The numbers of the quads of a batch; new ones for terms that are not in the dictionary yet.
    ///
    /// - Parameters:
    ///   - batch: the quads.
    ///   - body: gets the numbers of each quad, in their order.
    mutating func intern(
        _ batch: QuadBatch, _ body: (QuadRow) -> Void
    ) throws(TripleStoreError) {
        var mapping = BatchMapping(batch)
        for quad in batch.quads {
            body(
                QuadRow(
                    subject: try mapping.intern(quad.subject, in: &dictionary).rawValue,
                    predicate: try mapping.intern(quad.predicate, in: &dictionary).rawValue,
                    object: try mapping.intern(quad.object, in: &dictionary).rawValue,
                    graph: quad.graph == QuadBatch.defaultGraph
                        ? 0 : try mapping.intern(quad.graph, in: &dictionary).rawValue))
        }
    }

    var dictionaryView: TermDictionaryView { dictionary.view }

    /// Carries out a record of changes.
    mutating func apply(_ record: ChangeRecord) throws(StoreDamage) {
        try record.addTerms(to: &dictionary)
        var indexes = GraphIndexes()
        swap(&indexes, &self.indexes)
        defer { swap(&indexes, &self.indexes) }
        try record.apply(to: &indexes, RowCheck(dictionary.view))
    }

    mutating func insert(_ batch: QuadBatch) throws(TripleStoreError) {
        var indexes = GraphIndexes()
        swap(&indexes, &self.indexes)
        defer { swap(&indexes, &self.indexes) }
        try intern(batch) { indexes.insert($0) }
    }

    mutating func remove(_ batch: QuadBatch) { indexes.remove(knownRows(of: batch)) }

    /// The number of a term; a new one if need be.
    mutating func intern(_ term: Term) throws(TripleStoreError) -> TermID {
        var batch = QuadBatch()
        let index = batch.append(term)
        var mapping = BatchMapping(batch)
        return try mapping.intern(index, in: &dictionary)
    }

    /// The numbers of the quads of a batch; those with unknown terms are left out.
    func knownRows(of batch: QuadBatch) -> Set<QuadRow> {
        let view = dictionary.view
        return Set(batch.quads.indices.lazy.compactMap { view.row(of: batch.quad(at: $0)) })
    }

    /// The indexes with all changes worked in.
    var flushedIndexes: GraphIndexes {
        mutating get {
            indexes.flush()
            return indexes
        }
    }

    mutating func snapshot() -> Snapshot {
        indexes.flush()
        return snapshot(of: indexes)
    }

    /// A snapshot of indexes whose changes have all been worked in.
    func snapshot(of indexes: GraphIndexes) -> Snapshot {
        Snapshot(
            dictionary: dictionary.view, defaultGraph: indexes.defaultGraph, namedGraphs: indexes.namedGraphs,
            textIndex: textIndex)
    }
}
