/// A value on its way to triples: its name may come after its properties.
final class EncodedValue {
    /// What the value has turned out to be.
    enum Form {
        case none
        case term(Term)
        case resource(EncodedResource)
        case array(EncodedArray)
    }

    var form = Form.none
}

/// What has places.
final class EncodedArray {
    var values: [EncodedValue] = []
}

/// What has keys.
final class EncodedResource {
    var name: Term?
    var `class`: IRI?
    var properties: [(property: IRI, value: EncodedValue)] = []
}

/// The triples of encoded values.
struct ResourceTriples {
    let arrays: ResourceEncoder.ArrayForm
    let prefix: String
    /// How many triples there were before: no label comes twice, since each blank node comes with a triple.
    private var count: Int
    private(set) var triples: [Triple] = []

    init(arrays: ResourceEncoder.ArrayForm, prefix: String, count: Int) {
        self.arrays = arrays
        self.prefix = prefix
        self.count = count
    }

    private mutating func freshNode() -> Term {
        count += 1
        return .blankNode(BlankNode(prefix + String(count)))
    }

    /// The resource, after its triples have been written.
    mutating func node(of resource: EncodedResource) -> Term {
        let node = resource.name ?? freshNode()
        if let type = resource.class { state(node, Vocabulary.RDF.type, .iri(type)) }
        for (property, value) in resource.properties {
            switch value.form {
            case .array(let array) where arrays == .values:
                for value in array.values { if let object = term(of: value) { state(node, property, object) } }
            case .none, .term, .resource, .array:
                if let object = term(of: value) { state(node, property, object) }
            }
        }
        return node
    }

    private mutating func term(of value: EncodedValue) -> Term? {
        switch value.form {
        case .none: nil
        case .term(let term): term
        case .resource(let resource): node(of: resource)
        case .array(let array): list(of: array.values.compactMap { term(of: $0) })
        }
    }

    private mutating func list(of items: [Term]) -> Term {
        var rest = Term.iri(Vocabulary.RDF.nil)
        for item in items.reversed() {
            let node = freshNode()
            state(node, Vocabulary.RDF.first, item)
            state(node, Vocabulary.RDF.rest, rest)
            rest = node
        }
        return rest
    }

    private mutating func state(_ subject: Term, _ predicate: IRI, _ object: Term) {
        triples.append(Triple(subject: subject, predicate: predicate, object: object))
    }
}
