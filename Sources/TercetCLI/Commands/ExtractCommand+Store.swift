import RDF
import StoreFolder
import Tercet
import TripleStore

extension ExtractCommand {
    /// Extracts the facts of documents into a store, some tens of documents in each transaction.
    func extract(into folder: String, with extractor: Extractor, _ check: FactCheck) throws {
        let store = try StoredGraph.open(folder)
        var waiting = DocumentGraphs()
        try forEachGraph(with: extractor, check, evidence?.style ?? .annotation) { graph in
            try waiting.add(graph)
            guard waiting.isLarge else { return }
            try waiting.commit(to: store)
            StoredGraph.tidy(store)
        }
        try waiting.commit(to: store)
        StoredGraph.tidy(store)
    }

    /// Reads the documents with all cores, and hands over in their order what each says.
    func forEachGraph(
        with extractor: Extractor, _ check: FactCheck, _ style: EvidenceStyle, _ receive: (DocumentGraph) throws -> Void
    ) throws {
        try source.forEach { document in
            var extraction = extractor.extract(document)
            return Result { () throws(CommandFailure) in
                let refused = try check.apply(to: &extraction)
                return (graph: DocumentGraph(extraction, style), refused: refused)
            }
        } receive: { (result: Result<(graph: DocumentGraph, refused: String), CommandFailure>) in
            let read = try result.get()
            if !read.refused.isEmpty { Terminal.writeError(read.refused) }
            try receive(read.graph)
        }
    }
}

/// What a document says, as a named graph: its facts with their evidence, and its name.
struct DocumentGraph: Sendable {
    let document: IRI
    let name: String
    let quads: [Quad]

    init(_ extraction: Extraction, _ style: EvidenceStyle) {
        document = extraction.document
        name = extraction.documentName
        let label = Triple(
            subject: .iri(document), predicate: Vocabulary.RDFS.label, object: .literal(Literal(name)))
        let triples = extraction.quads(evidence: style == .graph ? .none : style).map(\.triple) + [label]
        quads = triples.map { [document] in Quad($0, graph: .iri(document)) }
    }

    /// Refuses to take the place of another document.
    func check(against name: String) throws {
        guard self.name != name else { return }
        throw CommandFailure(
            "\(self.name) and \(name) would both be \(document); give one of them another name or another --base")
    }
}

/// Documents that wait for their transaction.
private struct DocumentGraphs {
    private var graphs: [DocumentGraph] = []
    private var indexes: [IRI: Int] = [:]
    private var quadCount = 0

    /// Whether it is time for a transaction.
    var isLarge: Bool { graphs.count >= 64 || quadCount >= 20_000 }

    mutating func add(_ graph: DocumentGraph) throws {
        quadCount += graph.quads.count
        guard let index = indexes[graph.document] else {
            indexes[graph.document] = graphs.count
            return graphs.append(graph)
        }
        try graph.check(against: graphs[index].name)
        graphs[index] = graph
    }

    /// Puts the documents into a store, each in the place of what it said before.
    mutating func commit(to store: StoreFolder) throws {
        guard !graphs.isEmpty else { return }
        var batch = QuadBatch()
        for graph in graphs { for quad in graph.quads { batch.append(quad) } }
        let (graphs, added) = (graphs, batch)
        try StoredGraph.commit(to: store) { transaction, _ in
            let snapshot = transaction.snapshot()
            var rows: [QuadRow] = []
            for graph in graphs {
                guard let id = snapshot.id(for: .iri(graph.document)) else { continue }
                if let name = Self.name(of: graph.document, id, in: snapshot) { try graph.check(against: name) }
                rows += snapshot.rows(of: id)
            }
            transaction.remove(rows)
            try transaction.insert(added)
        }
        self = DocumentGraphs()
    }

    /// The name of a document that the store has.
    private static func name(of document: IRI, _ id: TermID, in snapshot: Snapshot) -> String? {
        guard let label = snapshot.id(for: .iri(Vocabulary.RDFS.label)) else { return nil }
        let quads = snapshot.quads(matching: QuadPattern(subject: id, predicate: label, graph: .named(id)))
        guard case .literal(let name)? = quads.first?.triple.object else { return nil }
        return name.lexicalForm
    }
}
