#if Server
import Crypto
import HTTPTypes
import Documents
import Extraction
import JSON
import RDF
import RDFIO
import TripleStore

extension ServiceCore {
    /// `/extract`: the facts of a document, with their evidence.
    func extract(_ incoming: Incoming) async throws -> Answer {
        let isStored = ["true", "1", "yes"].contains(try incoming.parameters.value("store")?.lowercased())
        if isStored { try demand(.write, of: incoming) }
        let graphs = try Self.graphFormat(incoming.field(.accept))
        let format = try Self.format(incoming.contentType)
        let bytes = try await BodyChunks(incoming, options.limits).collect()
        let name = try incoming.parameters.value("document") ?? (isStored ? Self.name(ofText: bytes) : nil)
        let reading = try await read(bytes, name: name, format: format, isPlain: graphs == nil)
        if isStored { try await keep(reading.extraction) }
        guard let graphs else {
            let json = ReadingJSON(reading) { [ontology = self.reading.ontology] in ontology.label(of: $0) }
            return Answer(json.value().bytes(), type: "application/json")
        }
        return try answer(
            reading.extraction.quads(evidence: .annotation), as: graphs, prefixes: options.prefixes)
    }

    /// A name for a text that was sent without one: another text has another.
    private static func name(ofText bytes: [UInt8]) -> String {
        "document-" + AccessTokens.hexadecimal(SHA256.hash(data: bytes).prefix(8))
    }

    /// The format of RDF that is asked for; `nil` for JSON, which is what those get who take anything.
    private static func graphFormat(_ accept: String?) throws -> RDFFormat? {
        guard let accept, !accept.contains("*/*"), accept.contains("ld+json") || !accept.contains("application/json")
        else {
            return nil
        }
        return try RDFFormat.negotiated(accept)
    }

    private static func format(_ type: MediaRange?) throws(RequestError) -> DocumentFormat? {
        if let charset = type?.parameter("charset")?.lowercased(), charset != "utf-8", charset != "us-ascii" {
            throw RequestError(415, "Documents are read as UTF-8, not as \(charset).")
        }
        switch type?.type {
        case "text/plain": return .text
        case "text/html", "application/xhtml+xml": return .html
        case nil: return nil
        default: throw RequestError(415, "Documents are read as text/plain or text/html.")
        }
    }

    /// Reads a document.
    ///
    /// - Parameter isPlain: whether places are to count the text that is read, and not the page that it stands in.
    private func read(
        _ bytes: [UInt8], name: String?, format: DocumentFormat?, isPlain: Bool
    ) async throws -> DocumentReading.Reading {
        let permit = try await gate.enter()
        defer { withExtendedLifetime(permit) {} }
        let tool = reading
        return try await executor.run {
            var document = try Document(bytes: bytes, name: name ?? "document", format: format)
            if isPlain {
                let lines = document.text.replacing("\r\n", with: "\n")
                var plain = Document(text: lines, name: document.name, date: document.date)
                plain.title = document.title
                document = plain
            }
            return try tool.read(document, name: name)
        }
    }

    /// Puts what a document says into its named graph, in the place of what it said before.
    ///
    /// - Throws: 409 where the graph is that of a document with another name.
    private func keep(_ extraction: Extraction) async throws {
        try await change { transaction, _ in
            let snapshot = transaction.snapshot()
            if let id = snapshot.id(for: .iri(extraction.document)) {
                let name = Self.name(of: id, in: snapshot)
                guard name == nil || name == extraction.documentName else {
                    throw RequestError(
                        409, "\(name ?? "") is kept as \(extraction.document.string); give another document=.")
                }
                transaction.removeGraph(id)
            }
            try transaction.insert(extraction.storedQuads)
        }
    }

    /// What the document of a graph is called.
    private static func name(of graph: TermID, in snapshot: Snapshot) -> String? {
        guard let label = snapshot.id(for: .iri(Vocabulary.RDFS.label)) else { return nil }
        let quads = snapshot.quads(matching: QuadPattern(subject: graph, predicate: label, graph: .named(graph)))
        return quads.first?.triple.object.literal?.lexicalForm
    }

    /// `/ontology`: what the extractor knows.
    func ontology(_ incoming: Incoming) async throws -> Answer {
        let format = try RDFFormat.negotiated(incoming.field(.accept))
        let store = TripleStore()
        for batch in reading.ontologyBatches { try store.insert(batch) }
        let prefixes = options.prefixes
        return try await answer(
            QuadChunks(store.snapshot(), as: format, prefixes: prefixes), type: format.contentType, permit: nil)
    }
}
#endif
