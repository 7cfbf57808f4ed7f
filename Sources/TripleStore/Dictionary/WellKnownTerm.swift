public import RDF

/// Terms that every store knows under the same number, so that their meaning is a comparison of integers.
public enum WellKnownTerm: UInt32, CaseIterable, Sendable {
    /// `xsd:string`.
    case string = 1
    /// `rdf:langString`.
    case langString
    /// `rdf:dirLangString`.
    case dirLangString
    /// `xsd:boolean`.
    case boolean
    /// `xsd:integer`.
    case integer
    /// `xsd:decimal`.
    case decimal
    /// `xsd:float`.
    case float
    /// `xsd:double`.
    case double
    /// `xsd:dateTime`.
    case dateTime
    /// `xsd:date`.
    case date
    /// `xsd:time`.
    case time
    /// `xsd:gYear`.
    case year
    /// `rdf:type`.
    case type

    /// The number of the term in every store.
    public var id: TermID { TermID(rawValue: rawValue) }

    /// The IRI of the term.
    public var iri: IRI {
        switch self {
        case .string: Vocabulary.XSD.string
        case .langString: Vocabulary.RDF.langString
        case .dirLangString: Vocabulary.RDF.dirLangString
        case .boolean: Vocabulary.XSD.boolean
        case .integer: Vocabulary.XSD.integer
        case .decimal: Vocabulary.XSD.decimal
        case .float: Vocabulary.XSD.float
        case .double: Vocabulary.XSD.double
        case .dateTime: Vocabulary.XSD.dateTime
        case .date: Vocabulary.XSD.date
        case .time: Vocabulary.XSD.time
        case .year: Vocabulary.XSD.gYear
        case .type: Vocabulary.RDF.type
        }
    }
}
