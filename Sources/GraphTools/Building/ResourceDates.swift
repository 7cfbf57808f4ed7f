import RDF

/// The days that a dataset gives for events, documents and evidence, and what they mean for its triples.
struct ResourceDates {
    /// The documents that evidence comes from, and the names of graphs.
    let documents: Set<UInt32>
    private var days: [UInt32: Set<String>] = [:]
    /// The document of each source: the IRI of the sentence without its fragment.
    private var documentOfSource: [UInt32: UInt32] = [:]
    private var graphs: [EvidenceIndex.Triple: [UInt32]] = [:]

    /// Gathers the dates.
    ///
    /// - Complexity: O(quads).
    init(_ quads: QuadCollection, terms: [Term], evidence: EvidenceIndex) {
        var documents: Set<UInt32> = []
        var isDate = [Bool?](repeating: nil, count: terms.count)
        for quad in quads.batch.quads {
            if quad.graph != QuadBatch.defaultGraph { documents.insert(quad.graph) }
            let known = isDate[Int(quad.predicate)]
            let isDateProperty = known ?? terms[Int(quad.predicate)].iri.map(GraphVocabulary.dates.contains) ?? false
            isDate[Int(quad.predicate)] = isDateProperty
            if isDateProperty, let day = terms[Int(quad.object)].literal.flatMap(GraphVocabulary.day(of:)) {
                days[quad.subject, default: []].insert(day)
            }
        }
        for resource in evidence.triples.keys {
            guard let source = evidence.source(of: resource), let iri = terms[Int(source)].iri else { continue }
            let document = IRI(String(iri.string.prefix { $0 != "#" }))
            guard let index = quads.knownIndex(of: .iri(document)) else { continue }
            documentOfSource[source] = index
            documents.insert(index)
        }
        self.documents = documents
        for quad in quads.batch.quads where quad.graph != QuadBatch.defaultGraph && days[quad.graph] != nil {
            graphs[EvidenceIndex.Triple(quad.subject, quad.predicate, quad.object), default: []].append(quad.graph)
        }
    }

    /// The days of a resource, in order.
    func days(of resource: UInt32) -> [String] { (days[resource] ?? []).sorted() }

    /// The days of a triple: those of its evidence; or else of the event at one of its ends; or else of the documents
    /// that state it.
    func days(of triple: EvidenceIndex.Triple, _ evidence: EvidenceIndex) -> [String] {
        let pieces = evidence.evidence(of: triple)
        let sources = pieces.compactMap { evidence.source(of: $0) }.compactMap { documentOfSource[$0] }
        for resources in [pieces, [triple.x], [triple.z], sources + (graphs[triple] ?? [])] {
            let found = resources.reduce(into: Set<String>()) { $0.formUnion(days[$1] ?? []) }
            if !found.isEmpty { return found.sorted() }
        }
        return []
    }
}
