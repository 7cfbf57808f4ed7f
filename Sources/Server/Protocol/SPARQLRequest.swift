import RDF
import SPARQLSyntax

/// What a request of the SPARQL 1.1 Protocol asks for (section 2).
enum SPARQLRequest: Sendable {
    /// A query, and the graphs that the protocol chooses for it.
    case query(String, Query.Dataset?)
    /// An update, and the graphs that its patterns look at.
    case update(String, Query.Dataset?)
    /// The description of the service.
    case description

    /// Reads a `GET`.
    init(parameters: FormParameters) throws(RequestError) {
        guard !parameters.has("update") else {
            throw RequestError(400, "An update is sent by POST, so that no link can change the store.")
        }
        guard let query = try parameters.value("query") else {
            self = .description
            return
        }
        self = .query(query, try Self.dataset(parameters, "default-graph-uri", "named-graph-uri"))
    }

    /// Reads a `POST`.
    ///
    /// - Parameters:
    ///   - body: the content.
    ///   - type: its media type.
    ///   - parameters: those of the URL.
    /// - Throws: 400 for parameters or a body that say nothing or too much, 415 for another media type.
    init(body: [UInt8], type: MediaRange?, parameters: FormParameters) throws(RequestError) {
        switch type?.type {
        case "application/x-www-form-urlencoded":
            self = try Self.form(parameters.adding(FormParameters(decoding: body)))
        case "application/sparql-query":
            self = .query(
                try Self.text(body, type), try Self.dataset(parameters, "default-graph-uri", "named-graph-uri"))
        case "application/sparql-update":
            self = .update(
                try Self.text(body, type), try Self.dataset(parameters, "using-graph-uri", "using-named-graph-uri"))
        default:
            throw RequestError(
                415,
                "Send a query as application/sparql-query, an update as application/sparql-update, or either in a form "
                    + "as application/x-www-form-urlencoded.")
        }
    }

    private static func form(_ parameters: FormParameters) throws(RequestError) -> SPARQLRequest {
        switch (try parameters.value("query"), try parameters.value("update")) {
        case (let query?, nil):
            .query(query, try dataset(parameters, "default-graph-uri", "named-graph-uri"))
        case (nil, let update?):
            .update(update, try dataset(parameters, "using-graph-uri", "using-named-graph-uri"))
        case (nil, nil): throw RequestError(400, "The form has neither a query nor an update.")
        default: throw RequestError(400, "The form has a query and an update; send them apart.")
        }
    }

    private static func text(_ body: [UInt8], _ type: MediaRange?) throws(RequestError) -> String {
        if let charset = type?.parameter("charset")?.lowercased(), charset != "utf-8" {
            throw RequestError(415, "SPARQL is read as UTF-8, not as \(charset).")
        }
        guard let text = String(validating: body, as: UTF8.self) else {
            throw RequestError(400, "The body is not UTF-8.")
        }
        return text
    }

    private static func dataset(
        _ parameters: FormParameters, _ defaultName: String, _ namedName: String
    ) throws(RequestError) -> Query.Dataset? {
        var dataset = Query.Dataset()
        dataset.defaultGraphs = try iris(parameters.values(defaultName), defaultName)
        dataset.namedGraphs = try iris(parameters.values(namedName), namedName)
        return dataset.defaultGraphs.isEmpty && dataset.namedGraphs.isEmpty ? nil : dataset
    }

    private static func iris(_ values: [String], _ name: String) throws(RequestError) -> [IRI] {
        guard values.allSatisfy(IRI.isValid) else { throw RequestError(400, "\(name) takes an absolute IRI.") }
        return values.map { IRI($0) }
    }
}

extension Update {
    /// The request with the graphs that the protocol chooses for all patterns.
    ///
    /// - Throws: 400 where an operation chooses itself (SPARQL 1.1 Protocol, section 2.2.3).
    func using(_ dataset: Query.Dataset?) throws(RequestError) -> Update {
        guard let dataset else { return self }
        var update = self
        for (index, operation) in operations.enumerated() {
            guard case .modify(var modification) = operation else { continue }
            guard modification.dataset == nil, modification.graph == nil else {
                throw RequestError(400, "using-graph-uri does not go with USING and WITH in the update.")
            }
            modification.dataset = dataset
            update.operations[index] = .modify(modification)
        }
        return update
    }
}
