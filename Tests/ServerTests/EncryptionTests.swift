#if Server
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@testable import Server

@Suite("HTTPS")
struct EncryptionTests {
    @Test("a client that trusts the certificate gets answers, another one none, nor does one that speaks plainly")
    func trust() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tercet-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (chain, key) = (folder.appending(path: "chain.pem").path, folder.appending(path: "key.pem").path)
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", chain,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        try #require(openssl.terminationStatus == 0, "openssl is needed")
        var options = ServiceOptions()
        options.certificate = (chain, key)
        try await RunningService.run(options) { service in
            var trusting = TLSConfiguration.makeClientConfiguration()
            trusting.trustRoots = .file(chain)
            let health = "https://127.0.0.1:\(service.port)/health"
            #expect(try await Self.status(of: health, trusting) == 200)
            await #expect(throws: (any Error).self) {
                try await Self.status(of: health, TLSConfiguration.makeClientConfiguration())
            }
            var old = trusting
            old.maximumTLSVersion = .tlsv11
            await #expect(throws: (any Error).self) { try await Self.status(of: health, old) }
            let plain = try RawConnection(port: service.port)
            try await plain.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let answer = try await plain.receive(within: .seconds(10))
            #expect(answer.isClosed && !answer.text.contains("HTTP/1.1"), "\(answer)")
        }
    }

    private static func status(of address: String, _ configuration: TLSConfiguration) async throws -> UInt {
        var settings = HTTPClient.Configuration(tlsConfiguration: configuration)
        settings.timeout.connect = .seconds(5)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        do {
            let response = try await client.execute(HTTPClientRequest(url: address), timeout: .seconds(10))
            try await client.shutdown()
            return response.status.code
        } catch {
            try await client.shutdown()
            throw error
        }
    }
}
#endif
