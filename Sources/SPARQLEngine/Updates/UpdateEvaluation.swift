import RDF
import SPARQLSyntax
import TripleStore

/// Carries out operations, one after the other, within a transaction.
struct UpdateEvaluation {
    private let base: IRI?
    private let documents: (any DocumentSource)?
    private let options: QueryOptions
    /// How many blank nodes the operations have made so far.
    private var blankNodeCount = 0
    private var documentCount = 0
    private let blankNodePrefix: String?

    init(base: IRI?, documents: (any DocumentSource)?, blankNodePrefix: String?, options: QueryOptions) {
        self.base = base
        self.documents = documents
        self.blankNodePrefix = blankNodePrefix
        self.options = options
    }

    mutating func apply(_ operation: UpdateOperation, to transaction: inout Transaction) throws(QueryError) {
        switch operation {
        case .insertData(let quads):
            try modify(Modification(deletions: [], insertions: quads, pattern: .unit), &transaction)
        case .deleteData(let quads):
            try modify(Modification(deletions: quads, insertions: [], pattern: .unit), &transaction)
        case .modify(let modification): try modify(modification, &transaction)
        case .load(let document, let graph, let isSilent):
            do {
                try load(document, into: graph, &transaction)
            } catch {
                if !isSilent { throw error }
            }
        case .clear(let target, _), .drop(let target, _): clear(target, &transaction)
        case .create(let graph, let isSilent):
            guard isSilent || !hasQuads(graph, &transaction) else {
                throw QueryError(.graph, "There is a graph \(graph) already; use CREATE SILENT, or another name.")
            }
        case .transfer(let kind, let source, let destination, let isSilent):
            try transfer(kind, from: source, to: destination, isSilent: isSilent, &transaction)
        }
    }

    // MARK: DELETE, INSERT

    /// Takes out and adds what the templates say for each solution; all of it is found before anything is changed.
    private mutating func modify(
        _ modification: Modification, _ transaction: inout Transaction
    ) throws(QueryError) {
        let context = EvaluationContext(
            QueryEngine.select(modification.dataset, transaction.snapshot()), base: base, options: options,
            blankNodeCount: blankNodeCount)
        // `USING` says what the pattern looks at, `WITH` only where there is none.
        let place = modification.dataset == nil ? modification.graph.map { PatternTerm.term(.iri($0)) } : nil
        let plan = try Planner(context: context).plan(modification.pattern, graph: place)
        let graph = modification.graph.map { context.id(of: .iri($0)) } ?? .none
        var deletions = QuadFilling(modification.deletions, graph: graph, plan, context)
        var insertions = QuadFilling(modification.insertions, graph: graph, plan, context)
        while let batch = try plan.next() {
            deletions.fill(batch)
            insertions.fill(batch)
        }
        if let failure = context.failure { throw failure }
        blankNodeCount = context.blankNodeCount
        transaction.remove(deletions.storedRows)
        transaction.insert(try insertions.rows(in: &transaction))
    }

    // MARK: Graphs

    private func clear(_ target: GraphTarget, _ transaction: inout Transaction) {
        switch target {
        case .defaultGraph: transaction.removeGraph(.none)
        case .graph(let name): remove(name, &transaction)
        case .named: transaction.removeNamedGraphs()
        case .all:
            transaction.removeGraph(.none)
            transaction.removeNamedGraphs()
        }
    }

    private func remove(_ graph: IRI?, _ transaction: inout Transaction) {
        guard let graph else { return transaction.removeGraph(.none) }
        if let id = transaction.snapshot().id(for: .iri(graph)) { transaction.removeGraph(id) }
    }

    private func hasQuads(_ graph: IRI?, _ transaction: inout Transaction) -> Bool {
        guard let graph else { return true }
        let snapshot = transaction.snapshot()
        return snapshot.id(for: .iri(graph)).map { snapshot.count(matching: QuadPattern(graph: .named($0))) > 0 }
            ?? false
    }

    private func transfer(
        _ kind: TransferKind, from source: IRI?, to destination: IRI?, isSilent: Bool,
        _ transaction: inout Transaction
    ) throws(QueryError) {
        guard hasQuads(source, &transaction) else {
            if isSilent { return }
            throw QueryError(.graph, "There is no graph \(source?.description ?? ""); check its name.")
        }
        guard source != destination else { return }
        let rows = transaction.snapshot().rows(of: try id(of: source, &transaction))
        let target = try id(of: destination, &transaction)
        if kind != .add { remove(destination, &transaction) }
        transaction.insert(rows.lazy.map { $0.moved(to: target) })
        if kind == .move { remove(source, &transaction) }
    }

    private func id(of graph: IRI?, _ transaction: inout Transaction) throws(QueryError) -> TermID {
        guard let graph else { return .none }
        do {
            return try transaction.id(adding: .iri(graph))
        } catch {
            throw QueryError(.limit, error.message)
        }
    }

    // MARK: LOAD

    private mutating func load(
        _ document: IRI, into graph: IRI?, _ transaction: inout Transaction
    ) throws(QueryError) {
        guard let documents else {
            throw QueryError(.unsupported, "LOAD needs a source of documents, and there is none here.")
        }
        documentCount += 1
        let prefix = "\(blankNodePrefix ?? "load\(transaction.snapshot().termCount).")\(documentCount)_"
        let batches: [QuadBatch]
        do {
            batches = try documents.quads(of: document, blankNodePrefix: prefix)
        } catch {
            throw QueryError(.document, "\(document) cannot be loaded: \(error)")
        }
        for batch in batches {
            guard let placed = graph.map({ batch.placed(in: $0) }) ?? batch else {
                throw QueryError(
                    .document, "\(document) has named graphs, which cannot go INTO another; leave INTO out.")
            }
            do {
                try transaction.insert(placed)
            } catch {
                throw QueryError(.limit, error.message)
            }
        }
    }
}
