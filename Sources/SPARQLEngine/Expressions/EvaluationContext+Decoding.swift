import RDF
import TripleStore

extension EvaluationContext {
    /// The value of a term as operators see it: numbers, booleans, dates and computed strings.
    ///
    /// Everything else, stored strings and ill-typed literals included, stays `.term`.
    func decoded(_ value: Value) -> Value {
        switch value {
        case .term(let id): decoded(id)
        case .computed(let term): decoded(term)
        default: value
        }
    }

    /// The nearest floating-point number of an inline number, as `Value.double` has it.
    func inlineNumber(_ id: TermID) -> Double? {
        switch id.inlineTag {
        case .integer: Double(id.integer)
        case .decimal, .hundredths: XSDDecimal(digits: id.decimal.digits, scale: id.decimal.scale)?.double
        default: nil
        }
    }

    private func decoded(_ id: TermID) -> Value {
        switch id.inlineTag {
        case .integer: return .integer(id.integer)
        case .decimal, .hundredths:
            let (digits, scale) = id.decimal
            return XSDDecimal(digits: digits, scale: scale).map { .decimal($0) } ?? .error
        case .boolean: return .boolean(id.boolean)
        case .date:
            let (year, month, day) = id.date
            return .dateTime(XSDDateTime(year: year, month: month, day: day))
        case .year: return .term(id)
        case .local: return decoded(localTerms[Int(id.payload)])
        case nil: break
        }
        if id == .none { return .error }
        switch snapshot.kind(of: id) {
        case .typed: break
        case .triple: return parts(of: id).map { .triple($0) } ?? .error
        default: return .term(id)
        }
        let datatype = snapshot.qualifier(of: id)
        if let known = WellKnownTerm(rawValue: datatype.rawValue) {
            return snapshot.withText(of: id) { TypedText.value($0, known) } ?? .term(id)
        }
        guard DerivedInteger.isDatatype(snapshot.text(of: datatype)) else { return .term(id) }
        return snapshot.withText(of: id) { TypedText.value($0, .integer) } ?? .term(id)
    }

    private func decoded(_ term: Term) -> Value {
        guard let literal = term.literal else {
            switch term {
            case .iri(let iri): return .iri(iri.string)
            case .triple: return parts(of: id(of: term)).map { .triple($0) } ?? .error
            default: return .computed(term)
            }
        }
        if let language = literal.language {
            return literal.direction == nil ? .languageString(literal.lexicalForm, language: language) : .computed(term)
        }
        if literal.datatype == Vocabulary.XSD.string { return .string(literal.lexicalForm) }
        var known = WellKnownTerm.allCases.first { $0.iri == literal.datatype }
        if known == nil, DerivedInteger.isDatatype(literal.datatype.string) { known = .integer }
        guard let known else { return .computed(term) }
        var text = literal.lexicalForm
        return text.withUTF8 { TypedText.value($0, known) } ?? .computed(term)
    }

    /// The effective boolean value (section 17.2.2); `nil` for errors.
    func effectiveBoolean(_ value: Value) -> Bool? {
        switch decoded(value) {
        case .boolean(let value): value
        case .integer(let value): value != 0
        case .decimal(let value): !value.isZero
        case .float(let value): !(value == 0 || value.isNaN)
        case .double(let value): !(value == 0 || value.isNaN)
        case .string(let text): !text.isEmpty
        case .text(let id): snapshot.withText(of: id) { !$0.isEmpty }
        case .term(let id):
            switch snapshot.kind(of: id) {
            case .string: snapshot.withText(of: id) { !$0.isEmpty }
            case .typed: isNumericOrBoolean(snapshot.qualifier(of: id)) ? false : nil
            default: nil
            }
        case .computed(.literal(let literal)):
            literal.datatype == Vocabulary.XSD.boolean || TypedText.isNumeric(literal.datatype) ? false : nil
        case .error, .dateTime, .languageString, .iri, .triple, .computed: nil
        }
    }

    /// Ill-typed numbers and booleans count as false.
    private func isNumericOrBoolean(_ datatype: TermID) -> Bool {
        let name = IRI(snapshot.text(of: datatype))
        return name == Vocabulary.XSD.boolean || TypedText.isNumeric(name)
    }

    /// The text of a simple literal or `xsd:string`; `nil` for anything else.
    func simpleString(_ value: Value) -> String? {
        switch value {
        case .string(let text): text
        case .text(let id): snapshot.text(of: id)
        case .term(let id) where id.inlineTag == .local: simpleString(decoded(value))
        case .term(let id): snapshot.kind(of: id) == .string ? snapshot.text(of: id) : nil
        case .computed(let term): if case .string(let text) = decoded(term) { text } else { nil }
        default: nil
        }
    }

    /// The stored term whose text a string literal has, with a language or without; `nil` if its text is not stored.
    func storedStringLiteral(_ value: Value) -> TermID? {
        switch value {
        case .text(let id): return id
        case .term(let id):
            switch snapshot.kind(of: id) {
            case .string, .language, .leftToRight, .rightToLeft: return id
            default: return nil
            }
        default: return nil
        }
    }

    /// A string literal (section 17.4.3); `nil` for anything else.
    func stringLiteral(_ value: Value) -> StringLiteral? {
        switch value {
        case .string(let text): return StringLiteral(text: text)
        case .text(let id): return StringLiteral(text: snapshot.text(of: id))
        case .languageString(let text, let language): return StringLiteral(text: text, language: language)
        case .term(let id):
            guard id.inlineTag != .local else { return stringLiteral(decoded(value)) }
            return storedLiteral(id)
        case .computed(.literal(let literal)) where literal.direction != nil:
            return StringLiteral(
                text: literal.lexicalForm, language: literal.language, direction: literal.direction)
        case .computed(let term):
            let inner = decoded(term)
            if case .computed = inner { return nil }
            return stringLiteral(inner)
        default: return nil
        }
    }

    private func storedLiteral(_ id: TermID) -> StringLiteral? {
        let direction: Literal.Direction?
        switch snapshot.kind(of: id) {
        case .string: return StringLiteral(text: snapshot.text(of: id))
        case .language: direction = nil
        case .leftToRight: direction = .leftToRight
        case .rightToLeft: direction = .rightToLeft
        default: return nil
        }
        let language = snapshot.text(of: snapshot.qualifier(of: id))
        return StringLiteral(text: snapshot.text(of: id), language: language, direction: direction)
    }
}

/// Typed values of lexical forms.
enum TypedText {
    /// The value of a form; `nil` when the form is ill-typed or the datatype has no values that operators know.
    static func value(_ text: UnsafeBufferPointer<UInt8>, _ datatype: WellKnownTerm) -> Value? {
        let text = trimmed(text)
        switch datatype {
        case .integer:
            guard !text.contains(UInt8(ascii: ".")) else { return nil }
            return XSDDecimal(text)?.integer.map { .integer($0) }
                ?? Int64(String(decoding: text, as: UTF8.self)).map { .integer($0) }
        case .decimal: return XSDDecimal(text).map { .decimal($0) }
        case .double: return XSDFloat.parse(String(decoding: text, as: UTF8.self)).map { .double($0) }
        case .float: return XSDFloat.parse(String(decoding: text, as: UTF8.self)).map { .float($0) }
        case .boolean:
            switch String(decoding: text, as: UTF8.self) {
            case "true", "1": return .boolean(true)
            case "false", "0": return .boolean(false)
            default: return nil
            }
        case .dateTime: return XSDDateTime(text, kind: .dateTime).map { .dateTime($0) }
        case .date: return XSDDateTime(text, kind: .date).map { .dateTime($0) }
        case .time: return XSDDateTime(text, kind: .time).map { .dateTime($0) }
        case .string, .langString, .dirLangString, .year, .type: return nil
        }
    }

    /// Whether a datatype is one of numbers (section 17.1).
    static func isNumeric(_ datatype: IRI) -> Bool {
        datatype == Vocabulary.XSD.integer || datatype == Vocabulary.XSD.decimal || datatype == Vocabulary.XSD.double
            || datatype == Vocabulary.XSD.float || DerivedInteger.isDatatype(datatype.string)
    }

    /// White space around numbers and dates does not count (`whiteSpace = collapse`).
    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var slice = text[...]
        while let byte = slice.first, byte == 0x20 || (0x9...0xD).contains(byte) { slice.removeFirst() }
        while let byte = slice.last, byte == 0x20 || (0x9...0xD).contains(byte) { slice.removeLast() }
        return slice
    }
}

/// The datatypes that XML Schema derives from `xsd:integer`.
enum DerivedInteger {
    private static let names: Set<String> = [
        "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte", "nonNegativeInteger", "unsignedLong",
        "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger",
    ]

    static func isDatatype(_ iri: String) -> Bool {
        iri.hasPrefix(Vocabulary.XSD.namespace) && names.contains(String(iri.dropFirst(Vocabulary.XSD.namespace.count)))
    }
}
