#if Server
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import RDF
import Server
import Tercet
import TripleStore

/// A server that really listens, on a port that the system chose, and requests to it over HTTP.
struct RunningService: Sendable {
    /// An answer.
    struct Answer: Sendable {
        var status: Int
        var headers: HTTPHeaders
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        /// The type of the body, without parameters.
        var mediaType: String {
            headers.first(name: "Content-Type")?.split(separator: ";").first.map(String.init) ?? ""
        }
    }

    let port: Int

    /// Runs a body beside a server, which ends with it.
    static func run<Result: Sendable>(
        _ options: ServiceOptions = ServiceOptions(), data: QuadBatch = QuadBatch(),
        _ body: @escaping @Sendable (RunningService) async throws -> Result
    ) async throws -> Result {
        let store = TripleStore()
        try store.insert(data)
        var options = options
        options.port = 0
        let service = HTTPService(
            store: ServedStore(store), options: options, ontology: try .standard(), ontologyBatches: [])
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                try await service.run(handlesSignals: false) { continuation.yield($0) }
                return nil
            }
            group.addTask {
                for await port in ports { return try await body(RunningService(port: port)) }
                return nil
            }
            while let result = try await group.next() {
                guard let result else { continue }
                group.cancelAll()
                return result
            }
            throw CancellationError()
        }
    }

    /// Sends a request.
    ///
    /// - Parameter path: the path as it stands in the request, or a whole address.
    func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: path.hasPrefix("http") ? path : "http://127.0.0.1:\(port)\(path)")
        request.method = HTTPMethod(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(body) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let collected = try await response.body.collect(upTo: 64 << 20)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(collected.readableBytesView))
    }
}
#endif
