public import RDF

/// Persons, organizations, places and the like that a user knows already, with their own IRIs.
///
/// Made from the triples of RDF files: what has an `rdfs:label`, `skos:prefLabel`, `skos:altLabel`, `foaf:name`,
/// `schema:name` or `schema:alternateName` is known by it, as one of the classes that `rdf:type` gives.
public struct KnownEntities: Hashable, Sendable {
    private static let naming: Set<IRI> = [
        Vocabulary.RDFS.label, "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel", "http://xmlns.com/foaf/0.1/name", "https://schema.org/name",
        "http://schema.org/name", "https://schema.org/alternateName", "http://schema.org/alternateName",
    ]

    private var named: [String: [IRI]] = [:]
    private var types: [IRI: [IRI]] = [:]

    /// Makes the entities that some triples describe.
    ///
    /// - Complexity: O(triples).
    public init(triples: some Sequence<Triple>) {
        for triple in triples {
            guard let subject = triple.subject.iri else { continue }
            if triple.predicate == Vocabulary.RDF.type, let type = triple.object.iri {
                types[subject, default: []].append(type)
            } else if Self.naming.contains(triple.predicate), let name = triple.object.literal?.lexicalForm {
                let key = Self.key(name)
                if named[key]?.contains(subject) != true { named[key, default: []].append(subject) }
            }
        }
    }

    /// How many names are known.
    public var nameCount: Int { named.count }

    /// The IRI of what an entity with a proper name is; `nil` where none of that name and kind is known, or several are.
    func iri(of entity: Entity, in ontology: Ontology) -> IRI? {
        guard let name = entity.name else { return nil }
        let candidates = (named[Self.key(name)] ?? []).filter { fits(types[$0] ?? [], entity, ontology) }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// Whether classes agree with those of an entity: one above or below the other, where the ontology knows them.
    private func fits(_ classes: [IRI], _ entity: Entity, _ ontology: Ontology) -> Bool {
        let told = classes.filter { ontology.knowsClass($0) }
        guard !told.isEmpty, !entity.classes.isEmpty else { return true }
        return told.contains { one in
            entity.classes.contains { ontology.isClass($0, below: one) || ontology.isClass(one, below: $0) }
        }
    }

    /// A name without regard to capitals and to how blanks are written.
    private static func key(_ name: String) -> String {
        name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Ontology {
    /// Whether a class is one of the ontology's, or stands above one of them.
    func knowsClass(_ iri: IRI) -> Bool {
        superclasses[iri] != nil || superclasses.values.contains { $0.contains(iri) }
    }
}
