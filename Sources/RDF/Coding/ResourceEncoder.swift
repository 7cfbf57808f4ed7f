/// Writes values of Swift as resources with properties.
///
/// A value with keys is a resource, a key a property, what is in an array so many values of one property; a number, a string
/// or a Boolean is a literal of XML Schema's datatype. `IRI`, `BlankNode`, `Literal` and `Term` are what they are. A value in
/// a value is a resource of its own: named by its ``identifierKey``, or a blank node.
///
/// ```swift
/// struct Person: Codable {
///     var id: IRI
///     var name: String
///     var knows: [IRI]
/// }
///
/// let encoder = ResourceEncoder(PropertyNaming(namespace: "http://xmlns.com/foaf/0.1/"))
/// var graph = Graph()
/// try encoder.encode(ana, into: &graph)
/// ```
public struct ResourceEncoder: Sendable {
    /// How an array is written.
    public enum ArrayForm: Sendable {
        /// As so many values of the property: what most people expect, but the order is lost.
        case values
        /// As a list (RDF Schema 1.2, section 5.2), which keeps order and what comes twice.
        case list
    }

    /// How keys are named.
    public var naming: PropertyNaming
    /// The key whose value is the name of the resource, and no property; `nil` for none.
    public var identifierKey: String? = "id"
    /// How arrays are written; one right within another is always a list.
    public var arrays = ArrayForm.values
    /// What the labels of blank nodes begin with.
    public var blankNodePrefix = "resource"
    /// The literals of types that have one, asked before their own way to be encoded: Foundation's `Date`, for example.
    public var literal: @Sendable (any Encodable) -> Literal? = { _ in nil }
    private var classes: [ObjectIdentifier: IRI] = [:]

    /// Makes an encoder.
    ///
    /// - Parameter naming: how keys are named.
    public init(_ naming: PropertyNaming) { self.naming = naming }

    /// Has resources of a type stated to be of a class, by `rdf:type`.
    ///
    /// - Parameters:
    ///   - type: the type of Swift.
    ///   - class: the class.
    public mutating func setClass(of type: any Encodable.Type, _ class: IRI) {
        classes[ObjectIdentifier(type)] = `class`
    }

    /// Writes a value.
    ///
    /// - Parameters:
    ///   - value: what has keys.
    ///   - subject: the resource; unless told, what the ``identifierKey`` names, or a blank node.
    ///   - graph: where its triples go. When something is thrown, nothing is there.
    /// - Returns: the resource.
    /// - Throws: `EncodingError` for a value without keys, one that is no IRI where a name is asked, and more than 256
    ///   resources within each other; what the value's own coding throws.
    /// - Complexity: O(triples written).
    @discardableResult
    public func encode(_ value: some Encodable, as subject: Term? = nil, into graph: inout Graph) throws -> Term {
        let encoded = EncodedValue()
        try ResourceEncoding(value: encoded, codingPath: [], options: self).encode(value)
        guard case .resource(let resource) = encoded.form else {
            throw EncodingError.invalidValue(
                value, EncodingError.Context(codingPath: [], debugDescription: "A resource has keys."))
        }
        if let subject { resource.name = subject }
        var triples = ResourceTriples(arrays: arrays, prefix: blankNodePrefix, count: graph.count)
        let node = triples.node(of: resource)
        for triple in triples.triples { graph.insert(triple) }
        return node
    }

    /// The class of a type.
    func `class`(of type: any Encodable.Type) -> IRI? { classes[ObjectIdentifier(type)] }
}
