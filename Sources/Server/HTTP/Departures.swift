#if Server
import NIOCore
import Synchronization

/// Knows which connections have work done for them, and ends that work when the client has gone.
final class Departures: Sendable {
    private let work = Mutex<[ObjectIdentifier: @Sendable () -> Void]>([:])

    /// Does something for the client of a connection; when it leaves, the task is cancelled.
    ///
    /// A connection has one request worked on at a time.
    ///
    /// - Throws: what `body` throws.
    func watching<Result: Sendable>(
        _ channel: any Channel, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await body() }
        let key = ObjectIdentifier(channel)
        work.withLock { $0[key] = { task.cancel() } }
        defer { work.withLock { $0[key] = nil } }
        // Who left before this began is not told of again.
        if !channel.isActive { task.cancel() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Ends what is done for the client of a connection.
    fileprivate func left(_ channel: any Channel) {
        work.withLock { $0[ObjectIdentifier(channel)] }?()
    }

    /// A handler for a new connection that notices when the client leaves it, or says that it will send no more.
    func handler() -> some RemovableChannelHandler { Handler(self) }

    private final class Handler: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = Never

        private let departures: Departures

        init(_ departures: Departures) { self.departures = departures }

        func channelInactive(context: ChannelHandlerContext) {
            departures.left(context.channel)
            context.fireChannelInactive()
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .inputClosed? = event as? ChannelEvent { departures.left(context.channel) }
            context.fireUserInboundEventTriggered(event)
        }
    }
}
#endif
