#if Server
import Foundation
import NIOHTTP1
import RDF
import TestSupport
import Testing
import TripleStore

@testable import Server

@Suite("Who may do what, and what nobody may")
struct SecurityTests {
    private static let tokens: [AccessRight: (token: String, line: String)] = [
        .read: AccessTokens.make(name: "r", right: .read), .write: AccessTokens.make(name: "w", right: .write),
        .admin: AccessTokens.make(name: "a", right: .admin),
    ]

    private static func guarded() throws -> ServiceOptions {
        var options = ServiceOptions()
        options.tokens = try AccessTokens(parsing: tokens.values.map(\.line).joined())
        return options
    }

    private static func headers(_ right: AccessRight?) -> [(String, String)] {
        right.flatMap { tokens[$0] }.map { [("Authorization", "Bearer \($0.token)")] } ?? []
    }

    @Test("every route with every method, for everybody and for the bearers of each right")
    func routesAndRights() async throws {
        let rights: [AccessRight?] = [nil, .read, .write, .admin]
        try await RunningService.run(try Self.guarded()) { service in
            for route in Route.allCases {
                for (method, needed) in route.methods {
                    for right in rights {
                        let answer = try await service.send(method, route.rawValue, headers: Self.headers(right))
                        let tried =
                            "\(method) \(route.rawValue) with \(right.map { $0.name } ?? "nothing"): \(answer.status)"
                        let expected: Int? =
                            needed == nil ? nil : right == nil ? 401 : (right ?? .read) < (needed ?? .read) ? 403 : nil
                        if let expected {
                            #expect(answer.status == expected, "\(tried)")
                        } else {
                            #expect(![401, 403].contains(answer.status), "\(tried)")
                        }
                    }
                }
            }
        }
    }

    @Test("an update to /sparql and facts that are kept need the right to write; a wrong token is none")
    func writing() async throws {
        let update = Array("INSERT DATA { <http://e/a> <http://e/p> 1 }".utf8)
        let type = [("Content-Type", "application/sparql-update")]
        let text = [("Content-Type", "text/plain")]
        try await RunningService.run(try Self.guarded()) { service in
            #expect(
                try await service.send("POST", "/sparql", headers: type + Self.headers(.read), body: update).status
                    == 403)
            #expect(
                try await service.send("POST", "/sparql", headers: type + Self.headers(.write), body: update).status
                    == 204)
            let sentence = Array("Ana met Ben.".utf8)
            let kept = try await service.send(
                "POST", "/extract?store=true", headers: text + Self.headers(.read), body: sentence)
            #expect(kept.status == 403)
            let wrong = [("Authorization", "Bearer tercet_" + String(repeating: "0", count: 64))]
            #expect(try await service.send("GET", "/sparql", headers: wrong).status == 401)
        }
    }

    @Test("whoever is refused is not listened to any longer")
    func unheard() async throws {
        try await RunningService.run(try Self.guarded()) { service in
            let body = Array(repeating: UInt8(ascii: " "), count: 1000)
            let refused = try await service.send(
                "POST", "/update", headers: [("Content-Type", "application/sparql-update")], body: body)
            #expect(refused.status == 401 && refused.headers.first(name: "Connection") == "close")
            let known = try await service.send("GET", "/sparql", headers: Self.headers(.read))
            #expect(known.headers.first(name: "Connection") != "close")
        }
    }

    @Test("every file of the explorer is a part of the program, under its own path")
    func explorerFiles() throws {
        let folder = SharedFolder.projectFolder.appending(path: "Sources/Server/Explorer")
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let files = found.filter { $0.split(separator: "/").last?.contains(".") == true }.sorted()
        #expect(files.count > 50)
        #expect(ExplorerFiles().paths == files, "run scripts/list-explorer")
    }

    @Test("a token that is listed twice is refused, and not added up to another right")
    func tokenTwice() throws {
        let line = AccessTokens.make(name: "a", right: .read).line
        #expect(throws: AccessTokenError.self) {
            try AccessTokens(parsing: line + line.replacing(" read ", with: " write "))
        }
    }

    @Test("documents without a name are kept beside each other, and one of another name does not take another's place")
    func namelessDocuments() async throws {
        try await RunningService.run { service in
            for text in ["Ana Ruiz met Ben Keller.", "Ana Ruiz met Tom Hale.", "Ana Ruiz met Tom Hale."] {
                let kept = try await service.send(
                    "POST", "/extract?store=true", headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
                #expect(kept.status == 200 && kept.mediaType == "application/json", "\(kept.status) \(kept.text)")
            }
            let query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?who core:metWith ?whom } }"
            let count = try await service.send(
                "POST", "/sparql", headers: [("Content-Type", "application/sparql-query"), ("Accept", "text/csv")],
                body: Array(("PREFIX core: <https://w3id.org/tercet/core#> " + query).utf8))
            #expect(count.text == "n\r\n2\r\n", "\(count.text)")
        }
    }

    @Test("a server that is read only changes nothing")
    func readOnly() async throws {
        var options = ServiceOptions()
        options.isReadOnly = true
        try await RunningService.run(options) { service in
            let update = Array("update=CLEAR%20ALL".utf8)
            let form = [("Content-Type", "application/x-www-form-urlencoded")]
            let updated = try await service.send("POST", "/update", headers: form, body: update)
            let deleted = try await service.send("DELETE", "/data?default")
            #expect(updated.status == 403 && deleted.status == 403)
        }
    }

    @Test(
        "no path leads out of the explorer's files",
        arguments: [
            "/explorer/../../etc/passwd", "/explorer/%2e%2e/%2e%2e/etc/passwd", "/explorer//etc/passwd", "/explorer/..",
        ])
    func traversal(path: String) async throws {
        try await RunningService.run { service in
            let answer = try await service.send("GET", path)
            #expect(answer.status == 404 && !answer.text.contains("root:"), "\(answer.status) \(answer.text)")
        }
    }

    @Test("the server fetches nothing that a query or an update names")
    func requestForgery() async throws {
        try await RunningService.run { service in
            let address = "http://127.0.0.1:\(service.port)/health"
            let query = Array("SELECT * { SERVICE <\(address)> { ?s ?p ?o } }".utf8)
            let asked = try await service.send(
                "POST", "/sparql", headers: [("Content-Type", "application/sparql-query")], body: query)
            #expect((400..<500).contains(asked.status), "\(asked.status) \(asked.text)")
            for iri in [address, "file:///etc/passwd"] {
                let load = try await service.send(
                    "POST", "/update", headers: [("Content-Type", "application/sparql-update")],
                    body: Array("LOAD <\(iri)>".utf8))
                #expect((400..<500).contains(load.status), "\(load.status) \(load.text)")
            }
            let seen = try await service.send("GET", "/metrics").text
            #expect(!seen.contains("route=\"/health\""))
        }
    }

    @Test("bodies beyond the limit are refused, compressed ones by what they swell to")
    func size() async throws {
        var options = ServiceOptions()
        options.limits.bodySize = 10_000
        try await RunningService.run(options) { service in
            let turtle = [("Content-Type", "text/turtle")]
            let large = Array(repeating: UInt8(ascii: " "), count: 20_000)
            #expect(try await service.send("PUT", "/data?default", headers: turtle, body: large).status == 413)
            // A gzip member with twenty thousand blanks.
            let bomb = try #require(GzipFixture.packed(large))
            #expect(bomb.count < 200)
            let swollen = try await service.send(
                "PUT", "/data?default", headers: turtle + [("Content-Encoding", "gzip")], body: bomb)
            #expect(swollen.status == 413, "\(swollen.status) \(swollen.text)")
        }
    }

    @Test("a query that takes too long is ended, and others are answered meanwhile")
    func time() async throws {
        var options = ServiceOptions()
        options.limits.queryTime = .milliseconds(300)
        var batch = QuadBatch()
        for number in 0..<3000 {
            batch.append(
                Quad(
                    Triple(
                        subject: .iri(IRI("http://e/\(number)")), predicate: "http://e/p",
                        object: .literal(Literal("\(number)")))))
        }
        let data = batch
        try await RunningService.run(options, data: data) { service in
            let query =
                "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z FILTER(STR(?x) != STR(?y) && ?z != ?y) }"
            let type = [("Content-Type", "application/sparql-query")]
            async let slow = service.send("POST", "/sparql", headers: type, body: Array(query.utf8))
            let quick = try await service.send("POST", "/sparql", headers: type, body: Array("ASK {}".utf8))
            #expect(quick.status == 200)
            let ended = try await slow
            #expect([408, 503, 504].contains(ended.status), "\(ended.status) \(ended.text)")
        }
    }

    @Test("names of graphs bring no headers of their own")
    func headerInjection() async throws {
        try await RunningService.run { service in
            let answer = try await service.send(
                "PUT", "/data?graph=http://e/a%0d%0aX-Evil:%201", headers: [("Content-Type", "text/turtle")],
                body: Array("<http://e/a> <http://e/p> 1 .".utf8))
            #expect(
                answer.status == 400 && answer.headers.first(name: "X-Evil") == nil, "\(answer.status) \(answer.text)")
        }
    }
}
#endif
