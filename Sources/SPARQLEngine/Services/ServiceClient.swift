public import RDF
public import SPARQLSyntax

/// Asks other SPARQL endpoints, for `SERVICE` (SPARQL 1.1 Federated Query).
public protocol ServiceClient: Sendable {
    /// The solutions of a query at an endpoint.
    ///
    /// - Parameters:
    ///   - query: a `SELECT` query.
    ///   - endpoint: the IRI of the endpoint.
    /// - Throws: why there is no answer; the description says it in one sentence.
    func solutions(of query: String, at endpoint: IRI) throws -> SolutionTable
}
