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
    private let channel: any Channel
    private let share: UploadBudget.Share
    private let isCompressed: Bool
    private let limits: ServerLimits

    /// Looks at a request.
    ///
    /// - Throws: 413 where `Content-Length` is too much, 415 for a coding that is not known.
    init(_ incoming: Incoming, _ limits: ServerLimits) throws(RequestError) {
        let request = incoming.request
        body = request.body
        channel = incoming.channel
        share = incoming.share
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
        Iterator(
            body: body.makeAsyncIterator(), channel: channel, share: share, gzip: isCompressed ? GzipFeed() : nil,
            limits: limits)
    }

    private static func tooLarge(_ limits: ServerLimits) -> RequestError {
        RequestError(413, "The body is larger than \(limits.bodySize) bytes; send it in parts.", isFinal: true)
    }

    /// Takes chunk after chunk from the network.
    struct Iterator: AsyncIteratorProtocol {
        fileprivate var body: RequestBody.AsyncIterator
        fileprivate let channel: any Channel
        fileprivate let share: UploadBudget.Share
        fileprivate var gzip: GzipFeed?
        fileprivate let limits: ServerLimits
        private let start = ContinuousClock.now
        private var receivedCount = 0
        private var count = 0
        private var isEnded = false

        fileprivate init(
            body: RequestBody.AsyncIterator, channel: any Channel, share: UploadBudget.Share, gzip: GzipFeed?,
            limits: ServerLimits
        ) {
            self.body = body
            self.channel = channel
            self.share = share
            self.gzip = gzip
            self.limits = limits
        }

        /// The next bytes.
        mutating func next() async throws -> [UInt8]? {
            while true {
                if let chunk = try gzip?.next() { return try counted(chunk) }
                guard !isEnded else { return nil }
                guard let buffer = try await received() else {
                    isEnded = true
                    guard gzip != nil else { return nil }
                    gzip?.end()
                    continue
                }
                receivedCount += buffer.readableBytes
                guard receivedCount <= limits.bodySize else { throw BodyChunks.tooLarge(limits) }
                let bytes = Array(buffer.readableBytesView)
                guard gzip != nil else { return try counted(bytes) }
                gzip?.append(bytes)
            }
        }

        /// What comes next over the network, where it comes in time.
        private mutating func received() async throws(RequestError) -> ByteBuffer? {
            let left = limits.bodyTime - (ContinuousClock.now - start)
            guard left > .zero else { throw late(limits.bodyTime) }
            let patience = Swift.min(left, limits.idleTime)
            let channel = channel
            // An error that is fired ends the wait, and the connection can still be written to.
            let end = channel.eventLoop.scheduleTask(in: .nanoseconds(Int64(patience / .nanoseconds(1)))) {
                channel.pipeline.fireErrorCaught(Overdue())
            }
            defer { end.cancel() }
            do {
                return try await body.next(isolation: #isolation)
            } catch is Overdue {
                throw late(patience)
            } catch is CancellationError {
                throw RequestError(503, "The server is stopping.", isFinal: true)
            } catch {
                throw RequestError(400, "The body is not well-formed HTTP, or ends early.", isFinal: true)
            }
        }

        private func late(_ time: Duration) -> RequestError {
            RequestError(408, "Nothing of the body, or not all of it, has come within \(time).", isFinal: true)
        }

        private mutating func counted(_ chunk: [UInt8]) throws(RequestError) -> [UInt8] {
            count += chunk.count
            guard count <= limits.bodySize else { throw BodyChunks.tooLarge(limits) }
            try share.take(chunk.count)
            return chunk
        }
    }
}

/// A body that does not come.
private struct Overdue: Error {}

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
