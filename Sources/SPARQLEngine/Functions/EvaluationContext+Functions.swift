import RDF
import SPARQLSyntax
import TripleStore

extension EvaluationContext {
    /// Calls a function whose arguments are all evaluated first (section 17.4).
    func call(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        if arguments.contains(where: \.isError) { return .error }
        switch function {
        case .str, .lang, .langMatches, .datatype, .iri, .strLang, .strDatatype, .sameTerm, .isIRI, .isBlank,
            .isLiteral,
            .isNumeric, .uuid, .strUUID:
            return callOnTerms(function, arguments)
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
        case .lang: return language(arguments[0])
        case .datatype: return datatype(arguments[0])
        case .langMatches:
            return languageMatches(arguments[0], arguments[1])
        case .iri: return makeIRI(arguments[0])
        case .strLang:
            guard let text = simpleString(arguments[0]), let tag = simpleString(arguments[1]), Self.isLanguageTag(tag)
            else {
                return .error
            }
            return .languageString(text, language: tag.lowercased())
        case .strDatatype:
            guard let text = simpleString(arguments[0]), case .iri(let name)? = term(arguments[1]) else {
                return .error
            }
            return .computed(.literal(Literal(text, datatype: name)))
        case .sameTerm: return .boolean(id(of: arguments[0]) == id(of: arguments[1]))
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

    /// `LANG` (section 17.4.2.6): the tag, or an empty string for literals without one.
    private func language(_ value: Value) -> Value {
        if case .term(let id) = value, snapshot.kind(of: id) == .language { return .term(languageString(of: id)) }
        guard case .literal(let literal)? = term(value) else { return .error }
        return .string(literal.language ?? "")
    }

    /// The `xsd:string` of a stored string's tag; each tag is looked up once.
    private func languageString(of id: TermID) -> TermID {
        let tag = snapshot.qualifier(of: id)
        if let known = languageStrings[tag] { return known }
        let result = self.id(of: .literal(Literal(snapshot.text(of: tag))))
        languageStrings[tag] = result
        return result
    }

    /// `LANGMATCHES` (section 17.4.3.14); what a stored tag gave is remembered.
    private func languageMatches(_ tag: Value, _ range: Value) -> Value {
        guard let text = simpleString(range) else { return .error }
        var key: LanguageKey?
        if case .term(let id) = tag {
            key = LanguageKey(tag: id, range: text)
            if let key, let known = knownLanguageMatches[key] { return .boolean(known) }
        }
        guard let tag = simpleString(tag) else { return .error }
        let result = LanguageRange.matches(tag, text)
        if let key { knownLanguageMatches[key] = result }
        return .boolean(result)
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

    /// Whether a text is a tag as the production `LANGTAG` has it: letters, then parts of letters and digits.
    private static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.enumerated().allSatisfy { index, part in
            !part.isEmpty
                && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || index > 0 && (0x30...0x39).contains($0) }
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

/// A tag and a range that were compared.
struct LanguageKey: Hashable {
    let tag: TermID
    let range: String
}

/// Basic language ranges (RFC 4647, section 3.3.1).
enum LanguageRange {
    static func matches(_ tag: String, _ range: String) -> Bool {
        if range == "*" { return !tag.isEmpty }
        let tag = tag.lowercased()
        let range = range.lowercased()
        return tag == range || tag.hasPrefix(range + "-")
    }
}
