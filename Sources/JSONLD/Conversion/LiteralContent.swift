import JSON
import RDF

/// What a value object says, as text.
///
/// JSON-LD 1.1 API, section 8.2.2 (Object to RDF Conversion), steps 2 to 12.
struct LiteralContent {
    let text: String
    /// The datatype; `nil` for strings.
    private(set) var datatype: String?
    private(set) var language: String?
    private(set) var direction: Direction?

    /// Reads a value object; `nil` where it has no value.
    ///
    /// - Throws: `invalidJSONLiteral` for a JSON literal with a number that has no canonical form.
    init?(_ object: JSONObject) throws(JSONLDError) {
        let type = object[Keyword.type]?.string
        let value = object[Keyword.value] ?? .null
        if type == Keyword.json {
            do {
                text = String(decoding: try value.canonicalBytes(), as: UTF8.self)
            } catch {
                throw JSONLDError(.invalidJSONLiteral, error.message)
            }
            datatype = Vocabulary.RDF.json.string
            return
        }
        switch value {
        case .bool(let isTrue):
            text = isTrue ? "true" : "false"
            datatype = type ?? Vocabulary.XSD.boolean.string
        case .number(let number):
            let isDouble = type == Vocabulary.XSD.double.string || !number.isInteger
            text = isDouble ? XSDFloat.canonicalForm(number.double) : number.integerForm
            datatype = type ?? (isDouble ? Vocabulary.XSD.double : Vocabulary.XSD.integer).string
        case .string(let string):
            text = string
            datatype = type
            language = object[Keyword.language]?.string
            direction = object[Keyword.direction]?.string.flatMap(Direction.init)
        case .null, .array, .object: return nil
        }
    }
}

extension JSONNumber {
    /// Whether the value is a whole number that JSON-LD takes for an integer: one below 10²¹.
    var isInteger: Bool {
        let value = double
        return value.magnitude < 1e21 && value == value.rounded(.towardZero)
    }

    /// A whole number without fraction and exponent.
    var integerForm: String {
        // The digits of an integer that was written as one are all kept, even where a double would lose some.
        if isWrittenAsInteger { return lexicalForm == "-0" ? "0" : lexicalForm }
        return JSONNumber(double).map { $0.lexicalForm == "-0" ? "0" : $0.lexicalForm } ?? lexicalForm
    }
}

extension String {
    /// Whether the string has the form of a language tag, as Turtle has it.
    ///
    ///     LANG_DIR ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' [a-zA-Z]+)?
    var isLanguageTag: Bool {
        let subtags = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return subtags.enumerated().allSatisfy { index, subtag in
            !subtag.isEmpty
                && subtag.allSatisfy { byte in
                    let lower = byte | 0x20
                    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
                        || index > 0 && byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                }
        }
    }

    /// Whether the string is an absolute IRI with one fragment at most, as terms and references that are put together may not be.
    var isWellFormedIRI: Bool {
        guard hasScheme else { return false }
        var fragments = 0
        for byte in utf8 {
            guard IRICharacter.isAllowed(byte) else { return false }
            if byte == UInt8(ascii: "#") { fragments += 1 }
        }
        return fragments < 2
    }

    /// Whether the string can be the label of a blank node in every format: letters, digits, `_` and `-` of ASCII, not `-`
    /// first.
    var isWritableLabel: Bool {
        guard let first = utf8.first, first != UInt8(ascii: "-") else { return false }
        return utf8.allSatisfy { byte in
            let lower = byte | 0x20
            return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-")
        }
    }
}
