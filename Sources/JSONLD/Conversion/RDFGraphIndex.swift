import RDF

/// The quads of a dataset by graph and subject, with what is known of how blank nodes are used.
struct RDFGraphIndex {
    /// What a graph says of a subject.
    struct Node {
        var types: [Term] = []
        /// The values by property, in the order of the quads.
        var properties: [IRI: [Term]] = [:]
        var order: [IRI] = []

        /// The only value of a property; `nil` where there are none or several.
        func onlyValue(_ property: IRI) -> Term? {
            guard let values = properties[property], values.count == 1 else { return nil }
            return values[0]
        }
    }

    /// A place where a blank node is the object.
    struct Reference {
        let graph: Term?
        let subject: Term
        let property: IRI
    }

    /// The nodes of one graph, in the order of their first quad.
    struct Nodes {
        fileprivate(set) var nodes: [Term: Node] = [:]
        fileprivate(set) var order: [Term] = []
    }

    private(set) var graphs: [Term?: Nodes] = [:]
    /// The names of the graphs in the order of their first quad; the default graph first.
    private(set) var names: [Term?] = [nil]
    /// The one place where a blank node is the object; `nil` inside for several.
    private var references: [Term: Reference?] = [:]
    /// The graph that a blank node is a subject in; several, or the use as a graph's name, make it `nil` inside.
    private var homes: [Term: Term??] = [:]

    /// Sorts quads.
    ///
    /// - Parameters:
    ///   - quads: the quads, each once.
    ///   - keepsRDFType: whether `rdf:type` is a property as all others.
    /// - Complexity: O(quads) on average.
    init(_ quads: some Sequence<Quad>, keepsRDFType: Bool) {
        graphs[nil] = Nodes()
        for quad in quads { insert(quad, keepsRDFType) }
    }

    private mutating func insert(_ quad: Quad, _ keepsRDFType: Bool) {
        let subject = quad.triple.subject
        let object = quad.triple.object
        if graphs[quad.graph] == nil {
            names.append(quad.graph)
            if let name = quad.graph { homes[name] = .some(nil) }
        }
        if case .blankNode = subject {
            if let home = homes[subject] {
                if home != .some(quad.graph) { homes[subject] = .some(nil) }
            } else {
                homes[subject] = .some(.some(quad.graph))
            }
        }
        if case .blankNode = object {
            let reference = Reference(graph: quad.graph, subject: subject, property: quad.triple.predicate)
            references[object] = references[object] == nil ? .some(reference) : .some(nil)
        }
        let isType = !keepsRDFType && quad.triple.predicate == Vocabulary.RDF.type && object.literal == nil
        graphs[quad.graph, default: Nodes()].insert(subject, quad.triple.predicate, object, isType: isType)
    }

    /// What a graph says of a subject.
    func node(_ subject: Term, in graph: Term?) -> Node? { graphs[graph]?.nodes[subject] }

    /// The only place where a blank node is the object, if it is a subject in the same graph and nowhere else.
    func onlyReference(to node: Term) -> Reference? {
        guard let found = references[node], let reference = found, let known = homes[node], let home = known,
            home == reference.graph
        else {
            return nil
        }
        return reference
    }
}

extension RDFGraphIndex.Nodes {
    fileprivate mutating func insert(_ subject: Term, _ property: IRI, _ object: Term, isType: Bool) {
        if nodes[subject] == nil { order.append(subject) }
        if isType {
            nodes[subject, default: RDFGraphIndex.Node()].types.append(object)
        } else {
            nodes[subject, default: RDFGraphIndex.Node()].append(object, to: property)
        }
    }
}

extension RDFGraphIndex.Node {
    fileprivate mutating func append(_ object: Term, to property: IRI) {
        if properties[property] == nil { order.append(property) }
        properties[property, default: []].append(object)
    }
}
