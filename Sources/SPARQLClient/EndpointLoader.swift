public import RDF
import RDFIO

/// Brings triples to an endpoint in batches, each by one `INSERT DATA`.
///
/// A batch that fails for a reason which may pass is sent again, and inserting twice is as inserting once: blank nodes go as
/// IRIs (skolemization, RDF 1.1 Concepts, section 3.5), since an update would make new ones each time.
public struct EndpointLoader {
    /// What the IRIs for blank nodes begin with.
    public let blankNodeBase: String
    /// How many triples a batch has.
    public let batchSize: Int
    /// How many triples the endpoint has taken, with those that were left out because it has them.
    public private(set) var count: Int
    private var skipping: Int
    private let endpoint: Endpoint
    private var waiting: [IRI?: [Triple]] = [:]
    private var graphs: [IRI?] = []
    private var waitingCount = 0

    /// Makes a loader.
    ///
    /// - Parameters:
    ///   - endpoint: where the triples go.
    ///   - blankNodeBase: what the IRIs for blank nodes begin with; different data needs different ones.
    ///   - batchSize: how many triples a batch has; stores such as Virtuoso refuse very long updates.
    ///   - skipping: how many of the first triples the endpoint has already.
    public init(to endpoint: Endpoint, blankNodeBase: String, batchSize: Int = 1000, skipping: Int = 0) {
        self.skipping = skipping
        count = skipping
        self.endpoint = endpoint
        self.blankNodeBase = blankNodeBase
        self.batchSize = max(batchSize, 1)
    }

    /// Adds quads, and sends a batch whenever one is full.
    public mutating func add(_ quads: some Sequence<Quad>) throws(EndpointError) {
        for quad in quads {
            guard skipping == 0 else {
                skipping -= 1
                continue
            }
            gather(CollectionOfOne(quad))
            if waitingCount >= batchSize { try send() }
        }
    }

    private mutating func gather(_ quads: some Sequence<Quad>) {
        for quad in quads {
            let graph = quad.graph.flatMap { skolemized($0).iri }
            if waiting[graph] == nil { graphs.append(graph) }
            waiting[graph, default: []].append(skolemized(quad.triple))
            waitingCount += 1
        }
    }

    /// Puts triples in the place of what a graph has; as one update where they are no more than a batch.
    public mutating func replace(_ graph: IRI, by triples: [Triple]) throws(EndpointError) {
        try finish()
        let quads = triples.map { Quad($0, graph: .iri(graph)) }
        guard quads.count <= batchSize, !quads.isEmpty else {
            try endpoint.update("DROP SILENT GRAPH <\(graph.string)>")
            try add(quads)
            return try finish()
        }
        gather(quads)
        try send(before: "DROP SILENT GRAPH <\(graph.string)> ;\n")
    }

    /// Sends what is left.
    public mutating func finish() throws(EndpointError) {
        if waitingCount > 0 { try send() }
    }

    /// - Parameter before: what is done first, in the same request.
    private mutating func send(before: String = "") throws(EndpointError) {
        let data = graphs.map { graph in
            let triples = (waiting[graph] ?? []).map { "\($0.subject) <\($0.predicate.string)> \($0.object) ." }
            let text = triples.joined(separator: "\n")
            return graph.map { "GRAPH <\($0.string)> {\n\(text)\n}" } ?? text
        }
        try endpoint.update("\(before)INSERT DATA {\n\(data.joined(separator: "\n"))\n}")
        count += waitingCount
        waiting = [:]
        graphs = []
        waitingCount = 0
    }

    private func skolemized(_ triple: Triple) -> Triple {
        Triple(
            subject: skolemized(triple.subject), predicate: triple.predicate, object: skolemized(triple.object))
    }

    private func skolemized(_ term: Term) -> Term {
        switch term {
        case .blankNode(let node): .iri(IRI(blankNodeBase + node.label))
        case .triple(let triple): .triple(skolemized(triple))
        default: term
        }
    }
}
