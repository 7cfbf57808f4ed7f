/// Reads resources with properties as values of Swift: what ``ResourceEncoder`` writes, and what others write.
///
/// An array is all values of a property, or the members of a list; any other value has to be the only one, unless
/// ``languages`` choose among texts. A string is the text of any literal, or an IRI. Properties that no key asks for do not matter.
///
/// ```swift
/// let decoder = ResourceDecoder(PropertyNaming(namespace: "http://xmlns.com/foaf/0.1/"))
/// let ana = try decoder.decode(Person.self, of: .iri("http://example.org/ana"), in: graph)
/// ```
public struct ResourceDecoder: Sendable {
    /// How keys are named.
    public var naming: PropertyNaming
    /// The key whose value is the name of the resource, and no property; `nil` for none.
    public var identifierKey: String? = "id"
    /// Which languages are wanted where a property has several texts and one is asked for, the best first; `""` is a text without one.
    public var languages: [String] = [""]
    /// The values of types that have a literal, asked before their own way to be decoded; `nil` for all others.
    public var value: @Sendable (Literal, any Decodable.Type) throws -> (any Decodable)? = { _, _ in nil }

    /// Makes a decoder.
    ///
    /// - Parameter naming: how keys are named.
    public init(_ naming: PropertyNaming) { self.naming = naming }

    /// Reads a resource.
    ///
    /// - Parameters:
    ///   - type: what is made of it.
    ///   - subject: the resource.
    ///   - graph: what is said of it.
    /// - Throws: `DecodingError` for what is missing, of another kind, there several times where one is asked for, or more
    ///   than 256 resources deep; what the value's own coding throws.
    /// - Complexity: O(triples of the graph). To read many resources, ask for all of a class.
    public func decode<Value: Decodable>(_ type: Value.Type, of subject: Term, in graph: Graph) throws -> Value {
        try decoding(of: subject, DescribedResources(graph)).decode(type)
    }

    /// Reads all resources of a class, in the order in which the graph names them.
    ///
    /// - Parameters:
    ///   - type: what is made of each.
    ///   - class: the class that they are stated to be of, by `rdf:type`.
    ///   - graph: what is said of them.
    /// - Throws: as `decode(_:of:in:)`.
    /// - Complexity: O(triples of the graph + values read).
    public func decode<Value: Decodable>(_ type: Value.Type, ofClass class: IRI, in graph: Graph) throws -> [Value] {
        let resources = DescribedResources(graph)
        return try graph.filter { $0.predicate == Vocabulary.RDF.type && $0.object == .iri(`class`) }
            .map { try decoding(of: $0.subject, resources).decode(type) }
    }

    private func decoding(of subject: Term, _ resources: DescribedResources) -> ResourceDecoding {
        ResourceDecoding(values: [subject], codingPath: [], options: self, resources: resources)
    }
}

/// What is said of each resource of a graph.
struct DescribedResources {
    private var properties: [Term: [(property: IRI, value: Term)]] = [:]

    init(_ graph: Graph) {
        for triple in graph { properties[triple.subject, default: []].append((triple.predicate, triple.object)) }
    }

    func values(of subject: Term, _ property: IRI) -> [Term] {
        (properties[subject] ?? []).filter { $0.property == property }.map(\.value)
    }

    func properties(of subject: Term) -> [IRI] { (properties[subject] ?? []).map(\.property) }

    /// The members of a list; `nil` when the term is none.
    func members(of term: Term) -> [Term]? {
        var members: [Term] = []
        var seen: Set<Term> = []
        var node = term
        while node != .iri(Vocabulary.RDF.nil) {
            let first = values(of: node, Vocabulary.RDF.first)
            let rest = values(of: node, Vocabulary.RDF.rest)
            guard first.count == 1, rest.count == 1, seen.insert(node).inserted else { return nil }
            members.append(first[0])
            node = rest[0]
        }
        return members
    }
}
