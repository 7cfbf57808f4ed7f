public import JSON
public import RDF

/// The algorithms of JSON-LD 1.1: expand, compact, flatten, to RDF and from RDF.
///
/// JSON-LD 1.1 Processing Algorithms and API. No other document is ever fetched: contexts that are named by an IRI come from
/// ``JSONLDOptions/contexts``.
///
/// ```swift
/// let document = try JSONValue(parsing: bytes)
/// let expanded = try JSONLDProcessor().expand(document)
/// ```
///
/// Documents that are nested deeper than ``deepestNesting`` are an error.
public struct JSONLDProcessor: Sendable {
    /// What the algorithms are told besides the document.
    public var options: JSONLDOptions

    /// How deep arrays and objects may be nested; what is deeper could not be processed on the stack of every thread.
    public static let deepestNesting = 128

    /// Makes a processor.
    ///
    /// - Parameter options: what the algorithms are told besides the document.
    public init(options: JSONLDOptions = JSONLDOptions()) { self.options = options }

    /// The document without contexts: names are IRIs, values say what they are.
    ///
    /// JSON-LD 1.1 API, section 5.
    ///
    /// - Throws: what is wrong with the document or its contexts, and where.
    public func expand(_ document: JSONValue) throws(JSONLDError) -> JSONValue {
        var expander = Expander(options: options)
        return .array(try expander.expandDocument(document))
    }

    /// The document in the words of a context.
    ///
    /// JSON-LD 1.1 API, section 6.
    ///
    /// - Parameters:
    ///   - document: the document, in whatever form.
    ///   - context: the context, or an object that has it as `@context`.
    /// - Throws: what is wrong with the document or the contexts, and where.
    public func compact(_ document: JSONValue, context: JSONValue) throws(JSONLDError) -> JSONValue {
        var expander = Expander(options: options)
        var compactor = Compactor(options: options)
        return .object(try compactor.compactDocument(try expander.expandDocument(document), context: context))
    }

    /// The document with each node once, in one array, with all that is said of it.
    ///
    /// JSON-LD 1.1 API, section 7. Blank nodes are called `_:b0`, `_:b1`, …
    ///
    /// - Parameters:
    ///   - document: the document, in whatever form.
    ///   - context: the context to compact the result with; `nil` for the expanded form.
    /// - Throws: what is wrong with the document or the contexts, and where.
    public func flatten(_ document: JSONValue, context: JSONValue? = nil) throws(JSONLDError) -> JSONValue {
        var expander = Expander(options: options)
        let flattened = try Flattener.flatten(try expander.expandDocument(document))
        guard let context else { return .array(flattened) }
        var compactor = Compactor(options: options)
        var result = try compactor.compactDocument(flattened, context: context)
        guard !flattened.isEmpty, result.members.allSatisfy({ $0.name == Keyword.context }) else {
            return .object(result)
        }
        result[Keyword.graph] = []
        return .object(result)
    }

    /// The triples of the document.
    ///
    /// JSON-LD 1.1 API, section 8.1. What RDF has no words for is left out: relative IRIs, blank nodes as properties.
    ///
    /// - Throws: what is wrong with the document or its contexts, and where.
    public func dataset(_ document: JSONValue) throws(JSONLDError) -> Dataset {
        var expander = Expander(options: options)
        var emitter = RDFEmitter(directions: options.directions, blankNodePrefix: "")
        var batch = QuadBatch()
        for item in try expander.expandDocument(document) { try emitter.emit(item, to: &batch) }
        var dataset = Dataset()
        dataset.insert(batch)
        return dataset
    }

    /// The dataset as a document in expanded form.
    ///
    /// JSON-LD 1.1 API, section 8.4.
    ///
    /// - Parameter dataset: the triples.
    /// - Throws: `unsupported` for triple terms, `syntax` for literals of `rdf:JSON` that are no JSON.
    public func document(of dataset: Dataset) throws(RDFSyntaxError) -> JSONValue {
        .array(try RDFSerializer.document(of: dataset, options: options, isLossless: false))
    }
}
