extension Vocabulary {
    /// The prefixes that everybody uses for established vocabularies.
    public static let commonPrefixes = [
        Prefix("rdf", RDF.namespace), Prefix("rdfs", RDFS.namespace), Prefix("xsd", XSD.namespace),
        Prefix("owl", OWL.namespace), Prefix("prov", PROV.namespace),
    ]
}

extension [Prefix] {
    /// The prefixes that abbreviate something in a dataset; of several that could, the longest counts.
    ///
    /// - Complexity: O(quads × prefixes).
    public func used(in quads: some Sequence<Quad>) -> [Prefix] {
        var used: Set<Prefix> = []
        for quad in quads {
            for iri in quad.iris {
                if let prefix = longest(for: iri) { used.insert(prefix) }
            }
        }
        return filter { used.contains($0) }
    }

    /// An IRI by its longest prefix, such as `foaf:name`; in angle brackets where no prefix fits.
    ///
    /// For people to read: characters that a prefixed name would have to escape are not escaped.
    ///
    /// - Complexity: O(prefixes).
    public func abbreviate(_ iri: IRI) -> String {
        guard let prefix = longest(for: iri) else { return iri.description }
        return prefix.name + ":" + String(decoding: iri.string.utf8.dropFirst(prefix.iri.utf8.count), as: UTF8.self)
    }

    private func longest(for iri: IRI) -> Prefix? {
        filter { iri.string.utf8.starts(with: $0.iri.utf8) }.max { $0.iri.utf8.count < $1.iri.utf8.count }
    }
}

extension Quad {
    /// All IRIs of the quad but its graph's, those of datatypes and triple terms among them.
    fileprivate var iris: [IRI] { triple.iris }
}

extension Triple {
    fileprivate var iris: [IRI] { subject.iris + [predicate] + object.iris }
}

extension Term {
    fileprivate var iris: [IRI] {
        switch self {
        case .iri(let iri): [iri]
        case .literal(let literal): literal.datatype == Vocabulary.XSD.string ? [] : [literal.datatype]
        case .triple(let inner): inner.iris
        case .blankNode: []
        }
    }
}
