#if Server
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
#endif

/// Connections to a server, which are kept open between requests.
final class HTTPConnection: Sendable {
    /// A request.
    struct Request: Sendable {
        /// The methods that are used.
        enum Method: String, Sendable { case get = "GET", post = "POST" }

        var url: String
        var method = Method.post
        var headers: [(String, String)] = []
        var body: [UInt8]
        /// In seconds.
        var timeout: Double = 600
        /// In bytes.
        var maximumAnswer = 1 << 30
    }

    /// An answer that is a success.
    struct Response: Sendable {
        /// The type of the body in lower case, without parameters.
        var mediaType: String
        var body: [UInt8]
    }

    #if Server
    private let client: HTTPClient

    init() {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(10)
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit { try? client.syncShutdown() }

    /// Sends a request and waits for the answer.
    ///
    /// - Throws: why there is none, or what the server says against the request.
    func send(_ request: Request) throws(EndpointError) -> Response {
        let response: HTTPClient.Response
        do {
            var outgoing = try HTTPClient.Request(url: request.url, method: .init(rawValue: request.method.rawValue))
            for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
            if request.method == .post { outgoing.body = .bytes(request.body) }
            let accumulator = ResponseAccumulator(request: outgoing, maxBodySize: request.maximumAnswer)
            let milliseconds = Int64(min(max(request.timeout, 0.001), 1e9) * 1000)
            response = try client.execute(
                request: outgoing, delegate: accumulator, deadline: .now() + .milliseconds(milliseconds)
            ).wait()
        } catch {
            throw Self.failure(error, request)
        }
        let body = response.body.map { Array($0.readableBytesView) } ?? []
        guard (200..<300).contains(Int(response.status.code)) else { throw Self.refusal(response, body, request.url) }
        let type = response.headers.first(name: "Content-Type") ?? ""
        let bare = type.split(separator: ";").first.map { $0.filter { !$0.isWhitespace } } ?? ""
        return Response(mediaType: bare.lowercased(), body: body)
    }

    private static func failure(_ error: any Error, _ request: Request) -> EndpointError {
        if let error = error as? HTTPClientError {
            if [.deadlineExceeded, .readTimeout, .writeTimeout].contains(error) {
                return EndpointError(.timeout, request.url, "no answer within \(request.timeout) seconds")
            }
            if error == .connectTimeout {
                return EndpointError(.unreachable, request.url, "nobody answers at this address")
            }
        }
        if error is ResponseAccumulator.ResponseTooBigError {
            return EndpointError(
                .tooLarge, request.url, "the answer is longer than \(request.maximumAnswer) bytes; ask for less at once"
            )
        }
        return EndpointError(.unreachable, request.url, "no connection: \(error)")
    }

    private static func refusal(_ response: HTTPClient.Response, _ body: [UInt8], _ url: String) -> EndpointError {
        let status = Int(response.status.code)
        let said = String(decoding: body.prefix(600), as: UTF8.self).split(whereSeparator: \.isNewline)
            .first { !$0.allSatisfy(\.isWhitespace) }
        let seconds = response.headers.first(name: "Retry-After").flatMap { Int($0) }
        let reason = said.map { ": \($0.prefix(300))" } ?? " (\(response.status.reasonPhrase))"
        return EndpointError(
            .refused(status: status), url, "the endpoint answers with \(status)\(reason)", retryAfter: seconds)
    }
    #else
    /// Sends nothing: the package was built without its trait `Server`.
    func send(_ request: Request) throws(EndpointError) -> Response {
        throw EndpointError(.malformed, request.url, "built without the trait Server, which speaks to servers")
    }
    #endif
}
