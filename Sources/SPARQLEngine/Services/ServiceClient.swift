public import RDF
public import SPARQLSyntax

/// Asks other SPARQL endpoints, for `SERVICE` (SPARQL 1.1 Federated Query).
public protocol ServiceClient: Sendable {
    /// Whether an endpoint may be asked at all; all may, unless told.
    func allows(_ endpoint: IRI) -> Bool

    /// The solutions of a query at an endpoint.
    ///
    /// - Parameters:
    ///   - query: a `SELECT` query.
    ///   - endpoint: the IRI of the endpoint.
    /// - Throws: why there is no answer; the description says it in one sentence.
    func solutions(of query: String, at endpoint: IRI) throws -> SolutionTable
}

extension ServiceClient {
    /// All endpoints may be asked.
    public func allows(_ endpoint: IRI) -> Bool { true }
}
