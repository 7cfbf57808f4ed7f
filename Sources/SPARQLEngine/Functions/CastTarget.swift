import RDF
import SPARQLSyntax
import TripleStore

/// The datatypes that have a constructor function (SPARQL 1.1 Query, section 17.5).
enum CastTarget {
    case string, boolean, integer, decimal, float, double, dateTime, date, time

    init?(_ name: IRI) {
        switch name {
        case Vocabulary.XSD.string: self = .string
        case Vocabulary.XSD.boolean: self = .boolean
        case Vocabulary.XSD.integer: self = .integer
        case Vocabulary.XSD.decimal: self = .decimal
        case Vocabulary.XSD.float: self = .float
        case Vocabulary.XSD.double: self = .double
        case Vocabulary.XSD.dateTime: self = .dateTime
        case Vocabulary.XSD.date: self = .date
        case Vocabulary.XSD.time: self = .time
        default: return nil
        }
    }

    /// The datatype as the dictionary knows it.
    var datatype: WellKnownTerm {
        switch self {
        case .string: .string
        case .boolean: .boolean
        case .integer: .integer
        case .decimal: .decimal
        case .float: .float
        case .double: .double
        case .dateTime: .dateTime
        case .date: .date
        case .time: .time
        }
    }
}

extension EvaluationContext {
    /// Casts a value as XPath does (section 17.5).
    func cast(_ value: Value, to target: CastTarget) -> Value {
        if target == .string { return castToString(value) }
        let value = decoded(value)
        if let text = simpleString(value) {
            var text = text
            return text.withUTF8 { TypedText.value($0, target.datatype) } ?? .error
        }
        switch (target, value) {
        case (.boolean, .boolean), (.integer, .integer), (.decimal, .decimal), (.float, .float), (.double, .double):
            return value
        case (.dateTime, .dateTime(let moment)), (.date, .dateTime(let moment)), (.time, .dateTime(let moment)):
            return castMoment(moment, to: target)
        case (.boolean, _): return value.isNumeric ? effectiveBoolean(value).map { .boolean($0) } ?? .error : .error
        case (_, .boolean(let boolean)): return castNumber(.integer(boolean ? 1 : 0), to: target)
        default: return value.isNumeric ? castNumber(value, to: target) : .error
        }
    }

    private func castNumber(_ value: Value, to target: CastTarget) -> Value {
        switch target {
        case .integer:
            if let decimal = decimal(value) { return decimal.integer.map { .integer($0) } ?? .error }
            guard let double = value.double, double.isFinite, double.magnitude < 9e18 else { return .error }
            return .integer(Int64(double))
        case .decimal: return (decimal(value) ?? value.double.flatMap { XSDDecimal($0) }).map { .decimal($0) } ?? .error
        case .float: return value.double.map { .float(Float($0)) } ?? .error
        case .double: return value.double.map { .double($0) } ?? .error
        case .string, .boolean, .dateTime, .date, .time: return .error
        }
    }

    private func castMoment(_ moment: XSDDateTime, to target: CastTarget) -> Value {
        var result = moment
        switch (moment.kind, target) {
        case (.dateTime, .dateTime), (.date, .date), (.time, .time): break
        case (.dateTime, .date):
            result.hour = 0
            result.minute = 0
            result.nanoseconds = 0
            result.kind = .date
        case (.date, .dateTime): result.kind = .dateTime
        case (.dateTime, .time):
            result.kind = .time
            (result.year, result.month, result.day) = (1972, 12, 31)
        default: return .error
        }
        return .dateTime(result)
    }

    private func castToString(_ value: Value) -> Value {
        switch decoded(value) {
        case .float(let number): .string(castText(number))
        case .double(let number): .string(castText(number))
        case .decimal(let number): .string(number.description)
        case .integer(let number): .string(String(number))
        case .boolean(let boolean): .string(boolean ? "true" : "false")
        default: string(of: value)
        }
    }

    /// Numbers from 10⁻⁶ up to 10⁶ are written without an exponent (XPath 2.0 functions, section 17.1.2).
    private func castText<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ value: Number) -> String {
        let double = Double(value)
        if double == 0 { return double.sign == .minus ? "-0" : "0" }
        guard double.magnitude >= 1e-6, double.magnitude < 1e6, let decimal = XSDDecimal(value.description.utf8) else {
            return XSDFloat.canonicalForm(value)
        }
        return decimal.description
    }

    /// `STR` (section 17.4.2.5): the lexical form, or the characters of an IRI.
    func string(of value: Value) -> Value {
        switch value {
        case .error: return .error
        case .string, .text: return value
        case .iri(let iri): return .string(iri)
        case .languageString(let text, _): return .string(text)
        case .term(let id) where id.inlineTag != .local:
            switch snapshot.kind(of: id) {
            case .string: return value
            case .blankNode, .triple, .languageTag: return .error
            default: return id == .none ? .error : .text(id)
            }
        default:
            switch term(value) {
            case .iri(let iri): return .string(iri.string)
            case .literal(let literal): return .string(literal.lexicalForm)
            default: return .error
            }
        }
    }
}
