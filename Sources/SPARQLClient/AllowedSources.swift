public import RDF
import RDFIO
public import SPARQLEngine
public import SPARQLSyntax

/// The endpoints that `SERVICE` may ask and the documents that `LOAD` may fetch, where others choose the queries and updates.
///
/// Nothing else is reached: an endpoint has to be named as it is in the list, a document has to begin with an entry that ends
/// with a slash, without steps upwards, and redirections are not followed.
public struct AllowedSources: ServiceClient, DocumentSource {
    private let endpoints: [IRI: Endpoint]
    private let documents: [String]
    private let options: EndpointOptions

    /// Makes the list.
    ///
    /// - Parameters:
    ///   - endpoints: the addresses of endpoints.
    ///   - documents: what the addresses of documents begin with, such as `https://example.org/data/`.
    ///   - options: how to speak to them; no more than this is read of a document, either.
    /// - Throws: `malformed` for what is no address, or has no slash at its end where that is needed.
    public init(
        endpoints: [String] = [], documents: [String] = [], options: EndpointOptions = EndpointOptions()
    ) throws(EndpointError) {
        var known: [IRI: Endpoint] = [:]
        for url in endpoints { known[IRI(url)] = try Endpoint(url, options: options) }
        for url in documents {
            _ = try Endpoint(url)
            guard url.hasSuffix("/") else {
                throw EndpointError(.malformed, url, "it has to end with a slash, so that no other server begins so")
            }
        }
        self.endpoints = known
        self.documents = documents
        self.options = options
    }

    /// Whether an endpoint is in the list.
    public func allows(_ endpoint: IRI) -> Bool { endpoints[endpoint] != nil }

    /// The solutions of a query at an endpoint of the list.
    public func solutions(of query: String, at endpoint: IRI) throws -> SolutionTable {
        guard let allowed = endpoints[endpoint] else {
            throw EndpointError(.malformed, endpoint.string, "it is not in the list of endpoints that may be asked")
        }
        return try allowed.solutions(of: query, at: endpoint)
    }

    /// Whether a document is in the list.
    public func allows(document: IRI) -> Bool {
        let path = document.string.lowercased().replacing("%2e", with: ".").replacing("%2f", with: "/")
        return documents.contains { document.string.hasPrefix($0) } && !path.contains("/../") && !path.hasSuffix("/..")
    }

    /// Fetches a document of the list.
    public func quads(of document: IRI, blankNodePrefix: String) throws -> [QuadBatch] {
        guard allows(document: document) else {
            throw EndpointError(.malformed, document.string, "it is not in the list of documents that may be fetched")
        }
        var request = HTTPConnection.Request(url: document.string, body: [])
        request.method = .get
        request.headers = [("Accept", Self.accepted), ("User-Agent", "tercet")]
        request.timeout = options.timeout
        request.maximumAnswer = options.maximumAnswer
        let response = try HTTPConnection().send(request)
        let name = document.string.prefix { $0 != "?" && $0 != "#" }
        guard let format = RDFFormat(mediaType: response.mediaType) ?? RDFFormat(fileName: String(name)) else {
            throw EndpointError(.malformed, document.string, "neither its type nor its name tells a format of RDF")
        }
        let reading = ReaderOptions(base: document, blankNodePrefix: blankNodePrefix)
        var reader = RDFReader(bytes: response.body, format: format, options: reading)
        var batches: [QuadBatch] = []
        var batch = QuadBatch()
        while try reader.next(into: &batch) { batches.append(batch) }
        return batches
    }

    private static let accepted = RDFFormat.allCases.flatMap(\.mediaTypes).joined(separator: ", ")
}
