import JSON
import RDF

/// What a literal of a known datatype denotes.
///
/// Two literals are equal if their values are; values of `xsd:decimal`, `xsd:float` and `xsd:double` are different things
/// (OWL 2 Structural Specification, section 4.1).
enum LiteralValue: Hashable, Sendable {
    /// A decimal number as sign and digits, without zeros that say nothing, so that there is no limit to its size.
    case decimal(String)
    case float(UInt32)
    case double(UInt64)
    case boolean(Bool)
    case string(String)
    case tagged(String, String)
    case bytes([UInt8])
    case base64([UInt8])
    case iri(String)
    /// A moment, in nanoseconds and with the offset of its timezone.
    case moment(XSDDateTime)
    case json(String)
    case xml(String)
}

/// Whether a literal has a value.
enum LiteralMeaning: Hashable, Sendable {
    case value(LiteralValue)
    /// The text is not one of the datatype's (dt-not-type).
    case illTyped
    /// The datatype is not known.
    case unknown
}

extension LiteralMeaning {
    /// What a literal denotes.
    ///
    /// - Parameter isKnown: whether a datatype is recognized.
    /// - Complexity: O(length of the text).
    init(_ literal: Literal, isKnown: (IRI) -> Bool) {
        if let language = literal.language {
            let direction = literal.direction.map { "--\($0.rawValue)" } ?? ""
            self = .value(.tagged(literal.lexicalForm, language.lowercased() + direction))
            return
        }
        guard isKnown(literal.datatype), let datatype = Datatype(literal.datatype) else {
            self = .unknown
            return
        }
        if let value = datatype.value(of: literal.lexicalForm), datatype.contains(value) {
            self = .value(value)
        } else {
            self = .illTyped
        }
    }
}

/// The canonical text of a JSON value, in which numbers are those of IEEE 754 and members have no order
/// (RDF 1.2 Concepts, section 3.6.4).
struct JSONKey {
    private(set) var text = ""

    init(_ value: JSONValue) { add(value) }

    private mutating func add(_ value: JSONValue) {
        switch value {
        case .null: text += "n"
        case .bool(let flag): text += flag ? "t" : "f"
        case .number(let number): text += "#\(number.double.bitPattern)"
        case .string(let string): text += "\"\(string.utf8.count):\(string)"
        case .array(let items):
            text += "["
            for item in items { add(item) }
            text += "]"
        case .object(let object):
            text += "{"
            for member in object.members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                add(.string(member.name))
                add(member.value)
            }
            text += "}"
        }
    }
}
