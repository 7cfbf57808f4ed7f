/// What a path stands for, which methods it has, and which right each of them needs.
enum Route: String, CaseIterable, Sendable {
    case root = "/"
    case sparql = "/sparql"
    case query = "/query"
    case update = "/update"
    case data = "/data"
    case extract = "/extract"
    case ontology = "/ontology"
    case explorer = "/explorer"
    case health = "/health"
    case metrics = "/metrics"
    case openAPI = "/openapi.json"
    case checkpoint = "/checkpoint"

    /// The route of a path as it stands in the request.
    init?(path: some StringProtocol) {
        if let route = Route(rawValue: String(path)) {
            self = route
        } else if path.hasPrefix("/data/") {
            self = .data
        } else if path.hasPrefix("/explorer/") {
            self = .explorer
        } else {
            return nil
        }
    }

    /// The methods, each with the right that it needs at least; `nil` where everybody may.
    ///
    /// A `POST` to `/sparql` needs another right where it is an update, one to `/extract` where the facts are stored.
    var methods: [(name: String, right: AccessRight?)] {
        switch self {
        case .root, .explorer, .health, .openAPI: [("GET", nil), ("HEAD", nil)]
        case .sparql, .query: [("GET", .read), ("HEAD", .read), ("POST", .read)]
        case .update: [("POST", .write)]
        case .data:
            [("GET", .read), ("HEAD", .read), ("PUT", .write), ("POST", .write), ("DELETE", .write)]
        case .extract: [("POST", .read)]
        case .ontology: [("GET", .read), ("HEAD", .read)]
        case .metrics: [("GET", .admin), ("HEAD", .admin)]
        case .checkpoint: [("POST", .admin)]
        }
    }
}
