public import RDF

/// A SPARQL update request: operations that are carried out one after the other (SPARQL 1.1 Update).
///
/// ```swift
/// let update = try Update(parsing: "DELETE WHERE { ?person <http://xmlns.com/foaf/0.1/mbox> ?mbox }")
/// ```
public struct Update: Hashable, Sendable {
    /// The operations, in their order.
    public var operations: [UpdateOperation]
    /// The base that `IRI()` resolves against.
    public var base: IRI?

    /// Makes a request.
    public init(operations: [UpdateOperation], base: IRI? = nil) {
        self.operations = operations
        self.base = base
    }
}

/// One operation of a request (SPARQL 1.1 Update, section 3).
public enum UpdateOperation: Hashable, Sendable {
    /// `INSERT DATA`: quads without variables, whose blank nodes are new ones.
    case insertData([QuadTemplate])
    /// `DELETE DATA`: quads without variables and blank nodes.
    case deleteData([QuadTemplate])
    /// `DELETE … INSERT … WHERE`, and `DELETE WHERE`.
    case modify(Modification)
    /// `LOAD`: the triples of a document, into a graph or the default graph.
    case load(IRI, into: IRI?, isSilent: Bool)
    /// `CLEAR`: all triples out of graphs.
    case clear(GraphTarget, isSilent: Bool)
    /// `DROP`: graphs away, with all their triples.
    case drop(GraphTarget, isSilent: Bool)
    /// `CREATE`: an empty graph.
    case create(IRI, isSilent: Bool)
    /// `ADD`, `MOVE` and `COPY`: the triples of a graph into another; `nil` is the default graph.
    case transfer(TransferKind, from: IRI?, to: IRI?, isSilent: Bool)
}

/// `DELETE … INSERT … WHERE` (SPARQL 1.1 Update, section 3.1.3).
public struct Modification: Hashable, Sendable {
    /// What is taken out for each solution.
    public var deletions: [QuadTemplate]
    /// What is added for each solution.
    public var insertions: [QuadTemplate]
    /// Where the solutions come from.
    public var pattern: Algebra
    /// The graph that stands for the default graph (`WITH`).
    public var graph: IRI?
    /// The graphs that the pattern looks at (`USING`); in place of `graph`, where it is given.
    public var dataset: Query.Dataset?

    /// Makes a modification.
    public init(
        deletions: [QuadTemplate], insertions: [QuadTemplate], pattern: Algebra, graph: IRI? = nil,
        dataset: Query.Dataset? = nil
    ) {
        self.deletions = deletions
        self.insertions = insertions
        self.pattern = pattern
        self.graph = graph
        self.dataset = dataset
    }
}

/// A triple to add or to take out, and its graph.
public struct QuadTemplate: Hashable, Sendable {
    /// The triple, perhaps with variables.
    public var triple: TriplePattern
    /// The graph of `GRAPH`; `nil` where the triple stands outside.
    public var graph: PatternTerm?

    /// Makes a template.
    public init(_ triple: TriplePattern, graph: PatternTerm? = nil) {
        self.triple = triple
        self.graph = graph
    }
}

/// The graphs that `CLEAR` and `DROP` name.
public enum GraphTarget: Hashable, Sendable {
    /// `DEFAULT`.
    case defaultGraph
    /// `GRAPH` and a name.
    case graph(IRI)
    /// `NAMED`: all named graphs.
    case named
    /// `ALL`: the default graph and all named graphs.
    case all
}

/// What becomes of the graphs of an `ADD`, a `MOVE` or a `COPY`.
public enum TransferKind: Hashable, Sendable {
    /// The source stays, and so does what the destination has.
    case add
    /// The source goes away, and so does what the destination had.
    case move
    /// The source stays; what the destination had goes away.
    case copy
}
