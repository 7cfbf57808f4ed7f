import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

/// Endpoints that are stores of the test, by their IRIs; all others do not answer.
struct LocalServices: ServiceClient {
    struct NoEndpoint: Error, CustomStringConvertible {
        var description: String { "there is no such endpoint" }
    }

    let stores: [IRI: TripleStore]

    func solutions(of query: String, at endpoint: IRI) throws -> SolutionTable {
        guard let store = stores[endpoint] else { throw NoEndpoint() }
        let results = try QueryEngine.evaluate(
            Query(parsing: query), over: store.snapshot(), options: QueryOptions(services: self))
        guard case .solutions(let solutions) = results else { throw NoEndpoint() }
        return solutions.table
    }
}
