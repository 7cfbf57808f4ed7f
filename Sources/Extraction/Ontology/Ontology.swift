import Language
public import RDF

/// Classes and properties, and the words that express them.
///
/// Made from the triples of one or more ontologies in OWL with OntoLex-Lemon entries, such as `Ontology/core.ttl`.
///
/// ```swift
/// let ontology = Ontology(triples: dataset.quads.map(\.triple))
/// ```
public struct Ontology: Sendable {
    /// A property with what may stand at its ends.
    struct Property: Hashable, Sendable {
        /// The classes of which the subject must be one; empty for any.
        var domain: [IRI]
        /// The classes or datatypes of which the object must be one; empty for any.
        var range: [IRI]
        /// Whether its objects are literals.
        var isLiteral: Bool
        /// The classes of which the object must be one where the subject is of a class (`owl:allValuesFrom`).
        var rangeForClass: [IRI: [IRI]] = [:]
        /// The kind of event that its statements tell of, where they tell of one.
        var eventType: IRI?
    }

    /// Each class with all classes above it and itself.
    var superclasses: [IRI: Set<IRI>]
    /// The labels of classes and properties.
    var labels: [IRI: String]
    var properties: [IRI: Property]
    /// The entries that denote properties, by head word.
    var propertyEntries: [String: [LexicalEntry]]
    /// The entries that denote classes, by head word.
    var classEntries: [String: [LexicalEntry]]
    /// The entries without words.
    var constructions: [LexicalEntry]
    /// The words of entries that denote a property without saying how they are put together with its ends.
    var wordsOfProperty: [IRI: [String]] = [:]
    /// The properties that are found by cues rather than by lexical entries, in the order of the files.
    var cuedProperties: [IRI] = []
    /// What has been learnt of them from examples, where anything has.
    var cueLexicon: CueLexicon?

    /// The prefixes of the ontologies' files, for output.
    public var prefixes: [Prefix]

    /// Makes an ontology of the triples of its files.
    ///
    /// - Parameters:
    ///   - triples: the triples; those that say nothing of classes, properties and words are passed over.
    ///   - prefixes: the prefixes that the files declare.
    /// - Complexity: O(triples).
    public init(triples: some Sequence<Triple>, prefixes: [Prefix] = []) {
        var builder = OntologyBuilder()
        for triple in triples { builder.add(triple) }
        self = builder.ontology(prefixes: prefixes)
    }

    init(
        superclasses: [IRI: Set<IRI>], labels: [IRI: String], properties: [IRI: Property],
        propertyEntries: [String: [LexicalEntry]] = [:], classEntries: [String: [LexicalEntry]] = [:],
        constructions: [LexicalEntry] = [], prefixes: [Prefix]
    ) {
        self.superclasses = superclasses
        self.labels = labels
        self.properties = properties
        self.propertyEntries = propertyEntries
        self.classEntries = classEntries
        self.constructions = constructions
        self.prefixes = prefixes
    }

    /// How many properties have words of their own, or words that derive from their names.
    public var expressedPropertyCount: Int {
        Set((propertyEntries.values.joined() + constructions).map(\.denotes)).union(cuedProperties).count
    }

    /// Whether there are properties without lexical entries, which are found by cues and can be taught.
    public var hasCuedProperties: Bool { !cuedProperties.isEmpty }

    /// The properties that cues speak for, with the words for them.
    func cueVocabulary(gazetteer: Gazetteer) -> PropertyVocabulary {
        PropertyVocabulary(cuedProperties, in: self, gazetteer: gazetteer)
    }

    /// Whether a class is another or lies below it.
    func isClass(_ iri: IRI, below other: IRI) -> Bool {
        iri == other || other == Vocabulary.OWL.thing || superclasses[iri]?.contains(other) == true
    }

    /// The label of a class or property; its local name where it has none.
    public func label(of iri: IRI) -> String {
        labels[iri] ?? String(iri.string.split(whereSeparator: { $0 == "#" || $0 == "/" }).last ?? "")
    }

}
