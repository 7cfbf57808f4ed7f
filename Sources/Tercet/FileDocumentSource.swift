public import JSONLD
public import RDF
internal import RDFIO
public import SPARQLEngine
internal import SystemPackage

/// Gives the documents of `LOAD` that are files of this machine (`file:` IRIs); nothing is fetched from elsewhere.
public struct FileDocumentSource: DocumentSource {
    private let contexts: any ContextSource

    /// Makes a source.
    ///
    /// - Parameter contexts: where contexts that JSON-LD names by an IRI come from.
    public init(contexts: any ContextSource = KnownContexts()) { self.contexts = contexts }

    /// The quads of a file of any format.
    public func quads(of document: IRI, blankNodePrefix: String) throws -> [QuadBatch] {
        guard let path = FileLocation.path(of: document) else {
            throw FileError(.notFound, .read, document.string, reason: "only files (file:///…) are loaded")
        }
        var reader = try RDFReader(
            file: path, options: ReaderOptions(base: document, blankNodePrefix: blankNodePrefix), contexts: contexts)
        var batches: [QuadBatch] = []
        var batch = QuadBatch()
        while try reader.next(into: &batch) { batches.append(batch) }
        return batches
    }
}
