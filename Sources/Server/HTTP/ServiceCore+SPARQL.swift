#if Server
import HTTPTypes
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import TripleStore

extension ServiceCore {
    /// How many triples are laid out for people; more are streamed.
    private static let mostPretty = 2_000

    /// `/sparql`, `/query` and `/update`: the SPARQL 1.1 Protocol.
    func sparql(_ incoming: Incoming) async throws -> Answer {
        let request =
            incoming.method == "POST"
            ? try SPARQLRequest(
                body: try await BodyChunks(incoming, options.limits).collect(), type: incoming.contentType,
                parameters: incoming.parameters)
            : try SPARQLRequest(parameters: incoming.parameters)
        let base = IRI(incoming.origin + incoming.path)
        switch request {
        case .description:
            guard incoming.route == .sparql else { throw RequestError(400, "There is no query.") }
            return try description(incoming)
        case .query(let text, let dataset):
            guard incoming.route != .update else { throw RequestError(400, "Queries are asked at /query or /sparql.") }
            return try await query(text, dataset, base, incoming)
        case .update(let text, let dataset):
            guard incoming.route != .query else { throw RequestError(400, "Updates are sent to /update or /sparql.") }
            try demand(.write, of: incoming)
            return try await update(text, dataset, base)
        }
    }

    private func description(_ incoming: Incoming) throws -> Answer {
        let description = ServiceDescription(
            endpoint: IRI(incoming.origin + "/sparql"), isReadOnly: options.isReadOnly,
            joinsGraphs: options.joinsGraphs)
        let prefixes = [
            Prefix("sd", "http://www.w3.org/ns/sparql-service-description#"),
            Prefix("void", "http://rdfs.org/ns/void#"), Prefix("format", "http://www.w3.org/ns/formats/"),
        ]
        // A browser that asks for a page gets the description as text that it shows or keeps.
        let format = try? RDFFormat.negotiated(incoming.field(.accept))
        return try answer(description.quads(of: store.snapshot()), as: format ?? .turtle, prefixes: prefixes)
    }

    private func query(_ text: String, _ dataset: Query.Dataset?, _ base: IRI, _ incoming: Incoming) async throws
        -> Answer
    {
        let permit = try await gate.enter()
        let core = self
        let accept = incoming.field(.accept)
        return try await departures.watching(incoming.channel) {
            try await withTaskExecutorPreference(core.executor) {
                try await core.evaluate(text, dataset, base, accept, permit)
            }
        }
    }

    private func evaluate(
        _ text: String, _ dataset: Query.Dataset?, _ base: IRI, _ accept: String?, _ permit: AdmissionGate.Permit
    ) async throws -> Answer {
        var query = try Query(parsing: text, base: base, prefixes: options.prefixes)
        if let dataset { query.dataset = dataset }
        switch query.form {
        case .select:
            let format = try ResultsFormat.negotiated(accept)
            let solutions = try QueryEngine.stream(query, over: store.snapshot(), options: queryOptions)
            return try await answer(
                SolutionChunks(solutions, as: format), type: format.contentType, permit: permit)
        case .ask:
            let format = try ResultsFormat.negotiated(accept)
            guard
                case .boolean(let answer) = try QueryEngine.evaluate(
                    query, over: store.snapshot(), options: queryOptions)
            else { throw RequestError(500, "ASK gave no truth value.") }
            var output: [UInt8] = []
            ResultsWriter.write(answer, as: format, to: &output)
            return Answer(output, type: format.contentType)
        case .construct, .describe:
            let format = try RDFFormat.negotiated(accept)
            guard
                case .graph(let triples) = try QueryEngine.evaluate(
                    query, over: store.snapshot(), options: queryOptions)
            else { throw RequestError(500, "The query gave no graph.") }
            guard triples.count > Self.mostPretty else {
                return try self.answer(triples.map { Quad($0) }, as: format, prefixes: options.prefixes)
            }
            return try await answer(
                TripleChunks(triples, as: format, prefixes: options.prefixes), type: format.contentType,
                permit: permit)
        }
    }

    private func update(_ text: String, _ dataset: Query.Dataset?, _ base: IRI) async throws -> Answer {
        let update = try Update(parsing: text, base: base, prefixes: options.prefixes).using(dataset)
        let evaluation = queryOptions
        let documents = options.documents ?? RefusedDocuments()
        try await change { transaction, blankNodePrefix in
            try UpdateEngine.apply(
                update, in: &transaction, documents: documents, blankNodePrefix: blankNodePrefix,
                options: evaluation)
        }
        return Answer(204)
    }
}

/// Gives no documents: what `LOAD` names is on the server's side of the network, where clients may have no business.
private struct RefusedDocuments: DocumentSource {
    func quads(of document: IRI, blankNodePrefix: String) throws -> [QuadBatch] {
        throw RequestError(403, "LOAD is off on this server; send the document to /data.")
    }
}
#endif
