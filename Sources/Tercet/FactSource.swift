public import RDF
public import TripleStore

/// Where a triple comes from, as a graph tells it that `Extraction.quads(evidence:)` made.
public struct FactSource: Hashable, Sendable {
    /// The place in a document (`prov:wasDerivedFrom`), or the document where only that is known.
    public var place: IRI?
    /// What the document is called, where the graph tells.
    public var documentName: String?
    /// The sentence that was read; `nil` where only the document is known.
    public var sentence: String?
    /// The words that name the subject.
    public var subjectWords: String?
    /// The words that express the property.
    public var predicateWords: String?
    /// The words that name the object.
    public var objectWords: String?
    /// How sure the extractor is, as the graph writes it.
    public var confidence: String?

    /// Makes a place.
    public init(
        place: IRI? = nil, documentName: String? = nil, sentence: String? = nil, subjectWords: String? = nil,
        predicateWords: String? = nil, objectWords: String? = nil, confidence: String? = nil
    ) {
        self.place = place
        self.documentName = documentName
        self.sentence = sentence
        self.subjectWords = subjectWords
        self.predicateWords = predicateWords
        self.objectWords = objectWords
        self.confidence = confidence
    }
}

extension Snapshot {
    /// The places that a triple was read at.
    ///
    /// Reifiers of RDF 1.2, statements of RDF 1.1 and graphs named by documents are understood, and of a triple about an open
    /// fact the fact's own sentence.
    ///
    /// - Parameter triple: the triple.
    /// - Returns: the places, each once; none where the graph does not tell.
    /// - Complexity: O(triples that speak of the triple's evidence, or of its subject as that of a statement).
    public func sources(of triple: Triple) -> [FactSource] {
        var seen = Set<FactSource>()
        let read = nodes(of: triple).compactMap { source($0) } + documents(of: triple)
        return read.filter { seen.insert($0).inserted }
    }

    /// What says where a triple comes from.
    private func nodes(of triple: Triple) -> [Term] {
        let statements = subjects(Vocabulary.RDF.subject, triple.subject).filter { node in
            objects(node, Vocabulary.RDF.predicate).contains(.iri(triple.predicate))
                && objects(node, Vocabulary.RDF.object).contains(triple.object)
        }
        return subjects(Vocabulary.RDF.reifies, .triple(triple)) + statements + [triple.subject]
    }

    private func source(_ node: Term) -> FactSource? {
        guard let sentence = text(node, "sentence") else { return nil }
        return FactSource(
            place: objects(node, Vocabulary.PROV.wasDerivedFrom).lazy.compactMap(\.iri).first, sentence: sentence,
            subjectWords: text(node, "subjectWords"), predicateWords: text(node, "predicateWords"),
            objectWords: text(node, "objectWords"), confidence: text(node, "confidence"))
    }

    /// The documents whose graphs have a triple.
    private func documents(of triple: Triple) -> [FactSource] {
        guard let subject = id(for: triple.subject), let predicate = id(for: .iri(triple.predicate)),
            let object = id(for: triple.object)
        else { return [] }
        return quads(matching: QuadPattern(subject: subject, predicate: predicate, object: object, graph: .anyNamed))
            .compactMap(\.graph?.iri).map { graph in
                let name = objects(.iri(graph), Vocabulary.RDFS.label).lazy.compactMap(\.literal?.lexicalForm).first
                return FactSource(place: graph, documentName: name)
            }
    }

    private func text(_ node: Term, _ name: String) -> String? {
        objects(node, IRI("https://w3id.org/tercet/core#" + name)).lazy.compactMap(\.literal?.lexicalForm).first
    }

    private func subjects(_ predicate: IRI, _ object: Term) -> [Term] {
        guard let predicate = id(for: .iri(predicate)), let object = id(for: object) else { return [] }
        return quads(matching: QuadPattern(predicate: predicate, object: object)).map(\.triple.subject)
    }

    private func objects(_ subject: Term, _ predicate: IRI) -> [Term] {
        guard let subject = id(for: subject), let predicate = id(for: .iri(predicate)) else { return [] }
        return quads(matching: QuadPattern(subject: subject, predicate: predicate)).map(\.triple.object)
    }
}
