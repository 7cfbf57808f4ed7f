#if Server
import HTTPTypes
import HummingbirdCore
import NIOCore

/// A request, taken apart.
struct Incoming: Sendable {
    let request: Request
    /// The connection that it came on.
    let channel: any Channel
    /// What its body takes of the memory that is meant for bodies.
    let share: UploadBudget.Share
    let route: Route
    /// The path as it was sent, with its percent-encoding.
    let path: Substring
    let parameters: FormParameters
    /// What stands behind the question mark, as it was sent; HTTP/1.1 allows no line ends in it.
    let query: Substring
    /// Where the server is reached, such as `http://localhost:7878`.
    let origin: String

    /// Takes a request apart.
    ///
    /// - Throws: 400 for a URL that is none, 404 where nothing is behind it.
    init(
        _ request: Request, _ channel: any Channel, _ share: UploadBudget.Share, isSecure: Bool
    ) throws(RequestError) {
        self.request = request
        self.channel = channel
        self.share = share
        let target = (request.head.path ?? "/")[...]
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first ?? "/"
        query = parts.count > 1 ? parts[1] : ""
        parameters = parts.count > 1 ? try FormParameters(decoding: parts[1].utf8) : FormParameters()
        origin = "\(isSecure ? "https" : "http")://\(request.head.authority ?? "localhost")"
        guard let route = Route(path: path) else {
            throw RequestError(404, "There is nothing at this path; /openapi.json lists what there is.")
        }
        self.route = route
    }

    var method: String { request.method.rawValue }

    var isHead: Bool { request.method == .head }

    /// A header field.
    func field(_ name: HTTPField.Name) -> String? { request.headers[name] }

    /// The media type of the body.
    var contentType: MediaRange? { field(.contentType).map { MediaRange($0) } }
}
#endif
