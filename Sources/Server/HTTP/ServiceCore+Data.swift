#if Server
import HTTPTypes
import RDF
import RDFIO
import Tercet
import TripleStore

extension ServiceCore {
    /// Which part of the store a request of the Graph Store Protocol is about.
    private enum Part {
        /// The default graph and all named graphs.
        case all
        case defaultGraph
        case graph(IRI)

        var graph: IRI? { if case .graph(let iri) = self { iri } else { nil } }

        /// The part of a state; `nil` for a graph that is not there.
        func id(in snapshot: Snapshot) -> TermID? {
            guard let graph else { return TermID.none }
            guard let id = snapshot.id(for: .iri(graph)),
                snapshot.count(matching: QuadPattern(graph: .named(id))) > 0
            else { return nil }
            return id
        }
    }

    /// `/data`: the SPARQL 1.1 Graph Store HTTP Protocol.
    func data(_ incoming: Incoming) async throws -> Answer {
        let part = try part(incoming)
        switch incoming.method {
        case "PUT", "POST": return try await put(incoming, part)
        case "DELETE": return try await delete(part)
        default: return try await get(incoming, part)
        }
    }

    private func part(_ incoming: Incoming) throws(RequestError) -> Part {
        let isDefault = incoming.parameters.has("default")
        let named = try incoming.parameters.value("graph")
        if incoming.path.hasPrefix("/data/") {
            guard !isDefault, named == nil else {
                throw RequestError(400, "The path names a graph already; leave graph= and default away.")
            }
            let iri = incoming.origin + incoming.path
            guard IRI.isValid(iri) else { throw RequestError(400, "The URL is no IRI that a graph can have.") }
            return .graph(IRI(iri))
        }
        switch (isDefault, named) {
        case (true, nil): return .defaultGraph
        case (false, let named?):
            guard let iri = IRI.resolve(named, base: IRI(incoming.origin + "/data")) else {
                throw RequestError(400, "graph= takes an IRI.")
            }
            return .graph(iri)
        case (false, nil): return .all
        case (true, _?): throw RequestError(400, "Give either graph= or default.")
        }
    }

    // MARK: Reading

    private func get(_ incoming: Incoming, _ part: Part) async throws -> Answer {
        let accept = incoming.field(.accept)
        var format = try RDFFormat.negotiated(accept)
        if case .all = part, !format.hasNamedGraphs {
            guard let quads = MediaRange.choose(accept, from: Self.datasetFormats) else {
                throw RequestError(
                    406, "All graphs together are written as application/trig, application/n-quads or JSON-LD.")
            }
            format = quads
        }
        let snapshot = store.stored
        guard let id = part.id(in: snapshot) else { throw Self.missing(part) }
        if incoming.isHead {
            var answer = Answer(200)
            answer.fields = [("Content-Type", format.contentType)]
            return answer
        }
        let permit = try await gate.enter()
        let shown =
            switch part {
            case .all: snapshot
            case .defaultGraph, .graph: snapshot.selecting(defaultGraphs: [id], namedGraphs: [])
            }
        return try await answer(
            QuadChunks(shown, as: format, prefixes: options.prefixes), type: format.contentType, permit: permit)
    }

    private static let datasetFormats: [(type: String, offer: RDFFormat)] =
        [RDFFormat.trig, .nquads, .jsonld].flatMap { format in format.mediaTypes.map { ($0, format) } }

    private static func missing(_ part: Part) -> RequestError {
        RequestError(404, "There is no graph \(part.graph?.string ?? "").")
    }

    // MARK: Writing

    private func put(_ incoming: Incoming, _ part: Part) async throws -> Answer {
        let isReplacing = incoming.method == "PUT"
        var part = part
        var isCreated = false
        let type = incoming.contentType
        let isDataset = type.flatMap { RDFFormat(mediaType: $0.type) }.map { $0 == .nquads || $0 == .trig } ?? false
        if case .all = part, !isDataset {
            guard !isReplacing else { throw RequestError(400, "PUT needs graph=, default, or a path below /data/.") }
            part = .graph(IRI(incoming.origin + "/data/" + Self.freshName()))
            isCreated = true
        }
        let batches = try await batches(incoming, part)
        let target = part
        let wasThere = try await change { transaction, _ in
            let id = target.id(in: transaction.snapshot())
            if isReplacing {
                if case .all = target { transaction.removeNamedGraphs() }
                if let id { transaction.removeGraph(id) }
            }
            for batch in batches { try transaction.insert(batch) }
            return id != nil
        }
        var answer = Answer(isCreated || !wasThere ? 201 : 204)
        if isCreated, let graph = part.graph { answer.fields = [("Location", graph.string)] }
        return answer
    }

    private func delete(_ part: Part) async throws -> Answer {
        if case .all = part { throw RequestError(400, "DELETE needs graph=, default, or a path below /data/.") }
        let wasThere = try await change { transaction, _ in
            guard let id = part.id(in: transaction.snapshot()) else { return false }
            transaction.removeGraph(id)
            return true
        }
        guard wasThere else { throw Self.missing(part) }
        return Answer(204)
    }

    private static func freshName() -> String {
        var random = SystemRandomNumberGenerator()
        return String(random.next(), radix: 36) + String(random.next(), radix: 36)
    }

    /// Reads the body while it comes.
    private func batches(_ incoming: Incoming, _ part: Part) async throws -> [QuadBatch] {
        let chunks = try BodyChunks(incoming, options.limits)
        guard let type = incoming.contentType else {
            throw RequestError(415, "Content-Type has to tell the format of the graph.")
        }
        let base = part.graph ?? IRI(incoming.origin + "/data")
        let labels = store.freshLabels()
        if type.type == "multipart/form-data" {
            let form = try MultipartForm(try await chunks.collect(), boundary: type.parameter("boundary"))
            var batches: [QuadBatch] = []
            for (index, file) in form.parts.enumerated() {
                let format = try RDFFormat.ofContent(file.type ?? MediaRange("text/turtle"))
                let options = ReaderOptions(base: base, blankNodePrefix: "\(labels)\(index).")
                var reader = RDFReader(bytes: file.content, format: format, options: options)
                try reader.readAll(into: part.graph) { batches.append($0) }
            }
            return batches
        }
        let format = try RDFFormat.ofContent(type)
        let quads = ChunkedQuadBatches(
            chunks, format: format, options: ReaderOptions(base: base, blankNodePrefix: labels))
        let graph = part.graph
        var isAll = false
        if case .all = part { isAll = true }
        return try await withTaskExecutorPreference(executor) {
            var batches: [QuadBatch] = []
            for try await batch in quads {
                if isAll {
                    batches.append(batch)
                } else {
                    batches.append(try Self.placed(batch, in: graph))
                }
            }
            return batches
        }
    }

    private static func placed(_ batch: QuadBatch, in graph: IRI?) throws(RequestError) -> QuadBatch {
        let placed = graph.map { batch.placed(in: $0) }
        let isPlain = batch.quads.allSatisfy { $0.graph == QuadBatch.defaultGraph }
        guard isPlain, let placed = placed ?? batch else {
            throw RequestError(400, "The document has named graphs, which cannot go into one graph; send it to /data.")
        }
        return placed
    }
}
#endif
