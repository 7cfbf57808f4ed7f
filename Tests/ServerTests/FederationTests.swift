#if Server
import SPARQLClient
import Server
import Testing

@Suite("What a server may fetch for its clients")
struct FederationTests {
    private static let turtle = [("Content-Type", "text/turtle")]
    private static let updates = [("Content-Type", "application/sparql-update")]

    /// Runs a server that has a graph, and beside it one that may ask and fetch from the first.
    private func withTwoServers(
        _ body: @escaping @Sendable (_ first: RunningService, _ second: RunningService) async throws -> Void
    ) async throws {
        try await RunningService.run { first in
            let graph = Array("<http://example.org/a> <http://example.org/p> \"from the first\" .".utf8)
            let put = try await first.send("PUT", "/data/open/a.ttl", headers: Self.turtle, body: graph)
            #expect(put.status == 201)
            let secret = try await first.send("PUT", "/data/secret.ttl", headers: Self.turtle, body: graph)
            #expect(secret.status == 201)
            var options = ServiceOptions()
            let sources = try AllowedSources(
                endpoints: ["http://127.0.0.1:\(first.port)/sparql"],
                documents: ["http://127.0.0.1:\(first.port)/data/open/"],
                options: EndpointOptions(timeout: 10, retries: .none))
            options.services = sources
            options.documents = sources
            try await RunningService.run(options) { second in try await body(first, second) }
        }
    }

    @Test("SERVICE asks the endpoint that is allowed, and no other address of the same server")
    func service() async throws {
        try await withTwoServers { first, second in
            func ask(_ path: String) async throws -> RunningService.Answer {
                let pattern = "GRAPH ?g { ?s ?p ?o }"
                let query = "SELECT ?o { SERVICE <http://127.0.0.1:\(first.port)\(path)> { \(pattern) } }"
                return try await second.send(
                    "POST", "/sparql", headers: [("Content-Type", "application/sparql-query"), ("Accept", "text/csv")],
                    body: Array(query.utf8))
            }
            let allowed = try await ask("/sparql")
            #expect(allowed.status == 200 && allowed.text.contains("from the first"), "\(allowed.text)")
            for path in ["/query", "/sparql?", "/sparql/../query"] {
                let refused = try await ask(path)
                #expect(refused.status == 400 && refused.text.contains("may not ask"), "\(path): \(refused.text)")
            }
        }
    }

    @Test("LOAD fetches what is allowed, and nothing beside or above it")
    func load() async throws {
        try await withTwoServers { first, second in
            func load(_ path: String) async throws -> RunningService.Answer {
                try await second.send(
                    "POST", "/update", headers: Self.updates,
                    body: Array("LOAD <http://127.0.0.1:\(first.port)\(path)>".utf8))
            }
            for path in [
                "/data/secret.ttl", "/data/open/../secret.ttl", "/data/open/%2E%2e/secret.ttl",
                "/data/open/..%2Fsecret.ttl", "/data/open/absent.ttl",
            ] {
                let refused = try await load(path)
                #expect(refused.status == 403, "\(path): \(refused.status) \(refused.text)")
                // What is allowed but absent has been asked for; nothing else has.
                #expect(refused.text.contains("not in the list") == !path.hasSuffix("absent.ttl"), "\(refused.text)")
            }
            #expect(try await load("/data/open/a.ttl").status == 204)
            let rows = try await second.send("GET", "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D")
            #expect(rows.text.contains("from the first"), "\(rows.text)")
        }
    }

    @Test("An endpoint that does not answer is a fault of its own, and SILENT passes it over")
    func unreachable() async throws {
        var options = ServiceOptions()
        // Nothing listens on the port of the discard protocol.
        options.services = try AllowedSources(
            endpoints: ["http://127.0.0.1:9/sparql"], options: EndpointOptions(timeout: 5, retries: .none))
        try await RunningService.run(options) { service in
            for (silent, status) in [("", 502), ("SILENT ", 200)] {
                let query = "SELECT * { SERVICE \(silent)<http://127.0.0.1:9/sparql> { ?s ?p ?o } }"
                let answer = try await service.send(
                    "POST", "/sparql", headers: [("Content-Type", "application/sparql-query")], body: Array(query.utf8))
                #expect(answer.status == status, "\(answer.text)")
            }
        }
    }

    @Test("A list whose entries other servers could begin with is refused")
    func lists() {
        #expect(throws: EndpointError.self) { try AllowedSources(documents: ["https://example.org"]) }
        #expect(throws: EndpointError.self) { try AllowedSources(endpoints: ["file:///etc/passwd"]) }
    }
}
#endif
