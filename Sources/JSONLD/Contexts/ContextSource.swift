public import JSON
public import RDF

/// Where contexts that a document names by an IRI come from.
///
/// Nothing is ever fetched behind the back of the user: what the source does not have is an error.
public protocol ContextSource: Sendable {
    /// The document that has the context.
    ///
    /// - Parameter iri: the absolute IRI of the document.
    /// - Returns: the document, an object with `@context`.
    /// - Throws: why it cannot be had.
    func document(at iri: IRI) throws(JSONLDError) -> JSONValue
}

/// Context documents that are known beforehand, by their IRIs.
public struct KnownContexts: ContextSource {
    private let documents: [IRI: JSONValue]

    /// Makes a source.
    ///
    /// - Parameter documents: the documents that have contexts, by the IRIs that other documents name them by.
    public init(_ documents: [IRI: JSONValue] = [:]) {
        self.documents = documents
    }

    /// The document of an IRI; see ``ContextSource``.
    public func document(at iri: IRI) throws(JSONLDError) -> JSONValue {
        guard let document = documents[iri] else {
            throw JSONLDError(
                .loadingRemoteContextFailed,
                "the context \(iri.string) is not known, and nothing is fetched; get it and give it along "
                    + "(--remote-context on the command line)")
        }
        return document
    }
}
