#if Server
import HTTPTypes
import Hummingbird
import NIOCore
import RDFIO

/// What the responder is told of a connection.
struct ServiceContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Answers requests: who may do what comes first, then the route.
struct ServiceResponder: HTTPResponder {
    let core: ServiceCore
    let explorer: ExplorerFiles

    func respond(to request: Request, context: ServiceContext) async -> Response {
        let start = ContinuousClock.now
        core.metrics.begin()
        let route = Route(path: (request.head.path ?? "/").prefix { $0 != "?" })
        var isFinal = false
        var answer: Answer
        do {
            answer = try await self.answer(request, context.channel)
        } catch {
            let refusal = RequestError(error)
            isFinal = refusal.isFinal || Self.isUnheard(request, refusal)
            answer = Answer(refusal.problem, type: "application/problem+json", status: refusal.status)
            if let field = refusal.field { answer.fields.append(field) }
        }
        core.metrics.end(
            route: route?.rawValue ?? "none", method: Self.known(request.method), status: answer.status,
            after: .now - start)
        return response(answer, to: request, context.channel, isFinal: isFinal)
    }

    /// Whether a refusal came before the body, which is not to be listened to.
    private static func isUnheard(_ request: Request, _ refusal: RequestError) -> Bool {
        let hasBody = request.headers[.contentLength].map { $0 != "0" } ?? (request.headers[.transferEncoding] != nil)
        return hasBody && [401, 403, 404, 415, 421].contains(refusal.status)
    }

    /// Methods that clients make up are no labels.
    private static func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .put, .post, .delete, .options].contains(method) ? method.rawValue : "other"
    }

    private func answer(_ request: Request, _ channel: any Channel) async throws -> Answer {
        let authority = request.head.authority
        try core.access.check(origin: request.headers[.origin], authority: authority)
        let incoming = try Incoming(
            request, channel, UploadBudget.Share(of: core.uploads), isSecure: core.options.certificate != nil)
        // What the body takes is given back when the answer is there.
        defer { withExtendedLifetime(incoming) {} }
        if request.method == .options { return preflight(incoming) }
        guard let method = incoming.route.methods.first(where: { $0.name == incoming.method }) else {
            throw RequestError(
                405, "\(incoming.route.rawValue) has the methods \(Self.list(incoming.route)).",
                field: ("Allow", Self.list(incoming.route)), isFinal: true)
        }
        if let right = method.right { try core.demand(right, of: incoming) }
        return try await answer(incoming)
    }

    private func answer(_ incoming: Incoming) async throws -> Answer {
        switch incoming.route {
        case .root:
            var answer = Answer(303)
            answer.fields = [("Location", "/explorer/" + (incoming.query.isEmpty ? "" : "?\(incoming.query)"))]
            return answer
        case .explorer: return try explorer.answer(incoming.path.dropFirst("/explorer/".count))
        case .sparql, .query, .update: return try await core.sparql(incoming)
        case .data: return try await core.data(incoming)
        case .extract: return try await core.extract(incoming)
        case .ontology: return try await core.ontology(incoming)
        case .health: return Answer(Array("{\"status\":\"ok\"}".utf8), type: "application/json")
        case .metrics: return Answer(core.metricsText, type: "text/plain; version=0.0.4; charset=utf-8")
        case .openAPI: return Answer(OpenAPIDescription().bytes, type: "application/json")
        case .checkpoint:
            let store = core.store
            try await core.executor.run { try store.tidy(isForced: true) }
            return Answer(204)
        }
    }

    private static func list(_ route: Route) -> String {
        (route.methods.map(\.name) + ["OPTIONS"]).joined(separator: ", ")
    }

    private func preflight(_ incoming: Incoming) -> Answer {
        var answer = Answer(204)
        answer.fields = [("Allow", Self.list(incoming.route))]
        if incoming.field(.origin) != nil {
            answer.fields += [
                ("Access-Control-Allow-Methods", Self.list(incoming.route)),
                ("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Content-Encoding"),
                ("Access-Control-Max-Age", "600"),
            ]
        }
        return answer
    }
}
#endif
