public import Documents
public import Extraction
import Language
public import RDF
public import RDFIO
public import SPARQLEngine
public import SPARQLSyntax
import Synchronization
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
    private let loads = LoadCounter()
    private let support = SupportTable()

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
        try insert([batch], of: extraction.document)
        return extraction
    }

    /// Reads a document that may have been read before, in another wording: what only the old one said goes, what the new one
    /// says comes, at once.
    ///
    /// - Parameters:
    ///   - document: the document as it is now, of the same name.
    ///   - evidence: how the evidence goes along.
    /// - Returns: what was read.
    /// - Throws: `limit` when the store is full; the graph is as it was then.
    /// - Complexity: O(quads of the document, as it was and as it is).
    @discardableResult
    public func reread(
        _ document: Document, evidence: EvidenceStyle = .none
    ) throws(TripleStoreError) -> Extraction {
        let extraction = extractor.extract(document)
        var batch = QuadBatch()
        for quad in extraction.quads(evidence: evidence) { batch.append(quad) }
        try store.transaction { (transaction: inout Transaction) throws(TripleStoreError) in
            let rows = try transaction.insert(batch)
            transaction.remove(support.replace(extraction.document, by: rows))
        }
        return extraction
    }

    /// Adds the quads of an RDF file of any format; nothing of a file with an error in it.
    ///
    /// - Parameter file: the file, whose `file:` IRI is the document's.
    /// - Throws: `FileError`, `DocumentSyntaxError`, or `TripleStoreError` when the store is full.
    public func load(_ file: FilePath) throws {
        var reader = try RDFReader(file: file, options: ReaderOptions(blankNodePrefix: "f\(loads.next())_"))
        var batches: [QuadBatch] = []
        var batch = QuadBatch()
        do {
            while try reader.next(into: &batch) { batches.append(batch) }
        } catch {
            throw DocumentSyntaxError(file: file.string, error: error)
        }
        try insert(batches, of: FileLocation.iri(of: file) ?? IRI("file:" + file.string))
    }

    /// Takes a document out: the quads that no other document says, and no others.
    ///
    /// - Parameter document: the document's IRI, as `ingest` gave it in `Extraction.document`, or the `file:` IRI of a file
    ///   that was loaded.
    /// - Returns: whether the document was there.
    /// - Complexity: O(quads of the document).
    @discardableResult
    public func remove(document: IRI) -> Bool {
        store.transaction { transaction in
            guard let rows = support.remove(document) else { return false }
            transaction.remove(rows)
            return true
        }
    }

    private func insert(_ batches: [QuadBatch], of document: IRI) throws(TripleStoreError) {
        try store.transaction { (transaction: inout Transaction) throws(TripleStoreError) in
            var rows: [QuadRow] = []
            for batch in batches { rows += try transaction.insert(batch) }
            support.add(rows, of: document)
        }
    }

    /// Carries out SPARQL Update: all of its operations, or, where one fails, none.
    ///
    /// ```swift
    /// try graph.update("DELETE WHERE { ?who core:visited ?place }")
    /// ```
    ///
    /// - Parameter update: the operations; the graph's prefixes need no declaration. `LOAD` reads files only.
    /// - Throws: `SPARQLSyntaxError` for what is not SPARQL, `QueryError` for an operation that fails.
    public func update(_ update: String) throws {
        try UpdateEngine.apply(
            Update(parsing: update, prefixes: prefixes), to: store, documents: FileDocumentSource())
    }

    // MARK: - Out

    /// Evaluates a query.
    ///
    /// - Parameter query: SPARQL; the graph's prefixes need no declaration.
    /// - Returns: solutions, an answer, or triples, as the query asks for.
    /// - Throws: `SPARQLSyntaxError` for a query that is not SPARQL, `QueryError` for one that cannot be answered.
    public func query(_ query: String) throws -> QueryResults {
        try self.query(Query(parsing: query, prefixes: prefixes))
    }

    /// Evaluates a query that was built or parsed before.
    ///
    /// - Returns: solutions, an answer, or triples, as the query asks for.
    /// - Throws: `QueryError` for one that cannot be answered.
    public func query(_ query: Query) throws(QueryError) -> QueryResults {
        try QueryEngine.evaluate(query, over: store.snapshot())
    }

    /// Evaluates a `SELECT` query.
    ///
    /// - Parameter query: SPARQL; the graph's prefixes need no declaration.
    /// - Returns: its solutions.
    /// - Throws: as `query(_:)`, and for a query of another form.
    public func select(_ query: String) throws -> Solutions {
        try select(Query(parsing: query, prefixes: prefixes))
    }

    /// Evaluates a `SELECT` query that was built or parsed before.
    ///
    /// ```swift
    /// let who = Variable("who"), whom = Variable("whom")
    /// let meetings = try graph.select(.select(who, whom) { TriplePattern(who, Core.metWith, whom) })
    /// ```
    ///
    /// - Returns: its solutions.
    /// - Throws: as `query(_:)`, and for a query of another form.
    public func select(_ query: Query) throws(QueryError) -> Solutions {
        guard case .solutions(let solutions) = try self.query(query) else {
            throw QueryError(.unsupported, "select(_:) takes a SELECT query; use query(_:) for the other forms.")
        }
        return solutions
    }

    /// Writes the graph to a file, which appears only when it is complete.
    ///
    /// - Parameters:
    ///   - file: the file; its name tells the format.
    ///   - format: the format; the name tells it where it is not given.
    /// - Throws: `FileError` where it cannot be written or neither tells the format, `RDFSyntaxError` for a graph that the
    ///   format cannot express.
    public func write(to file: FilePath, format: RDFFormat? = nil) throws {
        guard let format = format ?? file.lastComponent.flatMap({ RDFFormat(fileName: $0.string) }) else {
            throw FileError(.unknownFormat, .write, file.string, reason: "its name tells no format; give one")
        }
        let dataset = Dataset(store.snapshot().quads)
        let bytes = try dataset.bytes(as: format, prefixes: prefixes.used(in: dataset))
        var output = try AtomicFile(file)
        try output.write(bytes)
        try output.commit()
    }

    private static func prefixes(base: IRI, ontology: Ontology) -> [Prefix] {
        let common =
            Vocabulary.commonPrefixes + [
                Prefix("id", base.string), Prefix("role", base.string + "role/"),
                Prefix("open", Ontology.openNamespace), Prefix("text", TextSearch.namespace),
            ]
        let names = Set(common.map(\.name))
        return common + ontology.prefixes.filter { !names.contains($0.name) }
    }
}

/// What the documents say, shared by the copies of a graph.
private final class SupportTable: Sendable {
    private let table = Mutex(DocumentSupport())

    func add(_ rows: [QuadRow], of document: IRI) { table.withLock { $0.add(rows, of: document) } }

    func remove(_ document: IRI) -> [QuadRow]? { table.withLock { $0.remove(document) } }

    /// Notes what a document says now; gives what only its old wording said.
    func replace(_ document: IRI, by rows: [QuadRow]) -> [QuadRow] {
        table.withLock { table in
            // Noted under another name first, so that what both wordings say is never without support.
            let new = IRI(document.string + "#new")
            table.add(rows, of: new)
            let gone = table.remove(document) ?? []
            table.rename(new, to: document)
            return gone
        }
    }
}

/// Counts the files that were loaded, so that the blank nodes of each get labels of their own.
private final class LoadCounter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
