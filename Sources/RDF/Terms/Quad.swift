/// A triple in a graph of a dataset.
///
/// RDF 1.2 Concepts, section 4.
public struct Quad: Hashable, Sendable {
    /// The statement.
    public var triple: Triple
    /// The graph that states it, an IRI or a blank node; `nil` for the default graph.
    public var graph: Term?

    /// Makes a quad.
    ///
    /// - Parameters:
    ///   - triple: the statement.
    ///   - graph: the name of its graph; `nil` for the default graph.
    public init(_ triple: Triple, graph: Term? = nil) {
        self.triple = triple
        self.graph = graph
    }
}
