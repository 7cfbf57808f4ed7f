import RDF

/// Sorts the quads of a dataset into nodes, attributes and edges.
struct GraphAssembly {
    private typealias Triple = EvidenceIndex.Triple

    private let builder: PropertyGraphBuilder
    private let terms: [Term]
    private let evidence: EvidenceIndex
    private let dates: ResourceDates
    private var schema: Set<UInt32> = []
    private var keepsSchema: Bool
    /// The triples between resources and to literals, with the number of graphs that state each.
    private var facts: [Triple: Int] = [:]
    private var nodes: Set<UInt32> = []
    private var types: [UInt32: Set<UInt32>] = [:]

    init(_ builder: PropertyGraphBuilder) {
        self.builder = builder
        let quads = builder.quads
        terms = quads.batch.terms.indices.map { quads.batch.term(at: UInt32($0)) }
        evidence = EvidenceIndex(quads)
        dates = ResourceDates(quads, terms: terms, evidence: evidence)
        keepsSchema = builder.options.keepsSchema
    }

    private var quads: [QuadBatch.QuadRecord] { builder.quads.batch.quads }

    mutating func graph() -> PropertyGraph {
        findSchema()
        for quad in quads { place(quad) }
        if builder.options.keepsEvidence { linkEvidence() }
        dropServants()
        return assembled()
    }

    /// Finds the classes and properties that the dataset describes.
    private mutating func findSchema() {
        guard let type = builder.quads.knownIndex(of: .iri(Vocabulary.RDF.type)) else { return }
        for quad in quads where quad.predicate == type {
            if let iri = terms[Int(quad.object)].iri, GraphVocabulary.schemaClasses.contains(iri) {
                schema.insert(quad.subject)
            }
        }
        if !quads.contains(where: { !schema.contains($0.subject) && !evidence.isEvidence($0.subject) }) {
            keepsSchema = true
        }
    }

    private mutating func place(_ quad: QuadBatch.QuadRecord) {
        let predicate = terms[Int(quad.predicate)]
        if evidence.isEvidence(quad.subject) {
            guard builder.options.keepsEvidence, !Self.linkProperties.contains(predicate) else { return }
        }
        if !keepsSchema, schema.contains(quad.subject) { return }
        if predicate == .iri(Vocabulary.RDF.type), case .iri = terms[Int(quad.object)] {
            nodes.insert(quad.subject)
            types[quad.subject, default: []].insert(quad.object)
            if !keepsSchema { return }
        }
        if !keepsSchema, schema.contains(quad.object) { return }
        nodes.insert(quad.subject)
        if isResource(quad.object) { nodes.insert(quad.object) }
        facts[Triple(quad.subject, quad.predicate, quad.object), default: 0] += 1
    }

    /// The properties that tie evidence to triples; they become edges to the two ends instead.
    private static let linkProperties: Set<Term> = [
        .iri(Vocabulary.RDF.reifies), .iri(Vocabulary.RDF.subject), .iri(Vocabulary.RDF.predicate),
        .iri(Vocabulary.RDF.object),
    ]

    private func isResource(_ index: UInt32) -> Bool {
        switch terms[Int(index)] {
        case .iri, .blankNode: true
        case .literal, .triple: false
        }
    }

    /// Leaves out what only serves others and has no edges of its own: documents, names of graphs, classes and
    /// properties that the dataset uses and perhaps labels, but does not declare.
    private mutating func dropServants() {
        var ends: Set<UInt32> = []
        for fact in facts.keys where isResource(fact.z) {
            ends.insert(fact.x)
            ends.insert(fact.z)
        }
        var servants = builder.options.keepsEvidence ? [] : dates.documents
        if !keepsSchema {
            servants.formUnion(types.values.joined())
            servants.formUnion(quads.lazy.map(\.predicate))
        }
        for resource in servants where !ends.contains(resource) { nodes.remove(resource) }
    }

    private func assembled() -> PropertyGraph {
        var graph = PropertyGraph()
        let order = nodes.sorted { terms[Int($0)].precedesAsNode(terms[Int($1)]) }
        var places: [UInt32: Int] = [:]
        for (place, index) in order.enumerated() { places[index] = place }
        var attributes: [[IRI: [Literal]]] = Array(repeating: [:], count: order.count)
        for (fact, count) in facts {
            guard let source = places[fact.x], let property = terms[Int(fact.y)].iri else { continue }
            if let target = places[fact.z], isResource(fact.z) {
                graph.edges.append(edge(fact, property, from: source, to: target, count))
            } else if let literal = literal(fact.z) {
                let isLabel = builder.isLabel(literal, of: terms[Int(fact.x)], by: property)
                if !isLabel { attributes[source][property, default: []].append(literal) }
            }
        }
        graph.edges.append(contentsOf: evidenceEdges(places))
        graph.edges.sort { left, right in
            if left.source != right.source { return left.source < right.source }
            return left.target != right.target ? left.target < right.target : left.property < right.property
        }
        graph.nodes = order.enumerated().map { node($1, attributes[$0]) }
        describeSchema(of: &graph)
        return graph
    }

    private func edge(
        _ fact: Triple, _ property: IRI, from source: Int, to target: Int, _ count: Int
    ) -> PropertyGraph.Edge {
        PropertyGraph.Edge(
            source: source, target: target, property: property, label: builder.label(of: .iri(property)),
            weight: max(1, count, evidence.sentenceCount(of: fact)), dates: dates.days(of: fact, evidence))
    }

    private func node(_ index: UInt32, _ attributes: [IRI: [Literal]]) -> PropertyGraph.Node {
        let resource = terms[Int(index)]
        let sorted = attributes.keys.sorted().map { property in
            PropertyGraph.Attribute(
                property: property, values: (attributes[property] ?? []).sorted { $0.precedes($1) })
        }
        return PropertyGraph.Node(
            resource: resource, label: builder.label(of: resource),
            types: (types[index] ?? []).compactMap { terms[Int($0)].iri }.sorted(), attributes: sorted,
            dates: dates.days(of: index))
    }

    /// A literal as it is; a triple term as text.
    private func literal(_ index: UInt32) -> Literal? {
        switch terms[Int(index)] {
        case .literal(let literal): literal
        case .triple: Literal("\(terms[Int(index)])")
        case .iri, .blankNode: nil
        }
    }

    private func describeSchema(of graph: inout PropertyGraph) {
        for edge in graph.edges { graph.names[edge.property] = edge.label }
        for type in graph.nodes.lazy.flatMap(\.types) where graph.families[type] == nil {
            graph.families[type] = builder.families.family(of: type)
        }
        for node in graph.nodes {
            for iri in node.types + node.attributes.map(\.property) where graph.names[iri] == nil {
                graph.names[iri] = builder.label(of: .iri(iri))
            }
        }
    }
}

extension GraphAssembly {
    /// Makes the ends of supported triples nodes, even of those that are only spoken of.
    private mutating func linkEvidence() {
        for (resource, triples) in evidence.triples {
            nodes.insert(resource)
            for triple in triples {
                nodes.insert(triple.x)
                if isResource(triple.z) { nodes.insert(triple.z) }
            }
        }
    }

    /// Edges from evidence to the subject and the object of what it supports.
    private func evidenceEdges(_ places: [UInt32: Int]) -> [PropertyGraph.Edge] {
        guard builder.options.keepsEvidence else { return [] }
        var edges: Set<PropertyGraph.Edge> = []
        for (resource, triples) in evidence.triples {
            for triple in triples {
                for (end, property) in [(triple.x, Vocabulary.RDF.subject), (triple.z, Vocabulary.RDF.object)] {
                    guard let source = places[resource], let target = places[end], isResource(end) else { continue }
                    edges.insert(
                        PropertyGraph.Edge(
                            source: source, target: target, property: property,
                            label: builder.label(of: .iri(property)), weight: 1, dates: []))
                }
            }
        }
        return Array(edges)
    }
}

extension Term {
    /// The order of nodes: IRIs by their bytes, then blank nodes by their labels.
    fileprivate func precedesAsNode(_ other: Term) -> Bool {
        switch (self, other) {
        case (.iri(let left), .iri(let right)): left < right
        case (.blankNode(let left), .blankNode(let right)):
            left.label.utf8.lexicographicallyPrecedes(right.label.utf8)
        case (.iri, _): true
        default: false
        }
    }
}
