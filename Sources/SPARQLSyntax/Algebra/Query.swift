public import RDF

/// A SPARQL query: what is asked for, of which graphs, in terms of the algebra.
///
/// ```swift
/// let query = try Query(parsing: "SELECT ?name WHERE { ?person <http://xmlns.com/foaf/0.1/name> ?name }")
/// ```
public struct Query: Hashable, Sendable {
    /// What a query gives back.
    public enum Form: Hashable, Sendable {
        /// `SELECT`: rows of these variables.
        case select([Variable])
        /// `CONSTRUCT`: the triples of a template, for every solution.
        case construct([TriplePattern])
        /// `DESCRIBE`: what is known of these resources.
        case describe([PatternTerm])
        /// `ASK`: whether there is a solution.
        case ask
    }

    /// The graphs that `FROM` and `FROM NAMED` choose.
    public struct Dataset: Hashable, Sendable {
        /// The graphs whose merge is the default graph.
        public var defaultGraphs: [IRI] = []
        /// The named graphs.
        public var namedGraphs: [IRI] = []

        /// Makes an empty dataset.
        public init() {}
    }

    /// What the query gives back.
    public var form: Form
    /// Where its solutions come from.
    public var algebra: Algebra
    /// The graphs it chooses; `nil` without `FROM` and `FROM NAMED`.
    public var dataset: Dataset?
    /// The base that `IRI()` resolves against.
    public var base: IRI?

    /// Makes a query.
    public init(form: Form, algebra: Algebra, dataset: Dataset? = nil, base: IRI? = nil) {
        self.form = form
        self.algebra = algebra
        self.dataset = dataset
        self.base = base
    }
}
