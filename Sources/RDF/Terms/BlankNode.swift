/// A resource without a name, known by a label that means something only inside one document or dataset.
///
/// RDF 1.2 Concepts, section 3.5.
public struct BlankNode: Hashable, Sendable, CustomStringConvertible {
    /// The label, without the leading `_:`.
    public let label: String

    /// Makes a blank node.
    ///
    /// - Parameter label: the label, without the leading `_:`.
    public init(_ label: String) {
        self.label = label
    }

    /// The label as N-Triples writes it.
    public var description: String { "_:\(label)" }
}

extension BlankNode {
    /// Compares code point by code point.
    public static func == (left: BlankNode, right: BlankNode) -> Bool { left.label.hasSameCodePoints(as: right.label) }

    /// Hashes the code points.
    public func hash(into hasher: inout Hasher) { label.hashCodePoints(into: &hasher) }
}
