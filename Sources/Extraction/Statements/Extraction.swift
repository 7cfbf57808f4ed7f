public import RDF

/// What was read from a document.
public struct Extraction: Hashable, Sendable {
    /// The resource that stands for the document.
    public var document: IRI
    /// The name of the document.
    public var documentName: String
    /// How many sentences it has.
    public var sentenceCount: Int
    /// What its statements speak of, in the order of the text.
    public var entities: [EntityDescription]
    /// The facts, in the order of the text.
    public var statements: [Statement]
    /// The events that it tells of; empty where that was not asked for.
    public var events: [EventDescription] = []
    /// What it nearly tells, and why it does not, in the order of the text; empty where that was not asked for.
    public var rejected: [RejectedCandidate] = []
    /// What it tells in its own words, whatever the ontology knows; empty where that was not asked for.
    public var openStatements: [OpenStatement] = []
}
