import RDF

/// A type of Swift's library that terms have values of.
protocol SolutionValue {
    /// The value of a term; `nil` where it has none of this type.
    init?(term: Term)
}

extension Term {
    /// The lexical form of a literal with one of some datatypes.
    fileprivate func lexicalForm(_ isAllowed: (IRI) -> Bool) -> String? {
        guard let literal, isAllowed(literal.datatype) else { return nil }
        return literal.lexicalForm
    }
}

extension String: SolutionValue {
    init?(term: Term) {
        guard let text = term.literal?.lexicalForm ?? term.iri?.string else { return nil }
        self = text
    }
}

extension Bool: SolutionValue {
    init?(term: Term) {
        switch term.lexicalForm({ $0 == Vocabulary.XSD.boolean }) {
        case "true", "1": self = true
        case "false", "0": self = false
        default: return nil
        }
    }
}

extension SolutionValue where Self: FixedWidthInteger {
    init?(term: Term) {
        guard let text = term.lexicalForm({ $0 == Vocabulary.XSD.integer || DerivedInteger.isDatatype($0.string) }),
            let value = Self(text)
        else {
            return nil
        }
        self = value
    }
}

extension SolutionValue where Self: BinaryFloatingPoint & LosslessStringConvertible {
    init?(term: Term) {
        guard let text = term.lexicalForm(TypedText.isNumeric) else { return nil }
        switch text {
        case "INF", "+INF": self = .infinity
        case "-INF": self = -.infinity
        case "NaN": self = .nan
        default:
            guard let value = Self(text) else { return nil }
            self = value
        }
    }
}

extension Int: SolutionValue {}
extension Int8: SolutionValue {}
extension Int16: SolutionValue {}
extension Int32: SolutionValue {}
extension Int64: SolutionValue {}
extension UInt: SolutionValue {}
extension UInt8: SolutionValue {}
extension UInt16: SolutionValue {}
extension UInt32: SolutionValue {}
extension UInt64: SolutionValue {}
extension Double: SolutionValue {}
extension Float: SolutionValue {}
