/// What is wrong with a JSON-LD document or context, and where in it.
public struct JSONLDError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A kind of error, by the name that the recommendation gives it.
    ///
    /// JSON-LD 1.1 API, section 9.8.3 (JsonLdErrorCode).
    public struct Code: Hashable, Sendable, RawRepresentable {
        /// The name, such as `invalid @id value`.
        public let rawValue: String

        /// Makes a code of its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        private init(_ name: String) { rawValue = name }

        /// `colliding keywords`.
        public static let collidingKeywords = Code("colliding keywords")
        /// `conflicting indexes`.
        public static let conflictingIndexes = Code("conflicting indexes")
        /// `context overflow`.
        public static let contextOverflow = Code("context overflow")
        /// `cyclic IRI mapping`.
        public static let cyclicIRIMapping = Code("cyclic IRI mapping")
        /// `invalid base direction`.
        public static let invalidBaseDirection = Code("invalid base direction")
        /// `invalid base IRI`.
        public static let invalidBaseIRI = Code("invalid base IRI")
        /// `invalid container mapping`.
        public static let invalidContainerMapping = Code("invalid container mapping")
        /// `invalid context entry`.
        public static let invalidContextEntry = Code("invalid context entry")
        /// `invalid context nullification`.
        public static let invalidContextNullification = Code("invalid context nullification")
        /// `invalid default language`.
        public static let invalidDefaultLanguage = Code("invalid default language")
        /// `invalid @id value`.
        public static let invalidID = Code("invalid @id value")
        /// `invalid @import value`.
        public static let invalidImport = Code("invalid @import value")
        /// `invalid @included value`.
        public static let invalidIncluded = Code("invalid @included value")
        /// `invalid @index value`.
        public static let invalidIndex = Code("invalid @index value")
        /// `invalid IRI mapping`.
        public static let invalidIRIMapping = Code("invalid IRI mapping")
        /// `invalid JSON literal`.
        public static let invalidJSONLiteral = Code("invalid JSON literal")
        /// `invalid keyword alias`.
        public static let invalidKeywordAlias = Code("invalid keyword alias")
        /// `invalid language mapping`.
        public static let invalidLanguageMapping = Code("invalid language mapping")
        /// `invalid language map value`.
        public static let invalidLanguageMapValue = Code("invalid language map value")
        /// `invalid language-tagged string`.
        public static let invalidLanguageTaggedString = Code("invalid language-tagged string")
        /// `invalid language-tagged value`.
        public static let invalidLanguageTaggedValue = Code("invalid language-tagged value")
        /// `invalid local context`.
        public static let invalidLocalContext = Code("invalid local context")
        /// `invalid @nest value`.
        public static let invalidNest = Code("invalid @nest value")
        /// `invalid @prefix value`.
        public static let invalidPrefix = Code("invalid @prefix value")
        /// `invalid @propagate value`.
        public static let invalidPropagate = Code("invalid @propagate value")
        /// `invalid @protected value`.
        public static let invalidProtected = Code("invalid @protected value")
        /// `invalid remote context`.
        public static let invalidRemoteContext = Code("invalid remote context")
        /// `invalid @reverse value`.
        public static let invalidReverse = Code("invalid @reverse value")
        /// `invalid reverse property`.
        public static let invalidReverseProperty = Code("invalid reverse property")
        /// `invalid reverse property map`.
        public static let invalidReversePropertyMap = Code("invalid reverse property map")
        /// `invalid reverse property value`.
        public static let invalidReversePropertyValue = Code("invalid reverse property value")
        /// `invalid scoped context`.
        public static let invalidScopedContext = Code("invalid scoped context")
        /// `invalid set or list object`.
        public static let invalidSetOrListObject = Code("invalid set or list object")
        /// `invalid term definition`.
        public static let invalidTermDefinition = Code("invalid term definition")
        /// `invalid type mapping`.
        public static let invalidTypeMapping = Code("invalid type mapping")
        /// `invalid type value`.
        public static let invalidTypeValue = Code("invalid type value")
        /// `invalid typed value`.
        public static let invalidTypedValue = Code("invalid typed value")
        /// `invalid value object`.
        public static let invalidValueObject = Code("invalid value object")
        /// `invalid value object value`.
        public static let invalidValueObjectValue = Code("invalid value object value")
        /// `invalid @version value`.
        public static let invalidVersion = Code("invalid @version value")
        /// `invalid vocab mapping`.
        public static let invalidVocabMapping = Code("invalid vocab mapping")
        /// `IRI confused with prefix`.
        public static let iriConfusedWithPrefix = Code("IRI confused with prefix")
        /// `keyword redefinition`.
        public static let keywordRedefinition = Code("keyword redefinition")
        /// `loading document failed`.
        public static let loadingDocumentFailed = Code("loading document failed")
        /// `loading remote context failed`.
        public static let loadingRemoteContextFailed = Code("loading remote context failed")
        /// `processing mode conflict`.
        public static let processingModeConflict = Code("processing mode conflict")
        /// `protected term redefinition`.
        public static let protectedTermRedefinition = Code("protected term redefinition")
    }

    /// A step from a JSON value to one inside it.
    public enum Step: Hashable, Sendable {
        /// To the member of a name.
        case name(String)
        /// To an item.
        case index(Int)
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong, as one sentence for people.
    public let message: String
    /// The way from the top of the document to what is wrong; ends at a context where the context is wrong.
    public private(set) var path: [Step]

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of error it is.
    ///   - message: what is wrong.
    ///   - path: the way from the top of the document to what is wrong.
    public init(_ code: Code, _ message: String, path: [Step] = []) {
        self.code = code
        self.message = message
        self.path = path
    }

    /// The error as seen from a value around the one it was found in.
    func inside(_ step: Step) -> JSONLDError {
        var outer = self
        outer.path.insert(step, at: 0)
        return outer
    }

    /// The error as one of another kind, which it was the reason for.
    func causing(_ code: Code) -> JSONLDError { JSONLDError(code, message, path: path) }

    /// `code at /path: message`, the path as a JSON Pointer (RFC 6901).
    public var description: String {
        path.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue) at \(pointer): \(message)"
    }

    /// The path as a JSON Pointer.
    private var pointer: String {
        path.map { step in
            switch step {
            case .name(let name): "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
            case .index(let index): "/\(index)"
            }
        }.joined()
    }
}
