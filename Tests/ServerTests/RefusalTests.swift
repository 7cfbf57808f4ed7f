#if Server
import NIOHTTP1
import RDF
import Testing
import TripleStore

@testable import Server

@Suite("What is refused, and that it hurts nobody else", .serialized)
struct RefusalTests {
    private static let post = "POST /update HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-update\r\n"

    @Test(
        "what is no HTTP is a 400",
        arguments: [
            "\u{1}\u{2} garbage\r\n\r\n", "GET\r\n\r\n", "GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
            "GET /health HTTP/1.1\r\n\r\n", "GET /health HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 300_000))\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X: a\r\n", count: 300))\r\n",
            "GET /\(String(repeating: "a", count: 300_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n",
            post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", post + "Content-Length: -1\r\n\r\nab",
            post + "Content-Length: 99999999999999999999\r\n\r\nab",
            post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
            post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nab\r\n0\r\n\r\n",
        ])
    func invalid(request: String) async throws {
        try await RunningService.run { service in
            let answer = try await LoadFixture.beside(service) {
                let client = try RawConnection(port: service.port)
                // The rest of what is too long is not taken.
                try? await client.send(request)
                return try await client.receive(within: .seconds(10))
            }
            #expect(answer.text.hasPrefix("HTTP/1.1 400 ") && answer.isClosed, "\(request.prefix(60)): \(answer)")
        }
    }

    @Test("who finds all places taken is told to come back: 429")
    func crowd() async throws {
        var options = ServiceOptions()
        options.limits.concurrentRequests = 1
        options.limits.waitingRequests = 0
        try await RunningService.run(options, data: LoadFixture.numbers(3000)) { service in
            let first = try RawConnection(port: service.port)
            try await first.send(LoadFixture.post("/query", LoadFixture.endless))
            try await Task.sleep(for: .milliseconds(500))
            let second = try await service.send(
                "POST", "/query", headers: LoadFixture.queryType, body: Array("ASK {}".utf8))
            #expect(second.status == 429 && second.headers.first(name: "Retry-After") == "1", "\(second.text)")
        }
    }

    @Test("a query that takes too much time or memory is a 503")
    func greed() async throws {
        var options = ServiceOptions()
        options.limits.queryTime = .milliseconds(300)
        options.limits.queryMemory = 1 << 20
        try await RunningService.run(options, data: LoadFixture.numbers(3000)) { service in
            for query in [LoadFixture.endless, "SELECT * { ?a ?p ?x . ?b ?q ?y } ORDER BY ?x DESC(?y)"] {
                let answer = try await service.send(
                    "POST", "/query", headers: LoadFixture.queryType, body: Array(query.utf8))
                #expect(answer.status == 503 && answer.mediaType == "application/problem+json", "\(answer.text)")
            }
        }
    }

    @Test("bodies that are too much together are a 503, until those that came first are gone")
    func manyBodies() async throws {
        var options = ServiceOptions()
        options.limits.uploadMemory = 1 << 20
        try await RunningService.run(options) { service in
            let blanks = Array(repeating: UInt8(ascii: " "), count: 700_000)
            let turtle = [("Content-Type", "text/turtle")]
            do {
                let first = try RawConnection(port: service.port)
                try await first.send(LoadFixture.head("/data?default", type: "text/turtle", length: 800_000))
                try await first.send(blanks)
                try await Task.sleep(for: .milliseconds(500))
                let second = try await service.send("PUT", "/data?default", headers: turtle, body: blanks)
                #expect(second.status == 503 && second.headers.first(name: "Retry-After") == "5", "\(second.text)")
            }
            var third = try await service.send("PUT", "/data?default", headers: turtle, body: blanks)
            for _ in 0..<100 where third.status == 503 {
                try await Task.sleep(for: .milliseconds(50))
                third = try await service.send("PUT", "/data?default", headers: turtle, body: blanks)
            }
            #expect((200..<300).contains(third.status), "\(third.status) \(third.text)")
        }
    }
}
#endif
