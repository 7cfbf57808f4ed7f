#if Server
import HTTPTypes
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import TripleStore

/// What all routes share: the store, the threads, the gate.
struct ServiceCore: Sendable {
    let store: ServedStore
    let options: ServiceOptions
    let access: AccessControl
    let executor: WorkExecutor
    /// Lets so many queries, updates and documents be worked on at once.
    let gate: AdmissionGate
    /// Lets one transaction be carried out at once, so that those that wait need no thread.
    let writing: AdmissionGate
    /// Counts the bytes of the bodies that are held.
    let uploads: UploadBudget
    /// Ends queries whose clients have gone.
    let departures = Departures()
    let reading: DocumentReading
    let metrics = ServiceMetrics()

    var queryOptions: QueryOptions {
        QueryOptions(
            limits: QueryLimits(
                maximumMemory: options.limits.queryMemory, timeout: options.limits.queryTime),
            services: options.services)
    }

    /// Asks for a right.
    func demand(_ right: AccessRight, of incoming: Incoming) throws(RequestError) {
        try access.demand(right, authorization: incoming.field(.authorization))
    }

    /// The answer that a source makes, with its first chunk, so that what goes wrong at once has its status.
    func answer(
        _ source: any ChunkSource, type: String, permit: AdmissionGate.Permit?
    ) async throws -> Answer {
        let (first, isLast) = try await executor.next(of: source)
        if isLast { return Answer(first, type: type) }
        return Answer(.chunks(first: first, source: source, permit: permit), type: type)
    }

    /// Quads that are few, laid out for people.
    func answer(_ quads: [Quad], as format: RDFFormat, prefixes: [Prefix]) throws -> Answer {
        let dataset = Dataset(quads)
        return Answer(
            try dataset.bytes(as: format, prefixes: prefixes.used(in: dataset)), type: format.contentType)
    }

    /// Makes changes when no other request does.
    ///
    /// Those that wait for their turn take no place that queries could have.
    func change<Result: Sendable>(
        _ body: @escaping @Sendable (inout Transaction, String) throws -> Result
    ) async throws -> Result {
        let turn = try await writing.enter()
        let permit = try await gate.enter()
        defer { withExtendedLifetime((permit, turn)) {} }
        let store = store
        return try await executor.run {
            let result = try store.transaction(body)
            // All has been committed: without a snapshot it only takes longer to read, and the next change tries again.
            try? store.tidy()
            return result
        }
    }
}
#endif
