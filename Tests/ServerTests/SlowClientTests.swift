#if Server
import RDF
import Testing
import TripleStore

@testable import Server

@Suite("Clients that are slow, silent, or gone", .serialized)
struct SlowClientTests {
    private static func options(idle: Duration = .seconds(1)) -> ServiceOptions {
        var options = ServiceOptions()
        options.limits.idleTime = idle
        return options
    }

    @Test("a head that comes byte by byte ends with the connection")
    func slowHead() async throws {
        try await RunningService.run(Self.options()) { service in
            let isClosed = try await LoadFixture.beside(service) {
                let client = try RawConnection(port: service.port)
                for byte in Array("GET /health HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n".utf8) {
                    do {
                        try await client.send([byte])
                    } catch {
                        return true
                    }
                    try await Task.sleep(for: .milliseconds(200))
                }
                return false
            }
            #expect(isClosed)
        }
    }

    @Test("a body that comes byte by byte is a 408 when its time is over")
    func slowBody() async throws {
        var options = Self.options(idle: .seconds(20))
        options.limits.bodyTime = .seconds(1)
        try await RunningService.run(options) { service in
            let status = try await LoadFixture.beside(service) {
                let client = try RawConnection(port: service.port)
                try await client.send(LoadFixture.head("/update", type: "application/sparql-update", length: 1000))
                for _ in 0..<100 {
                    try await client.send(" ")
                    if let status = try await client.status(within: .milliseconds(100)) { return status }
                }
                return 0
            }
            #expect(status == 408)
        }
    }

    @Test(
        "a body that does not come is a 408, and the connection ends",
        arguments: [
            ("/update", "application/sparql-update"), ("/data?default", "text/turtle"), ("/extract", "text/plain"),
        ])
    func silentBody(path: String, type: String) async throws {
        try await RunningService.run(Self.options()) { service in
            let answer = try await LoadFixture.beside(service) {
                let client = try RawConnection(port: service.port)
                try await client.send(LoadFixture.head(path, type: type, length: 1000) + "# ")
                return try await client.receive(within: .seconds(15))
            }
            #expect(answer.text.hasPrefix("HTTP/1.1 408 ") && answer.isClosed, "\(answer)")
        }
    }

    @Test("who reads nothing of a large answer loses the connection and keeps no place")
    func unreadAnswer() async throws {
        var options = Self.options()
        options.limits.concurrentRequests = 1
        let size = 40 << 20
        try await RunningService.run(options, data: LoadFixture.numbers(10_000, padding: size / 10_000)) { service in
            let client = try RawConnection(port: service.port, window: 4096)
            try await client.send(
                "GET /data?default HTTP/1.1\r\nHost: localhost\r\nAccept: application/n-triples\r\n\r\n")
            try await Task.sleep(for: .milliseconds(300))
            // Waits for the only place.
            let asked = try await service.send(
                "POST", "/query", headers: LoadFixture.queryType, body: Array("ASK {}".utf8))
            #expect(asked.status == 200)
            let rest = try await client.receive(within: .seconds(30))
            #expect(rest.isClosed && rest.text.utf8.count < size, "\(rest.text.utf8.count) bytes came")
        }
    }

    @Test("hundreds of connections on which nothing is said hurt nobody, and end")
    func silentConnections() async throws {
        try await RunningService.run(Self.options(idle: .seconds(2))) { service in
            let closed = try await LoadFixture.beside(service) {
                var clients: [RawConnection] = []
                for _ in 0..<500 { clients.append(try RawConnection(port: service.port)) }
                var closed = 0
                for client in clients where try await client.receive(within: .seconds(20)).isClosed { closed += 1 }
                return closed
            }
            #expect(closed == 500)
        }
    }

    @Test("a query ends when its client has gone, and the next one takes its place")
    func goneClient() async throws {
        var options = ServiceOptions()
        options.limits.concurrentRequests = 1
        options.limits.queryTime = .seconds(120)
        try await RunningService.run(options, data: LoadFixture.numbers(3000)) { service in
            do {
                let client = try RawConnection(port: service.port)
                try await client.send(LoadFixture.post("/query", LoadFixture.endless))
                try await Task.sleep(for: .milliseconds(500))
            }
            let start = ContinuousClock.now
            let next = try await service.send(
                "POST", "/query", headers: LoadFixture.queryType, body: Array("ASK {}".utf8))
            #expect(next.status == 200 && .now - start < .seconds(30))
        }
    }
}
#endif
