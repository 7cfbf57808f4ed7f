/// What went wrong between here and a SPARQL endpoint.
public struct EndpointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of error.
    public enum Code: Hashable, Sendable {
        /// Nobody answers at the address.
        case unreachable
        /// No answer in the time that was given.
        case timeout
        /// The endpoint answered with a status of HTTP that is no success.
        case refused(status: Int)
        /// The answer is not what the protocol says.
        case malformed
        /// The answer is longer than was allowed.
        case tooLarge
    }

    /// The kind of error.
    public var code: Code
    /// The address.
    public var endpoint: String
    /// What went wrong, as a sentence without its full stop.
    public var message: String
    /// How many seconds the endpoint asks to be left alone.
    var retryAfter: Int?

    init(_ code: Code, _ endpoint: String, _ message: String, retryAfter: Int? = nil) {
        self.code = code
        self.endpoint = endpoint
        self.message = message
        self.retryAfter = retryAfter
    }

    /// The address and what went wrong.
    public var description: String { "\(endpoint): \(message)" }

    /// Whether the same request may succeed a little later.
    public var isTransient: Bool {
        switch code {
        case .unreachable, .timeout: true
        case .refused(let status): [408, 429, 500, 502, 503, 504].contains(status)
        case .malformed, .tooLarge: false
        }
    }
}
