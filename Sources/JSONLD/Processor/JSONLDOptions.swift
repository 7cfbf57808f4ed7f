public import JSON
public import RDF

/// What the algorithms of JSON-LD are told besides the document.
///
/// JSON-LD 1.1 API, section 9.3 (JsonLdOptions).
public struct JSONLDOptions: Sendable {
    /// The versions of JSON-LD.
    public enum ProcessingMode: String, Hashable, Sendable {
        /// What 1.0 had; contexts that use more are refused.
        case version10 = "json-ld-1.0"
        /// All of 1.1.
        case version11 = "json-ld-1.1"
    }

    /// How strings with a base direction become literals, and the other way round.
    public enum DirectionMapping: Hashable, Sendable {
        /// Directions are left out, as JSON-LD 1.1 does unless told.
        case none
        /// As a datatype in the namespace `https://www.w3.org/ns/i18n#`.
        case i18nDatatype
        /// As a blank node with `rdf:value`, `rdf:language` and `rdf:direction`.
        case compoundLiteral
        /// As `rdf:dirLangString` of RDF 1.2; without a language, as `i18nDatatype`.
        case directionalLanguageString
    }

    /// The IRI of the document, which relative references are resolved against.
    public var base: IRI?
    /// A context that counts before those of the document, or an object that has it as `@context`.
    public var expandContext: JSONValue?
    /// The version of JSON-LD.
    public var processingMode: ProcessingMode
    /// Whether arrays of one item become that item in compaction, where the context does not ask for arrays.
    public var compactsArrays: Bool
    /// Whether IRIs become relative to the base in compaction.
    public var compactsToRelative: Bool
    /// Whether members are processed in the order of their names instead of the order of the document.
    public var isOrdered: Bool
    /// How strings with a base direction become literals, and the other way round.
    public var directions: DirectionMapping
    /// Whether literals become numbers and truth values of JSON where they can.
    public var usesNativeTypes: Bool
    /// Whether `rdf:type` stays a property instead of becoming `@type`.
    public var usesRDFType: Bool
    /// Where contexts that are named by an IRI come from.
    public var contexts: any ContextSource

    /// Makes options.
    ///
    /// - Parameters:
    ///   - base: the IRI of the document.
    ///   - contexts: where contexts that are named by an IRI come from; from nowhere unless told, so that a document that
    ///     names one is an error.
    public init(base: IRI? = nil, contexts: any ContextSource = KnownContexts()) {
        self.base = base
        self.contexts = contexts
        processingMode = .version11
        compactsArrays = true
        compactsToRelative = true
        isOrdered = false
        directions = .none
        usesNativeTypes = false
        usesRDFType = false
    }
}
