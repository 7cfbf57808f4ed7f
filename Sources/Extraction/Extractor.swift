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
        /// How the facts are cut that are told whatever the ontology knows; `nil` where they are left out.
        ///
        /// Binary facts between two entities become properties of their own namespace too.
        public var openStyle: OpenStyle?
        /// The confidence, 0…1, below which an open fact is dropped; that of ``OpenExtractor`` where it is not given.
        public var minimumOpenConfidence: Double?
        /// The confidence, 0…1, below which a statement is dropped.
        public var minimumConfidence: Double

        /// Makes options.
        public init(
            base: IRI = "https://w3id.org/tercet/id/", openStyle: OpenStyle? = nil,
            minimumOpenConfidence: Double? = nil,
            minimumConfidence: Double = 0.25
        ) {
            self.base = base
            self.openStyle = openStyle
            self.minimumOpenConfidence = minimumOpenConfidence
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
        let open = options.openStyle.map {
            OpenExtractor(style: $0, minimumConfidence: options.minimumOpenConfidence)
        }
        if let open, open.style == .binary { finder.addOpenRelations(open) }
        var extraction = ExtractionBuilder(
            analysis, ontology: ontology, options: options, entities: finder.entities
        ).extraction(finder.findings)
        if let open { extraction.openStatements = open.statements(of: document, sentences: sentences) }
        return extraction
    }
}
