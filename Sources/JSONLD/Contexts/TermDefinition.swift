import JSON
import RDF

/// What kinds of value a term holds.
///
/// JSON-LD 1.1, section 4.3 to 4.9 (`@container`).
struct Container: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let graph = Container(rawValue: 1)
    static let id = Container(rawValue: 2)
    static let index = Container(rawValue: 4)
    static let language = Container(rawValue: 8)
    static let list = Container(rawValue: 16)
    static let set = Container(rawValue: 32)
    static let type = Container(rawValue: 64)

    /// The container that a keyword names; `nil` for other words.
    init?(keyword: String) {
        switch keyword {
        case Keyword.graph: self = .graph
        case Keyword.id: self = .id
        case Keyword.index: self = .index
        case Keyword.language: self = .language
        case Keyword.list: self = .list
        case Keyword.set: self = .set
        case Keyword.type: self = .type
        default: return nil
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// The direction of text, as JSON-LD writes it.
typealias Direction = Literal.Direction

/// A setting that may be missing, cleared with `null`, or made.
enum Setting<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Nothing is said, so that the default counts.
    case unset
    /// Explicitly nothing.
    case null
    /// A value.
    case value(Value)

    /// The value, or the default where nothing is said.
    func or(_ standard: Value?) -> Value? {
        switch self {
        case .unset: standard
        case .null: nil
        case .value(let value): value
        }
    }
}

/// What a term of a context means.
///
/// JSON-LD 1.1 API, section 4.1 (Term Definition).
struct TermDefinition: Hashable, Sendable {
    /// The IRI, blank node label or keyword that the term stands for; `nil` for a term that is to be ignored.
    var iri: String?
    var isPrefix = false
    var isProtected = false
    var isReverse = false
    var container: Container = []
    var type: String?
    var language: Setting<String> = .unset
    var direction: Setting<Direction> = .unset
    /// The term under which nested values stand.
    var nest: String?
    /// The property that the keys of an index map are values of.
    var index: String?
    /// The context that counts inside of values of the term, and the IRI that its own references are resolved against.
    var context: ScopedContext?

    /// Whether two definitions differ in no more than protection.
    func isSame(as other: TermDefinition) -> Bool {
        var other = other
        other.isProtected = isProtected
        return self == other
    }
}

/// A context that is written inside of a term definition.
struct ScopedContext: Hashable, Sendable {
    let context: JSONValue
    let baseURL: IRI?
}

/// A term definition that many contexts share.
final class SharedTerm: Sendable {
    let definition: TermDefinition

    init(_ definition: TermDefinition) { self.definition = definition }
}
