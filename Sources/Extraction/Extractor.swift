public import Documents
public import Language
public import RDF

/// Finds the facts of documents that an ontology has words for.
///
/// ```swift
/// let extractor = Extractor(analyzer: try EnglishAnalyzer(), ontology: ontology)
/// let extraction = extractor.extract(try Document(path: "article.txt"))
/// for statement in extraction.statements { … }
/// ```
public struct Extractor: Sendable {
    /// The name and version that evidence gives for the extractor.
    public static let version = "Tercet 0.1.0"

    /// How to extract.
    public struct Options: Hashable, Sendable {
        /// What the IRIs of entities and documents begin with.
        public var base: IRI
        /// Whether relations that the ontology has no property for are kept, as properties of their own namespace.
        public var includesOpenRelations: Bool
        /// The confidence, 0…1, below which a statement is dropped.
        public var minimumConfidence: Double

        /// Makes options.
        public init(
            base: IRI = "https://w3id.org/tercet/id/", includesOpenRelations: Bool = false,
            minimumConfidence: Double = 0.25
        ) {
            self.base = base
            self.includesOpenRelations = includesOpenRelations
            self.minimumConfidence = minimumConfidence
        }
    }

    private let analyzer: any Analyzer
    private let ontology: Ontology
    private let options: Options
    private let gazetteer: Gazetteer

    /// Makes an extractor.
    ///
    /// - Parameters:
    ///   - analyzer: what analyses the sentences.
    ///   - ontology: the classes and properties, and the words that express them.
    ///   - options: how to extract.
    public init(analyzer: any Analyzer, ontology: Ontology, options: Options = Options()) {
        self.analyzer = analyzer
        self.ontology = ontology
        self.options = options
        self.gazetteer = .english
    }

    /// Reads a document.
    ///
    /// - Parameter document: the document.
    /// - Returns: its entities and statements, in the order of the text; the same for the same document every time.
    public func extract(_ document: Document) -> Extraction {
        let sentences = analyzer.analyze(document.prose)
        let analysis = DocumentAnalysis(document, sentences: sentences, gazetteer: gazetteer)
        var finder = StatementFinder(analysis, ontology: ontology, gazetteer: gazetteer)
        finder.run()
        if options.includesOpenRelations { finder.addOpenRelations() }
        return ExtractionBuilder(analysis, ontology: ontology, options: options, entities: finder.entities)
            .extraction(finder.findings)
    }
}
