/// How often a request is made again that failed for a reason which may pass, and after what time.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is made at most.
    public var attempts: Int
    /// The seconds before the second attempt; each further one waits twice as long as the one before it.
    public var firstDelay: Double
    /// The longest time between two attempts, in seconds.
    public var longestDelay: Double

    /// Makes a policy.
    public init(attempts: Int = 6, firstDelay: Double = 0.5, longestDelay: Double = 30) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    /// One attempt.
    public static let none = RetryPolicy(attempts: 1)

    /// The seconds to wait after an attempt that failed, the first being 1; what the endpoint asks for where that is longer.
    func delay(after attempt: Int, asked: Int?) -> Double {
        var delay = firstDelay
        for _ in 1..<max(attempt, 1) { delay = min(2 * delay, longestDelay) }
        return max(min(delay, longestDelay), min(Double(asked ?? 0), longestDelay))
    }
}
