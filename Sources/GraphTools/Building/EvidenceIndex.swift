import RDF

/// What a dataset says about where its triples come from: reifiers (RDF 1.2), `rdf:Statement` (RDF 1.1), sources.
///
/// Terms are indexes into the terms of one `QuadCollection`.
struct EvidenceIndex {
    /// A triple, as indexes: subject, predicate, object.
    typealias Triple = SIMD3<UInt32>

    /// The triples that each piece of evidence is about, in the order they came.
    private(set) var triples: [UInt32: [Triple]] = [:]
    /// What a piece of evidence was derived from: the place of a sentence in a document.
    private var sources: [UInt32: UInt32] = [:]
    /// The pieces of evidence of each triple.
    private var evidence: [Triple: [UInt32]] = [:]
    private var links: Set<SIMD4<UInt32>> = []

    /// Gathers the evidence of a dataset.
    ///
    /// - Complexity: O(quads).
    init(_ quads: QuadCollection) {
        addReifiers(quads)
        addReification(quads)
        guard let derived = quads.knownIndex(of: .iri(Vocabulary.PROV.wasDerivedFrom)) else { return }
        for quad in quads.batch.quads where quad.predicate == derived && triples[quad.subject] != nil {
            sources[quad.subject] = quads.first(quad.object, sources[quad.subject])
        }
    }

    /// Whether a resource is a piece of evidence.
    func isEvidence(_ resource: UInt32) -> Bool { triples[resource] != nil }

    /// The pieces of evidence of a triple.
    func evidence(of triple: Triple) -> [UInt32] { evidence[triple] ?? [] }

    /// What a piece of evidence was derived from.
    func source(of evidence: UInt32) -> UInt32? { sources[evidence] }

    /// How many sentences support a triple: pieces of evidence from the same place count once.
    func sentenceCount(of triple: Triple) -> Int {
        Set(evidence(of: triple).map { sources[$0] ?? $0 }).count
    }

    /// RDF 1.2: `evidence rdf:reifies <<( s p o )>>`.
    private mutating func addReifiers(_ quads: QuadCollection) {
        guard let reifies = quads.knownIndex(of: .iri(Vocabulary.RDF.reifies)) else { return }
        for quad in quads.batch.quads where quad.predicate == reifies {
            let object = quads.batch.terms[Int(quad.object)]
            guard object.kind == .triple else { continue }
            let parts = quads.batch.components[Int(object.offset)...]
            add(Triple(parts[parts.startIndex], parts[parts.startIndex + 1], parts[parts.startIndex + 2]), quad.subject)
        }
    }

    /// RDF 1.1: `evidence rdf:subject s ; rdf:predicate p ; rdf:object o`.
    private mutating func addReification(_ quads: QuadCollection) {
        let properties = [Vocabulary.RDF.subject, Vocabulary.RDF.predicate, Vocabulary.RDF.object]
            .compactMap { quads.knownIndex(of: .iri($0)) }
        guard properties.count == 3 else { return }
        var parts: [UInt32: [UInt32?]] = [:]
        var order: [UInt32] = []
        for quad in quads.batch.quads {
            guard let place = properties.firstIndex(of: quad.predicate) else { continue }
            if parts[quad.subject] == nil { order.append(quad.subject) }
            let known = parts[quad.subject, default: [nil, nil, nil]][place]
            parts[quad.subject, default: [nil, nil, nil]][place] = quads.first(quad.object, known)
        }
        for subject in order {
            let known = (parts[subject] ?? []).compactMap(\.self)
            if known.count == 3 { add(Triple(known[0], known[1], known[2]), subject) }
        }
    }

    private mutating func add(_ triple: Triple, _ resource: UInt32) {
        guard links.insert(SIMD4(resource, triple.x, triple.y, triple.z)).inserted else { return }
        triples[resource, default: []].append(triple)
        evidence[triple, default: []].append(resource)
    }
}

extension QuadCollection {
    /// Of two terms the one whose text comes first, so that the order of the triples does not matter.
    fileprivate func first(_ term: UInt32, _ other: UInt32?) -> UInt32 {
        guard let other, other != term else { return term }
        let texts = [term, other].map { batch.text(of: batch.terms[Int($0)]) }
        return texts[0].utf8.lexicographicallyPrecedes(texts[1].utf8) ? term : other
    }
}
