/// A quad as numbers.
public struct QuadRow: Hashable, Sendable {
    /// The number of the subject.
    public internal(set) var subject: UInt32
    /// The number of the predicate.
    public internal(set) var predicate: UInt32
    /// The number of the object.
    public internal(set) var object: UInt32
    /// The number of the graph's name; 0 for the default graph.
    public internal(set) var graph: UInt32

    init(subject: UInt32, predicate: UInt32, object: UInt32, graph: UInt32) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.graph = graph
    }

    /// Makes a quad of numbers that a store has given; `.none` for the default graph.
    public init(subject: TermID, predicate: TermID, object: TermID, graph: TermID = .none) {
        self.init(
            subject: subject.rawValue, predicate: predicate.rawValue, object: object.rawValue, graph: graph.rawValue)
    }

    /// The quad in another graph.
    public func moved(to graph: TermID) -> QuadRow {
        QuadRow(subject: subject, predicate: predicate, object: object, graph: graph.rawValue)
    }

    @inline(__always)
    subscript(component: QuadComponent) -> UInt32 {
        get {
            switch component {
            case .subject: subject
            case .predicate: predicate
            case .object: object
            case .graph: graph
            }
        }
        set {
            switch component {
            case .subject: subject = newValue
            case .predicate: predicate = newValue
            case .object: object = newValue
            case .graph: graph = newValue
            }
        }
    }
}

/// A place in a quad.
public enum QuadComponent: UInt8, CaseIterable, Sendable {
    /// The subject.
    case subject
    /// The predicate.
    case predicate
    /// The object.
    case object
    /// The name of the graph.
    case graph
}
