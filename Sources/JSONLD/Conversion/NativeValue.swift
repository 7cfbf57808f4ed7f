import JSON
import RDF

/// A literal as a number or truth value of JSON.
///
/// JSON-LD 1.1 API, section 8.5.2 (RDF to Object Conversion), step 2.4.
struct NativeValue {
    private let literal: Literal
    private let value: JSONValue
    /// Whether the datatype has to be named, since the number alone would be taken for another.
    private let needsType: Bool

    /// Reads a literal; `nil` for one that is neither a number nor a truth value.
    init?(_ literal: Literal) {
        self.literal = literal
        switch literal.datatype {
        case Vocabulary.XSD.boolean:
            guard ["true", "false", "1", "0"].contains(literal.lexicalForm) else { return nil }
            value = .bool(literal.lexicalForm == "true" || literal.lexicalForm == "1")
            needsType = false
        case Vocabulary.XSD.integer:
            guard let number = Int64(literal.lexicalForm) else { return nil }
            value = .number(JSONNumber(Int(number)))
            needsType = false
        case Vocabulary.XSD.double:
            guard let double = XSDFloat.parse(literal.lexicalForm) as Double?, let number = JSONNumber(double) else {
                return nil
            }
            value = .number(number)
            needsType = number.isInteger
        default: return nil
        }
    }

    /// The value object.
    var object: JSONValue {
        guard needsType else { return [Keyword.value: value] }
        return [Keyword.value: value, Keyword.type: .string(literal.datatype.string)]
    }

    /// Whether the literal comes back as it is.
    var isCanonical: Bool {
        guard !needsType, case let object? = object.object, let content = try? LiteralContent(object) else {
            return false
        }
        return content.text == literal.lexicalForm && content.datatype == literal.datatype.string
    }
}
