public import RDF

extension Snapshot {
    /// All quads: those of the default graph, then those of the named graphs, each in the order of the numbers of their
    /// graph, subject, predicate and object.
    ///
    /// The same changes in the same order give the same sequence on every run.
    public var quads: QuadSequence { QuadSequence(self) }

    /// The quads that match a pattern, in the order of the index that answers it.
    ///
    /// Each quad is made of strings; what has to be fast uses `PatternExtension`, which yields numbers.
    ///
    /// - Complexity: O(log² *n*) and O(1) for each quad.
    public func quads(matching pattern: QuadPattern) -> [Quad] {
        let graphSlot: PatternExtension.GraphSlot =
            switch pattern.graph {
            case .defaultGraph: .defaultGraph
            case .named(let name): .named(.constant(name))
            case .anyNamed: .named(.output)
            }
        func slot(_ id: TermID?) -> PatternExtension.Slot { id.map { .constant($0) } ?? .output }
        var scan = PatternExtension(
            self, subject: slot(pattern.subject), predicate: slot(pattern.predicate), object: slot(pattern.object),
            graph: graphSlot)
        var output = ExtensionOutput()
        var quads: [Quad] = []
        while scan.next(input: [], rowCount: 1, limit: 4096, into: &output) {
            for row in 0..<output.count {
                if let quad = quad(pattern, output, row) { quads.append(quad) }
            }
        }
        return quads
    }

    /// Puts the constants of a pattern and a row of matches together.
    private func quad(_ pattern: QuadPattern, _ output: ExtensionOutput, _ row: Int) -> Quad? {
        var column = 0
        func value(_ id: TermID?) -> Term? {
            if let id { return term(for: id) }
            column += 1
            return term(for: TermID(rawValue: output.columns[column - 1][row]))
        }
        guard let subject = value(pattern.subject), let predicate = value(pattern.predicate)?.iri,
            let object = value(pattern.object)
        else { return nil }
        let graph = pattern.graph == .defaultGraph ? nil : value(pattern[.graph])
        return Quad(Triple(subject: subject, predicate: predicate, object: object), graph: graph)
    }

    /// Appends the next quads to a batch, in the order of `quads`; what writers are fed with.
    ///
    /// - Parameters:
    ///   - batch: gets the quads; what it held is dropped.
    ///   - position: where to go on; start with `QuadPosition()`.
    ///   - limit: how many quads to put into the batch at most.
    /// - Returns: `false` at the end, with the batch empty.
    public func fill(_ batch: inout QuadBatch, from position: inout QuadPosition, limit: Int = 4096) -> Bool {
        batch.removeAll()
        if position.rows == nil { position.rows = sortedRows() }
        guard let rows = position.rows, position.index < rows.count else { return false }
        var indexes: [UInt32: UInt32] = [:]
        func index(_ id: UInt32, _ batch: inout QuadBatch) -> UInt32 {
            if let known = indexes[id] { return known }
            let index = append(TermID(rawValue: id), to: &batch)
            indexes[id] = index
            return index
        }
        let end = min(rows.count, position.index + limit)
        for row in rows[position.index..<end] {
            batch.quads.append(
                QuadBatch.QuadRecord(
                    subject: index(row.subject, &batch), predicate: index(row.predicate, &batch),
                    object: index(row.object, &batch),
                    graph: row.graph == 0 ? QuadBatch.defaultGraph : index(row.graph, &batch)))
        }
        position.index = end
        return true
    }

    /// Appends the text of a term to a batch, without making a `Term`.
    private func append(_ id: TermID, to batch: inout QuadBatch) -> UInt32 {
        let kind = kind(of: id)
        if kind == .triple { return batch.append(term(for: id) ?? .literal(Literal(""))) }
        let qualifier = qualifier(of: id)
        var record = QuadBatch.TermRecord(kind: .iri, offset: 0, length: 0)
        switch kind {
        case .iri, .languageTag, .triple: break
        case .blankNode: record.kind = .blankNode
        case .string: record.kind = .stringLiteral
        case .typed, nil:
            record.kind = .typedLiteral
            record.qualifier = append(qualifier, to: &batch)
        case .language: record.kind = .languageLiteral
        case .leftToRight: record.kind = .leftToRightLiteral
        case .rightToLeft: record.kind = .rightToLeftLiteral
        }
        record.offset = UInt32(batch.bytes.count)
        withText(of: id) { batch.bytes.append(contentsOf: $0) }
        record.length = UInt32(batch.bytes.count) - record.offset
        if kind == .language || kind == .leftToRight || kind == .rightToLeft {
            withText(of: qualifier) { batch.bytes.append(contentsOf: $0) }
            record.qualifier = UInt32(batch.bytes.count) - record.offset - record.length
        }
        batch.terms.append(record)
        return UInt32(batch.terms.count - 1)
    }

    /// All rows in the order of `quads`.
    private func sortedRows() -> [QuadRow] {
        func live(_ index: QuadIndex) -> [QuadRow] {
            let gone = Set<QuadRow>(index.removed?.rows ?? [])
            let rows = index.runs.flatMap { $0.rows }
            return gone.isEmpty ? rows : rows.filter { !gone.contains($0) }
        }
        return QuadIndex.sortedSet(live(defaultGraph), order: .spo)
            + QuadIndex.sortedSet(live(namedGraphs), order: .gspo)
    }
}

/// How far `Snapshot.fill` has come.
public struct QuadPosition: Sendable {
    var rows: [QuadRow]?
    var index = 0

    /// The start.
    public init() {}
}

/// The quads of a snapshot, one by one; see `Snapshot.quads`.
public struct QuadSequence: Sequence, IteratorProtocol, Sendable {
    private let snapshot: Snapshot
    private var position = QuadPosition()
    private var batch = QuadBatch()
    private var index = 0

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// The next quad.
    public mutating func next() -> Quad? {
        if index == batch.quads.count {
            index = 0
            guard snapshot.fill(&batch, from: &position) else { return nil }
        }
        index += 1
        return batch.quad(at: index - 1)
    }
}
