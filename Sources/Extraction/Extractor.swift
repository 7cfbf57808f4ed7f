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
        /// What the user knows already: entities of such a name and kind get its IRIs.
        public var knownEntities: KnownEntities?
        /// Whether events are told of as such, beside the direct triples.
        public var findsEvents: Bool
        /// Whether candidates that are no statements are told of, with the reasons.
        public var explainsRejected: Bool

        /// Makes options.
        public init(
            base: IRI = "https://w3id.org/tercet/id/", openStyle: OpenStyle? = nil,
            minimumOpenConfidence: Double? = nil,
            minimumConfidence: Double = 0.25, knownEntities: KnownEntities? = nil, findsEvents: Bool = false,
            explainsRejected: Bool = false
        ) {
            self.base = base
            self.openStyle = openStyle
            self.minimumOpenConfidence = minimumOpenConfidence
            self.minimumConfidence = minimumConfidence
            self.knownEntities = knownEntities
            self.findsEvents = findsEvents
            self.explainsRejected = explainsRejected
        }
    }

    private let analyzer: any Analyzer
    private let ontology: Ontology
    private let options: Options
    private let gazetteer: Gazetteer
    /// What finds the facts of properties without lexical entries, where the ontology has such.
    private let cues: CueExtractor?

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
        self.cues = CueExtractor(ontology, gazetteer: .english)
    }

    /// Reads a document.
    ///
    /// A document longer than `Document.sectionLength` is read in sections, one after the other, so that memory
    /// does not grow with all that is said of its words; what is named in one section is not referred to from another.
    ///
    /// - Parameter document: the document.
    /// - Returns: its entities and statements, in the order of the text; the same for the same document every time.
    public func extract(_ document: Document) -> Extraction {
        var builder = ExtractionBuilder(document, ontology: ontology, options: options)
        for section in document.sections() { read(section, of: document, into: &builder) }
        return builder.extraction
    }

    private func read(_ section: Range<Int>, of document: Document, into builder: inout ExtractionBuilder) {
        let sentences = analyzer.analyze(document.text(in: section))
        let analysis = DocumentAnalysis(document, section: section, sentences: sentences, gazetteer: gazetteer)
        var finder = StatementFinder(
            analysis, ontology: ontology, gazetteer: gazetteer, keepsRejections: options.explainsRejected)
        finder.run()
        if let cues { finder.addCueFacts(cues) }
        let open = options.openStyle.map {
            OpenExtractor(style: $0, minimumConfidence: options.minimumOpenConfidence)
        }
        if let open, open.style == .binary { finder.addOpenRelations(open) }
        builder.add(finder.findings, of: analysis, finder.entities)
        if options.explainsRejected { builder.addRejected(finder, of: analysis) }
        if options.findsEvents {
            let events = finder.events()
            builder.add(events, finder.entities)
        }
        if let open { builder.add(open.statements(of: analysis, offsets: builder.offsets)) }
    }
}
