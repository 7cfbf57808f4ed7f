import RDF
import TripleStore

/// What an expression evaluates to.
///
/// A term stays a number until an operator needs its value; numbers and strings that were computed become terms only
/// when a row keeps them.
enum Value: Sendable {
    /// A type error, or the value of an unbound variable (SPARQL 1.1 Query, section 17.2).
    case error
    /// A term that has a number.
    case term(TermID)
    /// An `xsd:string` whose text is that of a stored term, such as `STR` of an IRI gives.
    case text(TermID)
    case boolean(Bool)
    case integer(Int64)
    case decimal(XSDDecimal)
    case float(Float)
    case double(Double)
    case dateTime(XSDDateTime)
    /// An `xsd:string`.
    case string(String)
    case languageString(String, language: String)
    case iri(String)
    /// A triple term that perhaps has no number yet.
    case triple(TripleParts)
    /// Any other term that has no number yet.
    case computed(Term)

    var isError: Bool {
        if case .error = self { true } else { false }
    }

    /// The number as a floating-point number, for numeric values.
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let value): value.double
        case .float(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    var isNumeric: Bool {
        switch self {
        case .integer, .decimal, .float, .double: true
        default: false
        }
    }
}
