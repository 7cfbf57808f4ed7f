/// A statement: subject, predicate, object.
///
/// RDF 1.2 Concepts, section 3.1.
public struct Triple: Hashable, Sendable {
    /// What is spoken of: an IRI or a blank node.
    public var subject: Term
    /// What is said of it.
    public var predicate: IRI
    /// The other end: any term.
    public var object: Term

    /// Makes a triple.
    public init(subject: Term, predicate: IRI, object: Term) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}
