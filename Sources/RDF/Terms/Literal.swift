/// A value written as text: a lexical form with a datatype, or with a language and perhaps a base direction.
///
/// RDF 1.2 Concepts, section 3.3.
///
/// ```swift
/// let name = Literal("Peru", language: "en")
/// let day = Literal("2019-08-22", datatype: Vocabulary.XSD.date)
/// ```
public struct Literal: Hashable, Sendable {
    /// The base direction of a language-tagged string (RDF 1.2).
    public enum Direction: String, Hashable, Sendable {
        /// Left to right.
        case leftToRight = "ltr"
        /// Right to left.
        case rightToLeft = "rtl"
    }

    /// The text of the literal, unescaped.
    public let lexicalForm: String
    /// The datatype; `rdf:langString` or `rdf:dirLangString` when there is a language.
    public let datatype: IRI
    /// The language tag in lower case, for example `en-us`.
    public let language: String?
    /// The base direction; only together with a language.
    public let direction: Direction?

    /// Makes a literal with a datatype.
    ///
    /// - Parameters:
    ///   - lexicalForm: the text.
    ///   - datatype: the datatype, `xsd:string` unless told.
    public init(_ lexicalForm: String, datatype: IRI = Vocabulary.XSD.string) {
        self.lexicalForm = lexicalForm
        self.datatype = datatype
        self.language = nil
        self.direction = nil
    }

    /// Makes a language-tagged string.
    ///
    /// - Parameters:
    ///   - lexicalForm: the text.
    ///   - language: a BCP 47 language tag; kept in lower case, since tags are compared without regard to case.
    ///   - direction: the base direction, if the text has one.
    public init(_ lexicalForm: String, language: String, direction: Direction? = nil) {
        self.lexicalForm = lexicalForm
        self.datatype = direction == nil ? Vocabulary.RDF.langString : Vocabulary.RDF.dirLangString
        self.language = language.lowercased()
        self.direction = direction
    }
}

extension Literal {
    /// Compares code point by code point.
    public static func == (left: Literal, right: Literal) -> Bool {
        left.lexicalForm.hasSameCodePoints(as: right.lexicalForm) && left.datatype == right.datatype
            && left.language == right.language && left.direction == right.direction
    }

    /// Hashes the code points.
    public func hash(into hasher: inout Hasher) {
        lexicalForm.hashCodePoints(into: &hasher)
        hasher.combine(datatype)
        hasher.combine(language)
        hasher.combine(direction)
    }
}
