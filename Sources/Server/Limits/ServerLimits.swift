/// What requests may take.
public struct ServerLimits: Sendable {
    /// How many bytes a body may have, before and after it is decompressed.
    public var bodySize = 256 << 20
    /// How many bytes all bodies together may have that are held at once.
    public var uploadMemory = 1 << 30
    /// How long a body may take to come.
    public var bodyTime = Duration.seconds(300)
    /// How long a query or the patterns of an update may take.
    public var queryTime = Duration.seconds(60)
    /// How many bytes the rows that a query keeps may take.
    public var queryMemory = 1 << 30
    /// How many queries, updates and documents are worked on at once.
    public var concurrentRequests = 16
    /// How many more may wait for their turn.
    public var waitingRequests = 256
    /// How many connections there may be.
    public var connections = 4096
    /// How long a client may say nothing, or take nothing of an answer.
    public var idleTime = Duration.seconds(30)

    /// The usual limits.
    public init() {}
}
