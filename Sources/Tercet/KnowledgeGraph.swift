public import Documents
public import Extraction
import Language
public import RDF
public import RDFIO
public import SPARQLEngine
import SPARQLSyntax
public import SystemPackage
public import TripleStore

/// A graph of facts that documents are read into, that can be queried, and that can be written as RDF.
///
/// ```swift
/// let graph = try KnowledgeGraph()
/// try graph.ingest("article.txt")
/// for fact in try graph.select("SELECT ?who ?whom WHERE { ?who core:metWith ?whom }") {
///     print(fact)
/// }
/// try graph.write(to: "article.rdf")
/// ```
///
/// A value of this type is a handle: copies share one store, from any number of threads.
public struct KnowledgeGraph: Sendable {
    /// The quads of the graph.
    public let store = TripleStore()
    /// The classes and properties of its facts, and the words that express them.
    public let ontology: Ontology
    /// The prefixes that queries may use without declaring them, and that documents are written with.
    public let prefixes: [Prefix]
    private let extractor: Extractor

    /// Makes an empty graph.
    ///
    /// - Parameters:
    ///   - ontology: what to look for in documents; the core and security ontologies that come with Tercet unless told.
    ///   - options: how to extract.
    /// - Throws: where the language model or the ontologies in the program are damaged.
    public init(ontology: Ontology? = nil, options: Extractor.Options = Extractor.Options()) throws {
        self.ontology = try ontology ?? .standard()
        extractor = Extractor(analyzer: try EnglishAnalyzer(), ontology: self.ontology, options: options)
        prefixes = Self.prefixes(base: options.base, ontology: self.ontology)
    }

    // MARK: - In

    /// Reads a text file and adds its facts.
    ///
    /// - Parameters:
    ///   - file: the text file.
    ///   - evidence: how the evidence goes along.
    /// - Returns: what was read.
    /// - Throws: `DocumentError` for a file that cannot be read, `TripleStoreError` when the store is full.
    @discardableResult
    public func ingest(_ file: FilePath, evidence: EvidenceStyle = .none) throws -> Extraction {
        try ingest(Document(path: file.string), evidence: evidence)
    }

    /// Reads a document and adds its facts.
    ///
    /// - Parameters:
    ///   - document: the document.
    ///   - evidence: how the evidence goes along.
    /// - Returns: what was read.
    /// - Throws: `limit` when the store is full.
    @discardableResult
    public func ingest(
        _ document: Document, evidence: EvidenceStyle = .none
    ) throws(TripleStoreError) -> Extraction {
        let extraction = extractor.extract(document)
        var batch = QuadBatch()
        for quad in extraction.quads(evidence: evidence) { batch.append(quad) }
        try store.insert(batch)
        return extraction
    }

    /// Adds the quads of an RDF file of any format.
    ///
    /// - Parameter file: the file.
    /// - Throws: `FileError`, `DocumentSyntaxError`, or `TripleStoreError` when the store is full.
    public func load(_ file: FilePath) throws {
        var reader = try RDFReader(file: file, options: ReaderOptions(blankNodePrefix: "f\(store.count)_"))
        do {
            try store.load(&reader)
        } catch let error as RDFSyntaxError {
            throw DocumentSyntaxError(file: file.string, error: error)
        }
    }

    // MARK: - Out

    /// Evaluates a query.
    ///
    /// - Parameter query: SPARQL; the graph's prefixes need no declaration.
    /// - Returns: solutions, an answer, or triples, as the query asks for.
    /// - Throws: `SPARQLSyntaxError` for a query that is not SPARQL, `QueryError` for one that cannot be answered.
    public func query(_ query: String) throws -> QueryResults {
        try QueryEngine.evaluate(Query(parsing: query, prefixes: prefixes), over: store.snapshot())
    }

    /// Evaluates a `SELECT` query.
    ///
    /// - Parameter query: SPARQL; the graph's prefixes need no declaration.
    /// - Returns: its solutions.
    /// - Throws: as `query(_:)`, and for a query of another form.
    public func select(_ query: String) throws -> Solutions {
        guard case .solutions(let solutions) = try self.query(query) else {
            throw QueryError(.unsupported, "select(_:) takes a SELECT query; use query(_:) for the other forms.")
        }
        return solutions
    }

    /// Writes the graph to a file, which appears only when it is complete.
    ///
    /// - Parameters:
    ///   - file: the file; its name tells the format.
    ///   - format: the format, where the name does not tell it.
    /// - Throws: `FileError`, or `RDFSyntaxError` for a graph that the format cannot express.
    public func write(to file: FilePath, format: RDFFormat? = nil) throws {
        let named = format ?? file.lastComponent.flatMap { RDFFormat(fileName: $0.string) }
        let dataset = Dataset(store.snapshot().quads)
        let bytes = try dataset.bytes(as: named ?? .turtle, prefixes: prefixes.used(in: dataset))
        var output = try AtomicFile(file)
        try output.write(bytes)
        try output.commit()
    }

    private static func prefixes(base: IRI, ontology: Ontology) -> [Prefix] {
        let common = Vocabulary.commonPrefixes + [Prefix("id", base.string), Prefix("role", base.string + "role/")]
        let names = Set(common.map(\.name))
        return common + ontology.prefixes.filter { !names.contains($0.name) }
    }
}
