import RDF

/// The terms of an ontology and what it says of them.
struct OntologyTerms {
    private(set) var classes: Set<IRI> = []
    private(set) var properties: Set<IRI> = []
    private(set) var literalProperties: Set<IRI> = []
    private var subjects: Set<Term> = []
    private var labelled: Set<Term> = []
    private var used: Set<IRI> = []
    private var entries: Set<Term> = []
    /// What entries denote, and through which senses.
    private var denotations: [Term: [Term]] = [:]
    private var senses: [Term: [Term]] = [:]

    private static let ontolex = "http://www.w3.org/ns/lemon/ontolex#"
    private static let propertyTypes = [
        "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "SymmetricProperty", "TransitiveProperty",
        "FunctionalProperty", "InverseFunctionalProperty",
    ].map { IRI(Vocabulary.OWL.namespace + $0) }
    private static let entryTypes = ["LexicalEntry", "Word", "MultiwordExpression", "Affix"].map { IRI(ontolex + $0) }

    init(_ triples: some Sequence<Triple>) {
        for triple in triples { add(triple) }
    }

    private mutating func add(_ triple: Triple) {
        subjects.insert(triple.subject)
        used.insert(triple.predicate)
        if let iri = triple.object.iri { used.insert(iri) }
        switch triple.predicate {
        case Vocabulary.RDF.type: addType(triple)
        case Vocabulary.RDFS.label: labelled.insert(triple.subject)
        case IRI(Self.ontolex + "canonicalForm"): entries.insert(triple.subject)
        case IRI(Self.ontolex + "denotes"), IRI(Self.ontolex + "reference"), IRI(Self.ontolex + "evokes"):
            denotations[triple.subject, default: []].append(triple.object)
        case IRI(Self.ontolex + "sense"): senses[triple.subject, default: []].append(triple.object)
        default: break
        }
    }

    private mutating func addType(_ triple: Triple) {
        guard let type = triple.object.iri else { return }
        if Self.entryTypes.contains(type) { entries.insert(triple.subject) }
        guard let subject = triple.subject.iri else { return }
        if type == Vocabulary.OWL.class || type == Vocabulary.RDFS.class { classes.insert(subject) }
        if type == Vocabulary.RDF.property || Self.propertyTypes.contains(type) { properties.insert(subject) }
        if type == Vocabulary.OWL.datatypeProperty { literalProperties.insert(subject) }
    }

    /// The namespaces in which the ontology defines classes and properties.
    private var namespaces: Set<Substring> { Set((classes.union(properties)).map { Self.namespace($0) }) }

    private static func namespace(_ iri: IRI) -> Substring {
        iri.string.lastIndex { $0 == "#" || $0 == "/" }.map { iri.string[...$0] } ?? iri.string[...]
    }

    /// The terms of the ontology's own namespaces of which nothing is said.
    var undefined: [IRI] {
        let namespaces = namespaces
        return used.filter { !subjects.contains(.iri($0)) && namespaces.contains(Self.namespace($0)) }
            .sorted { $0.string < $1.string }
    }

    /// The classes and properties without a label.
    var unlabelled: [IRI] {
        classes.union(properties).filter { !labelled.contains(.iri($0)) }.sorted { $0.string < $1.string }
    }

    /// The lexical entries that denote nothing, or nothing of which the ontology says something.
    var emptyEntries: [Term] {
        let namespaces = namespaces
        func isSomething(_ term: Term) -> Bool {
            guard let iri = term.iri else { return true }
            return subjects.contains(term) || !namespaces.contains(Self.namespace(iri))
        }
        return entries.filter { entry in
            let meanings = ([entry] + (senses[entry] ?? [])).flatMap { denotations[$0] ?? [] }
            return !meanings.contains(where: isSomething)
        }.sorted { "\($0)" < "\($1)" }
    }
}
