public import RDF

/// A graph as graph tools see it: nodes with a label, types and attributes, and edges with a label, a weight and dates.
///
/// Resources become nodes, triples between resources become edges, and literals become attributes. Order and ids depend
/// on nothing but the triples: the same graph gives the same bytes in every format, whatever order its triples came in
/// (blank nodes count by their labels).
///
/// ```swift
/// let graph = PropertyGraph(dataset.batches)
/// for file in graph.files(as: .graphml) { … }
/// ```
public struct PropertyGraph: Hashable, Sendable {
    /// A resource.
    public struct Node: Hashable, Sendable {
        /// The resource: an IRI or a blank node.
        public var resource: Term
        /// What people call it.
        public var label: String
        /// Its classes, ordered by IRI.
        public var types: [IRI]
        /// Its literals, ordered by property.
        public var attributes: [Attribute]
        /// The days of an event or document, as `2019-08-22`, in order.
        public var dates: [String]
    }

    /// What a property says of a node in literals.
    public struct Attribute: Hashable, Sendable {
        /// The property.
        public var property: IRI
        /// Its values, ordered by their text; never empty.
        public var values: [Literal]
    }

    /// A triple between two resources.
    public struct Edge: Hashable, Sendable {
        /// The place of the subject in `nodes`.
        public var source: Int
        /// The place of the object in `nodes`.
        public var target: Int
        /// The property.
        public var property: IRI
        /// What people call the property.
        public var label: String
        /// The number of sentences that support the triple, or of graphs that state it, whichever is more; at least 1.
        public var weight: Int
        /// The days that the triple is about, as `2019-08-22`, in order; empty where nothing tells them.
        public var dates: [String]
    }

    /// The nodes: first IRIs in the order of their bytes, then blank nodes in the order of their labels.
    public internal(set) var nodes: [Node] = []
    /// The edges, ordered by source, target and property.
    public internal(set) var edges: [Edge] = []
    /// What people call the classes and properties of the graph.
    var names: [IRI: String] = [:]
    /// The family of each type of a node; types of one family look alike.
    var families: [IRI: IRI] = [:]

    /// The id of a node in all formats, such as `n1`.
    ///
    /// Short, since ids of GraphML and of XML schemas in general cannot be IRIs.
    ///
    /// - Parameter index: the place of the node in `nodes`.
    public static func nodeID(_ index: Int) -> String { "n\(index + 1)" }

    /// The id of an edge in all formats, such as `e1`.
    ///
    /// - Parameter index: the place of the edge in `edges`.
    public static func edgeID(_ index: Int) -> String { "e\(index + 1)" }

    /// What people call a class or property: its label, or else its local name.
    public func name(of iri: IRI) -> String { names[iri] ?? iri.localName }

    /// What people call the classes of a node.
    public func typeNames(of node: Node) -> [String] { node.types.map(name(of:)) }

    /// Whether any edge or node has a date.
    var hasDates: Bool { edges.contains { !$0.dates.isEmpty } || nodes.contains { !$0.dates.isEmpty } }
}

extension PropertyGraph.Node {
    /// The IRI of the node, or `_:label` for a blank node.
    public var name: String {
        switch resource {
        case .iri(let iri): iri.string
        default: "\(resource)"
        }
    }
}
