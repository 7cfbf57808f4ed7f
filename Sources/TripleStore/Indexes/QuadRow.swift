/// A quad as numbers.
struct QuadRow: Hashable, Sendable {
    var subject: UInt32
    var predicate: UInt32
    var object: UInt32
    var graph: UInt32

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
