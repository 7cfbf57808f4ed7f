public import RDF

/// Makes a property graph of the quads of a dataset.
///
/// ```swift
/// var builder = PropertyGraphBuilder()
/// while try reader.next(into: &batch) { builder.insert(batch) }
/// let graph = builder.graph()
/// ```
///
/// What becomes of the quads:
/// - a triple between resources: an edge; the same triple in several graphs is one edge of greater weight;
/// - `rdf:type`: a type of the node, unless `keepsSchema`;
/// - a literal: an attribute; the best of the labels is the label of the node;
/// - evidence (RDF 1.2 reifiers, RDF 1.1 reification): the weight and the dates of edges, unless `keepsEvidence`;
/// - a triple that is only spoken of, not stated: nothing.
public struct PropertyGraphBuilder: Sendable {
    /// How a graph is made.
    public struct Options: Hashable, Sendable {
        /// The language that labels should be in, as a BCP 47 tag; next best are labels without a language.
        public var language: String
        /// Whether pieces of evidence become nodes, with edges to the two ends of what they support.
        public var keepsEvidence: Bool
        /// Whether classes and properties become nodes, and `rdf:type` edges.
        ///
        /// A dataset that holds nothing but classes and properties is shown in any case.
        public var keepsSchema: Bool

        /// Makes options.
        public init(language: String = "en", keepsEvidence: Bool = false, keepsSchema: Bool = false) {
            self.language = language
            self.keepsEvidence = keepsEvidence
            self.keepsSchema = keepsSchema
        }
    }

    let options: Options
    private(set) var quads = QuadCollection()
    private var names: ResourceNames
    private var ontologyNames: ResourceNames
    private(set) var families = ClassFamilies()

    /// Makes a builder of an empty graph.
    public init(options: Options = Options()) {
        self.options = options
        names = ResourceNames(language: options.language)
        ontologyNames = ResourceNames(language: options.language)
    }

    /// Adds the quads of a batch.
    ///
    /// Blank nodes of different documents need labels of their own; see `ReaderOptions.blankNodePrefix`.
    ///
    /// - Complexity: O(length of the batch) on average.
    public mutating func insert(_ batch: QuadBatch) {
        quads.insert(batch)
        Self.insertNames(of: batch, into: &names)
        families.insert(batch)
    }

    /// Takes the labels of classes and properties, and which class is below which, from the quads of an ontology, which
    /// are not part of the graph.
    ///
    /// - Complexity: O(length of the batch) on average.
    public mutating func insert(ontology batch: QuadBatch) {
        Self.insertNames(of: batch, into: &ontologyNames)
        families.insert(batch)
    }

    /// The graph of all quads so far.
    ///
    /// - Complexity: O(n log n) for n quads.
    public func graph() -> PropertyGraph {
        var assembly = GraphAssembly(self)
        return assembly.graph()
    }

    /// What a resource is called: by the dataset, or else by the ontology, or else by its IRI.
    func label(of resource: Term) -> String {
        if let name = names.name(of: resource) ?? ontologyNames.name(of: resource) { return name }
        return resource.iri?.localName ?? "\(resource)"
    }

    /// Whether a literal is the label of a node already, so that it need not be an attribute too.
    func isLabel(_ literal: Literal, of resource: Term, by property: IRI) -> Bool {
        names.isName(literal, of: resource, by: property)
    }

    private static func insertNames(of batch: QuadBatch, into names: inout ResourceNames) {
        // Most predicates name nothing; each is decoded once.
        var isLabel = [Bool?](repeating: nil, count: batch.terms.count)
        for quad in batch.quads {
            let predicate = Int(quad.predicate)
            if isLabel[predicate] == nil {
                isLabel[predicate] = GraphVocabulary.labels.contains(IRI(batch.text(of: batch.terms[predicate])))
            }
            guard isLabel[predicate] == true, case .literal(let literal) = batch.term(at: quad.object) else { continue }
            names.insert(batch.term(at: quad.subject), IRI(batch.text(of: batch.terms[predicate])), literal)
        }
    }
}

extension PropertyGraph {
    /// Makes a graph of the quads of a dataset; see `PropertyGraphBuilder`.
    ///
    /// - Parameters:
    ///   - batches: the quads.
    ///   - ontology: quads that are not part of the graph but name its classes and properties.
    ///   - options: how the graph is made.
    /// - Complexity: O(n log n) for n quads.
    public init(
        _ batches: some Sequence<QuadBatch>, ontology: [QuadBatch] = [],
        options: PropertyGraphBuilder.Options = PropertyGraphBuilder.Options()
    ) {
        var builder = PropertyGraphBuilder(options: options)
        for batch in ontology { builder.insert(ontology: batch) }
        for batch in batches { builder.insert(batch) }
        self = builder.graph()
    }
}
