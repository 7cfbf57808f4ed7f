/// How to speak to an endpoint.
public struct EndpointOptions: Sendable {
    /// The token that is sent as `Authorization: Bearer`.
    public var token: String?
    /// The seconds after which a request is given up.
    public var timeout: Double
    /// How often requests are made again.
    public var retries: RetryPolicy
    /// How long an answer may be, in bytes.
    public var maximumAnswer: Int
    /// Is told why a request is made again, and after how many seconds.
    public var reportRetry: @Sendable (EndpointError, Double) -> Void

    /// Makes options.
    public init(
        token: String? = nil, timeout: Double = 600, retries: RetryPolicy = RetryPolicy(),
        maximumAnswer: Int = 1 << 30, reportRetry: @escaping @Sendable (EndpointError, Double) -> Void = { _, _ in }
    ) {
        self.token = token
        self.timeout = timeout
        self.retries = retries
        self.maximumAnswer = maximumAnswer
        self.reportRetry = reportRetry
    }
}
