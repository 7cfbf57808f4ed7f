/// What quads to look for: each component a number or anything.
public struct QuadPattern: Hashable, Sendable {
    /// Which graphs are looked at.
    public enum Graph: Hashable, Sendable {
        /// The default graph.
        case defaultGraph
        /// One named graph.
        case named(TermID)
        /// All named graphs, not the default graph.
        case anyNamed
    }

    /// The subject; `nil` for any.
    public var subject: TermID?
    /// The predicate; `nil` for any.
    public var predicate: TermID?
    /// The object; `nil` for any.
    public var object: TermID?
    /// Which graphs are looked at.
    public var graph: Graph

    /// Makes a pattern.
    public init(
        subject: TermID? = nil, predicate: TermID? = nil, object: TermID? = nil, graph: Graph = .defaultGraph
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graph = graph
    }

    subscript(component: QuadComponent) -> TermID? {
        switch component {
        case .subject: subject
        case .predicate: predicate
        case .object: object
        case .graph: if case .named(let name) = graph { name } else { nil }
        }
    }
}
