#if Server
import Foundation
import TestSupport
import Testing

@Suite("The command as a process: memory, stopping, a full disk", .serialized)
struct ProcessTests {
    private static func numbers(_ count: Int) -> [String: String] {
        ["numbers.nt": (0..<count).map { "<http://e/\($0)> <http://e/p> \"\($0)\" .\n" }.joined()]
    }

    private static func count(_ service: RunningService, _ pattern: String) async throws -> String {
        let answer = try await service.send(
            "POST", "/query", headers: LoadFixture.queryType + [("Accept", "text/csv")],
            body: Array("SELECT (COUNT(*) AS ?n) { \(pattern) }".utf8))
        return answer.text.split(separator: "\r\n").last.map(String.init) ?? ""
    }

    @Test("a gigabyte is a 413 and not held in memory, whether its length is told or not", arguments: [true, false])
    func gigabyte(isTold: Bool) async throws {
        let server = try RunningServer(arguments: ["--max-body", "8"])
        let service = RunningService(port: server.port)
        let before = try #require(server.peakMegabytes)
        let status = try await LoadFixture.beside(service) {
            let client = try RawConnection(port: service.port)
            let size = 1 << 20
            let length = isTold ? "Content-Length: \(size << 10)" : "Transfer-Encoding: chunked"
            try await client.send(
                "PUT /data?default HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/turtle\r\n\(length)\r\n\r\n")
            let piece = Array(repeating: UInt8(ascii: " "), count: size)
            for _ in 0..<1024 {
                if let status = try await client.status(within: .zero) { return status }
                if !isTold { try await client.send(String(size, radix: 16) + "\r\n") }
                try await client.send(isTold ? piece : piece + Array("\r\n".utf8))
            }
            return 0
        }
        let after = try #require(server.peakMegabytes)
        #expect(status == 413)
        #expect(after - before < 64, "\(before) MB before, \(after) MB after")
    }

    @Test("told to stop, the server answers what has begun, and what was committed is there afterwards")
    func stop() async throws {
        let server = try RunningServer(data: Self.numbers(1000))
        let service = RunningService(port: server.port)
        let query = "SELECT (COUNT(*) AS ?n) { ?a <http://e/p> ?x . ?b <http://e/p> ?y FILTER(STR(?x) != STR(?y)) }"
        let update =
            "INSERT { <http://e/all> <http://e/sum> ?n } WHERE { \(query.replacing("SELECT", with: "{ SELECT")) } }"
        let answered = Answered()
        async let asked = answered.noting {
            try await service.send("POST", "/query", headers: LoadFixture.queryType, body: Array(query.utf8))
        }
        async let changed = answered.noting {
            try await service.send("POST", "/update", headers: LoadFixture.updateType, body: Array(update.utf8))
        }
        try await Task.sleep(for: .milliseconds(300))
        try #require(await answered.count == 0, "both were answered before the server was told to stop")
        server.terminate()
        let (answer, change) = try await (asked, changed)
        #expect(answer.status == 200 && answer.text.contains("999000"), "\(answer.status) \(answer.text)")
        #expect(change.status == 204, "\(change.status) \(change.text)")
        #expect(server.wait() == 0)
        #expect(throws: RawConnection.Failure.self) { try RawConnection(port: service.port) }
        try server.restart()
        let sum = try await Self.count(RunningService(port: server.port), "<http://e/all> <http://e/sum> 999000")
        #expect(sum == "1")
    }

    @Test("a full disk is a 507, reading goes on, and all that was answered with 204 is in the store afterwards")
    func fullDisk() async throws {
        let server = try RunningServer(blocks: 100)
        var service = RunningService(port: server.port)
        var kept = 0
        var refused: RunningService.Answer?
        for number in 0..<1000 where refused == nil {
            let value = String(repeating: "\(number) ", count: 400)
            let answer = try await service.send(
                "POST", "/update", headers: LoadFixture.updateType,
                body: Array("INSERT DATA { <http://e/\(number)> <http://e/p> \"\(value)\" }".utf8))
            if answer.status == 204 { kept += 1 } else { refused = answer }
        }
        let refusal = try #require(refused)
        #expect(refusal.status == 507 && refusal.text.contains("not stored"), "\(refusal.status) \(refusal.text)")
        #expect(kept > 0)
        #expect(try await Self.count(service, "?s ?p ?o") == "\(kept)")
        try server.restart()
        service = RunningService(port: server.port)
        #expect(try await Self.count(service, "?s ?p ?o") == "\(kept)")
        let update = Array("INSERT DATA { <http://e/more> <http://e/p> 1 }".utf8)
        #expect(try await service.send("POST", "/update", headers: LoadFixture.updateType, body: update).status == 204)
        #expect(try await Self.count(service, "?s ?p ?o") == "\(kept + 1)")
    }

    /// Counts what has been answered.
    private actor Answered {
        private(set) var count = 0

        func noting<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
            let result = try await body()
            count += 1
            return result
        }
    }
}
#endif
