#if Server
import RDF
import Testing
import TripleStore

/// What the tests of load send, and how they look whether others suffer from it.
enum LoadFixture {
    /// Triples with a number each.
    static func numbers(_ count: Int, padding: Int = 0) -> QuadBatch {
        var batch = QuadBatch()
        let rest = String(repeating: "x", count: padding)
        for number in 0..<count {
            batch.append(
                Quad(
                    Triple(
                        subject: .iri(IRI("http://e/\(number)")), predicate: "http://e/p",
                        object: .literal(Literal("\(number)\(rest)")))))
        }
        return batch
    }

    /// A query that takes minutes over three thousand numbers.
    static let endless =
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z FILTER(STR(?x) != STR(?y) && ?z != ?y) }"

    static let queryType = [("Content-Type", "application/sparql-query")]
    static let updateType = [("Content-Type", "application/sparql-update")]

    /// The text of a request that sends a query or an update.
    static func post(_ path: String, _ text: String, type: String = "application/sparql-query") -> String {
        head(path, type: type, length: text.utf8.count) + text
    }

    /// The head of a request with a body.
    static func head(_ path: String, type: String, length: Int) -> String {
        "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\nContent-Length: \(length)\r\n\r\n"
    }

    /// Does something while another client asks one query after the other, each of which has to be answered.
    static func beside<Result: Sendable>(
        _ service: RunningService, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while !Task.isCancelled {
                    let start = ContinuousClock.now
                    do {
                        let answer = try await service.send(
                            "POST", "/query", headers: queryType, body: Array("ASK {}".utf8))
                        #expect(answer.status == 200, "\(answer.status) \(answer.text)")
                        #expect(.now - start < .seconds(10))
                        try await Task.sleep(for: .milliseconds(20))
                    } catch {
                        if !Task.isCancelled { throw error }
                    }
                }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() { if let result { return result } }
            throw CancellationError()
        }
    }
}
#endif
