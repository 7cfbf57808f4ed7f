public import RDF

/// Something that cannot be true: the facts that clash, and the rule that says so.
public struct Inconsistency: Hashable, Sendable {
    /// The name of the rule, such as `cax-dw`.
    public let rule: String
    /// The facts that clash.
    public let triples: [Triple]
    /// The literal whose text is none of its datatype, or whose value is not of the type that follows for it.
    public let literal: Term?
}
