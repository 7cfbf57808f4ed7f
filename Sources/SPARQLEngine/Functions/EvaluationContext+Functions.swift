import RDF
import SPARQLSyntax
import TripleStore

extension EvaluationContext {
    /// Calls a function whose arguments are all evaluated first (section 17.4).
    func call(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        if arguments.contains(where: \.isError) { return .error }
        switch function {
        case .str, .datatype, .iri, .strDatatype, .sameTerm, .isIRI, .isBlank, .isLiteral, .isNumeric, .uuid, .strUUID:
            return callOnTerms(function, arguments)
        case .lang, .langDir, .langMatches, .hasLang, .hasLangDir, .strLang, .strLangDir:
            return callOnLanguages(function, arguments)
        case .isTriple, .triple, .subject, .predicate, .object: return callOnTriples(function, arguments)
        case .abs, .ceil, .floor, .round, .random: return callOnNumbers(function, arguments)
        case .year, .month, .day, .hours, .minutes, .seconds, .timezone, .tz, .now:
            return callOnDates(function, arguments)
        case .bound, .coalesce, .if, .blankNode, .regex: return .error
        case .md5, .sha1, .sha256, .sha384, .sha512: return digest(function, of: arguments[0])
        default: return callOnStrings(function, arguments)
        }
    }

    private func callOnTerms(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        switch function {
        case .str: return string(of: arguments[0])
        case .datatype: return datatype(arguments[0])
        case .iri: return makeIRI(arguments[0])
        case .strDatatype:
            guard let text = simpleString(arguments[0]), case .iri(let name)? = term(arguments[1]) else {
                return .error
            }
            return .computed(.literal(Literal(text, datatype: name)))
        case .sameTerm: return .boolean(areSameTerm(arguments[0], arguments[1]))
        case .isIRI:
            if case .iri? = term(arguments[0]) { return .boolean(true) }
            return .boolean(false)
        case .isBlank:
            if case .blankNode? = term(arguments[0]) { return .boolean(true) }
            return .boolean(false)
        case .isLiteral: return .boolean(isLiteral(arguments[0]))
        case .isNumeric: return .boolean(decoded(arguments[0]).isNumeric)
        case .uuid: return .iri("urn:uuid:" + uuid())
        case .strUUID: return .string(uuid())
        default: return .error
        }
    }

    private func datatype(_ value: Value) -> Value {
        guard case .literal(let literal)? = term(value) else { return .error }
        return .iri(literal.datatype.string)
    }

    /// `IRI` (section 17.4.2.8), resolved against the base of the query.
    private func makeIRI(_ value: Value) -> Value {
        if case .iri(let iri)? = term(value) { return .iri(iri.string) }
        guard let text = simpleString(value) else { return .error }
        if IRI.isValid(text) { return .iri(text) }
        guard let base, let iri = IRI.resolve(text, base: base) else { return .error }
        return .iri(iri.string)
    }

    /// A random UUID (RFC 4122, version 4).
    private func uuid() -> String {
        var digits = ""
        for (index, bits) in [randomBits(), randomBits()].enumerated() {
            let fixed = index == 0 ? bits & 0xFFFF_FFFF_FFFF_0FFF | 0x4000 : bits & 0x3FFF_FFFF_FFFF_FFFF | 1 << 63
            let text = String(fixed, radix: 16)
            digits += String(repeating: "0", count: 16 - text.utf8.count) + text
        }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { result += "-" }
            result.append(digit)
        }
        return result
    }

    private func callOnNumbers(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        if function == .random { return .double(randomDouble()) }
        switch decoded(arguments[0]) {
        case .integer(let value):
            return function == .abs ? (value == .min ? .error : .integer(abs(value))) : .integer(value)
        case .decimal(let value): return rounded(value, function).map { .decimal($0) } ?? .error
        case .float(let value): return .float(rounded(value, function))
        case .double(let value): return .double(rounded(value, function))
        default: return .error
        }
    }

    private func rounded(_ value: XSDDecimal, _ function: BuiltInFunction) -> XSDDecimal? {
        switch function {
        case .abs: value < XSDDecimal(0) ? value.negated : value
        case .ceil: value.rounded(.up)
        case .floor: value.rounded(.down)
        default: value.rounded(.toNearestOrAwayFromZero)
        }
    }

    /// `ROUND` takes halves upwards, also below zero (XPath 2.0 functions, section 6.4.4).
    private func rounded<Number: BinaryFloatingPoint>(_ value: Number, _ function: BuiltInFunction) -> Number {
        switch function {
        case .abs: value.magnitude
        case .ceil: value.rounded(.up)
        case .floor: value.rounded(.down)
        default: value - value.rounded(.down) >= 0.5 ? value.rounded(.down) + 1 : value.rounded(.down)
        }
    }

    private func callOnDates(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        if function == .now { return .dateTime(now) }
        guard case .dateTime(let moment) = decoded(arguments[0]) else { return .error }
        switch function {
        case .year, .month, .day:
            guard moment.kind != .time else { return .error }
            return .integer(Int64(function == .year ? moment.year : function == .month ? moment.month : moment.day))
        case .hours where moment.kind != .date: return .integer(Int64(moment.hour))
        case .minutes where moment.kind != .date: return .integer(Int64(moment.minute))
        case .seconds where moment.kind != .date: return .decimal(moment.seconds)
        case .tz: return .string(moment.timezoneText)
        case .timezone:
            guard let minutes = moment.timezone else { return .error }
            let duration = DayTimeDuration.text(minutes: minutes)
            return .computed(.literal(Literal(duration, datatype: DayTimeDuration.datatype)))
        default: return .error
        }
    }

    /// `BNODE` (section 17.4.2.9): a fresh node, or the node that a label has in this solution.
    func blankNode(_ label: Value?, _ batch: Batch, _ row: Int, _ identity: Int) -> Value {
        guard let label else { return .computed(freshBlankNode()) }
        guard let text = simpleString(label) else { return .error }
        var key = batch.columns.prefix(identity).map { $0[row] }
        key.append(contentsOf: text.utf8.map { UInt32($0) })
        if let known = labelledNodes[key] { return .computed(known) }
        let node = freshBlankNode()
        labelledNodes[key] = node
        return .computed(node)
    }
}

/// `xsd:dayTimeDuration` as `TIMEZONE` gives it.
enum DayTimeDuration {
    static let datatype: IRI = "http://www.w3.org/2001/XMLSchema#dayTimeDuration"

    static func text(minutes: Int) -> String {
        let magnitude = Int(minutes.magnitude)
        var text = minutes < 0 ? "-PT" : "PT"
        if magnitude == 0 { return "PT0S" }
        if magnitude >= 60 { text += "\(magnitude / 60)H" }
        if magnitude % 60 > 0 { text += "\(magnitude % 60)M" }
        return text
    }
}
