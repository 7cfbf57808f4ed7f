import JSON
import RDF

/// A datatype whose values the reasoner knows: those of OWL 2 RL, and `rdf:JSON` and `rdf:langString`.
struct Datatype: Hashable, Sendable {
    private enum Space: Hashable, Sendable {
        case decimal(integers: Bool, low: Int128?, high: Int128?)
        case float, double, boolean, string, text(TextForm), hexBinary, base64Binary, iri, dateTime, dateTimeStamp, json
        case xml, tagged, plain, literal
    }

    private enum TextForm: Hashable, Sendable { case normalized, token, language, name, ncName, nameToken }

    private let space: Space

    /// The datatype with an IRI; `nil` if its values are not known.
    init?(_ iri: IRI) {
        guard let space = Datatype.spaces[iri.string] else { return nil }
        self.space = space
    }

    /// The IRIs of all datatypes, in a fixed order.
    static let all: [IRI] = spaces.keys.sorted().map { IRI($0) }

    private static let spaces: [String: Space] = {
        var spaces: [String: Space] = [
            Vocabulary.RDF.json.string: .json, Vocabulary.RDF.langString.string: .tagged,
            Vocabulary.RDF.namespace + "XMLLiteral": .xml, Vocabulary.RDF.namespace + "PlainLiteral": .plain,
            Vocabulary.RDFS.namespace + "Literal": .literal,
        ]
        func integers(_ low: Int128?, _ high: Int128?) -> Space { .decimal(integers: true, low: low, high: high) }
        let xsd: [String: Space] = [
            "decimal": .decimal(integers: false, low: nil, high: nil), "integer": integers(nil, nil),
            "nonNegativeInteger": integers(0, nil), "nonPositiveInteger": integers(nil, 0),
            "positiveInteger": integers(1, nil), "negativeInteger": integers(nil, -1),
            "long": integers(-0x8000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF),
            "int": integers(-0x8000_0000, 0x7FFF_FFFF), "short": integers(-0x8000, 0x7FFF), "byte": integers(-128, 127),
            "unsignedLong": integers(0, 0xFFFF_FFFF_FFFF_FFFF), "unsignedInt": integers(0, 0xFFFF_FFFF),
            "unsignedShort": integers(0, 0xFFFF), "unsignedByte": integers(0, 0xFF),
            "float": .float, "double": .double, "boolean": .boolean, "string": .string,
            "normalizedString": .text(.normalized), "token": .text(.token), "language": .text(.language),
            "Name": .text(.name), "NCName": .text(.ncName), "NMTOKEN": .text(.nameToken),
            "hexBinary": .hexBinary, "base64Binary": .base64Binary, "anyURI": .iri, "dateTime": .dateTime,
            "dateTimeStamp": .dateTimeStamp,
        ]
        for (name, space) in xsd { spaces[Vocabulary.XSD.namespace + name] = space }
        return spaces
    }()

    /// The value that a text stands for, whether or not the datatype takes only a part of the values.
    ///
    /// White space around it is none of RDF's business to take away.
    func value(of text: String) -> LiteralValue? {
        switch space {
        case .decimal: return DecimalText.canonical(text).map { .decimal($0) }
        case .float: return XSDFloat.parse(text).map { (value: Float) in .float(value.bitPattern) }
        case .double: return XSDFloat.parse(text).map { (value: Double) in .double(value.bitPattern) }
        case .boolean:
            switch text {
            case "true", "1": return .boolean(true)
            case "false", "0": return .boolean(false)
            default: return nil
            }
        case .string, .text: return .string(text)
        case .hexBinary: return BinaryText.hexadecimal(text).map { .bytes($0) }
        case .base64Binary: return BinaryText.base64(text).map { .base64($0) }
        case .iri: return .iri(text)
        case .dateTime, .dateTimeStamp: return XSDDateTime(Array(text.utf8), kind: .dateTime).map { .moment($0) }
        case .json: return (try? JSONValue(parsing: Array(text.utf8))).map { .json(JSONKey($0).text) }
        case .xml: return .xml(text)
        case .tagged, .plain, .literal: return nil
        }
    }

    /// Whether a value is one of the datatype's.
    func contains(_ value: LiteralValue) -> Bool {
        switch (space, value) {
        case (.literal, _): true
        case (.decimal(let integers, let low, let high), .decimal(let text)):
            !integers || DecimalText.isInteger(text, from: low, to: high)
        case (.float, .float), (.double, .double), (.boolean, .boolean), (.string, .string), (.json, .json),
            (.xml, .xml),
            (.tagged, .tagged), (.plain, .tagged), (.plain, .string), (.iri, .iri), (.dateTime, .moment),
            (.hexBinary, .bytes), (.base64Binary, .base64):
            true
        case (.dateTimeStamp, .moment(let moment)): moment.timezone != nil
        case (.text(let form), .string(let text)): Datatype.has(text, form)
        default: false
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { [0x9, 0xA, 0xD, 0x20].contains(scalar.value) }

    /// The text with runs of white space as one space, and none at the ends (XML Schema Part 2, section 4.3.6).
    private static func collapsed(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 <= 0x20 }) else { return text }
        return text.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }.joined(separator: " ")
    }

    private static func has(_ text: String, _ form: TextForm) -> Bool {
        func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar == "_" || scalar == ":"
        }
        func isName(_ scalar: Unicode.Scalar) -> Bool {
            isNameStart(scalar) || scalar == "-" || scalar == "." || scalar == "\u{B7}"
                || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
        }
        let scalars = text.unicodeScalars
        switch form {
        case .normalized: return !scalars.contains { isSpace($0) && $0 != " " }
        case .token: return collapsed(text) == text
        case .language:
            return text.split(separator: "-", omittingEmptySubsequences: false).enumerated().allSatisfy { index, part in
                (1...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy { byte in
                        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (index > 0 && byte >= 0x30 && byte <= 0x39)
                    }
            }
        case .name, .ncName:
            guard let first = scalars.first, isNameStart(first), scalars.allSatisfy(isName) else { return false }
            return form == .name || !scalars.contains(":")
        case .nameToken: return !scalars.isEmpty && scalars.allSatisfy(isName)
        }
    }
}
