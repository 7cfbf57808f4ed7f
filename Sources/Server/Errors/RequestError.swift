import JSON
import RDF

/// Why a request is refused: a status, and a sentence for people.
struct RequestError: Error, Sendable, CustomStringConvertible {
    /// The status code of HTTP.
    let status: Int
    /// What is wrong and what to do.
    let detail: String
    /// Where in the query or document it is.
    var location: SourceLocation?
    /// A header field that goes along, such as `Allow`.
    var field: (name: String, value: String)?
    /// Whether the rest of the request is not wanted, so that the connection ends.
    var isFinal = false

    init(
        _ status: Int, _ detail: String, at location: SourceLocation? = nil,
        field: (name: String, value: String)? = nil, isFinal: Bool = false
    ) {
        self.status = status
        self.detail = detail
        self.location = location
        self.field = field
        self.isFinal = isFinal
    }

    /// What is wrong and what to do.
    var description: String { detail }

    /// The body, as RFC 9457 describes problems.
    var problem: [UInt8] {
        var object = JSONObject()
        object["type"] = "about:blank"
        object["title"] = .string(Self.titles[status] ?? "Error")
        object["status"] = .number(JSONNumber(status))
        object["detail"] = .string(detail)
        if let location {
            object["line"] = .number(JSONNumber(location.line))
            object["column"] = .number(JSONNumber(location.column))
        }
        return JSONValue.object(object).bytes()
    }

    private static let titles = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 413: "Content Too Large",
        414: "URI Too Long", 415: "Unsupported Media Type", 421: "Misdirected Request", 429: "Too Many Requests",
        500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 507: "Insufficient Storage",
    ]
}
