#if Server
import HTTPTypes
import HummingbirdCore
import NIOCore
import RDF
import RDFIO

/// The body of a request as it comes, decompressed, counted and timed.
struct BodyChunks: AsyncSequence {
    typealias Element = [UInt8]

    private let body: RequestBody
    private let isCompressed: Bool
    private let limits: ServerLimits

    /// Looks at a request.
    ///
    /// - Throws: 413 where `Content-Length` is too much, 415 for a coding that is not known.
    init(_ request: Request, _ limits: ServerLimits) throws(RequestError) {
        body = request.body
        self.limits = limits
        switch request.headers[.contentEncoding]?.lowercased() {
        case nil, "identity": isCompressed = false
        case "gzip", "x-gzip": isCompressed = true
        default: throw RequestError(415, "Bodies are read as they are or with Content-Encoding: gzip.", isFinal: true)
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodySize {
            throw Self.tooLarge(limits)
        }
    }

    /// The whole body.
    func collect() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in self { bytes += chunk }
        return bytes
    }

    /// Begins to read.
    func makeAsyncIterator() -> Iterator {
        Iterator(body: body.makeAsyncIterator(), gzip: isCompressed ? GzipFeed() : nil, limits: limits)
    }

    private static func tooLarge(_ limits: ServerLimits) -> RequestError {
        RequestError(413, "The body is larger than \(limits.bodySize) bytes; send it in parts.", isFinal: true)
    }

    /// Takes chunk after chunk from the network.
    struct Iterator: AsyncIteratorProtocol {
        fileprivate var body: RequestBody.AsyncIterator
        fileprivate var gzip: GzipFeed?
        fileprivate let limits: ServerLimits
        private let start = ContinuousClock.now
        private var received = 0
        private var count = 0
        private var isEnded = false

        fileprivate init(body: RequestBody.AsyncIterator, gzip: GzipFeed?, limits: ServerLimits) {
            self.body = body
            self.gzip = gzip
            self.limits = limits
        }

        /// The next bytes.
        mutating func next() async throws -> [UInt8]? {
            while true {
                if let chunk = try gzip?.next() { return try counted(chunk) }
                guard !isEnded else { return nil }
                guard let buffer = try await body.next(isolation: #isolation) else {
                    isEnded = true
                    guard gzip != nil else { return nil }
                    gzip?.end()
                    continue
                }
                guard ContinuousClock.now - start <= limits.bodyTime else {
                    throw RequestError(408, "The body has not come within \(limits.bodyTime).", isFinal: true)
                }
                received += buffer.readableBytes
                guard received <= limits.bodySize else { throw BodyChunks.tooLarge(limits) }
                let bytes = Array(buffer.readableBytesView)
                guard gzip != nil else { return try counted(bytes) }
                gzip?.append(bytes)
            }
        }

        private mutating func counted(_ chunk: [UInt8]) throws(RequestError) -> [UInt8] {
            count += chunk.count
            guard count <= limits.bodySize else { throw BodyChunks.tooLarge(limits) }
            return chunk
        }
    }
}

/// Decompresses what comes, some kilobytes at a time, so that nothing swells before it is counted.
private struct GzipFeed {
    private let feed = ByteFeed()
    private var source: GzipSource
    private var isDone = false

    init() { source = GzipSource(feed) }

    func append(_ bytes: [UInt8]) { feed.append(bytes) }

    func end() { feed.end() }

    /// The next bytes; `nil` where more have to come, and at the end.
    mutating func next() throws(RDFSyntaxError) -> [UInt8]? {
        guard !isDone else { return nil }
        var bytes: [UInt8] = []
        do {
            isDone = try !source.read(into: &bytes, atMost: 1 << 16)
        } catch {
            guard error.code == .starved else { throw error }
        }
        return bytes.isEmpty ? nil : bytes
    }
}
#endif
