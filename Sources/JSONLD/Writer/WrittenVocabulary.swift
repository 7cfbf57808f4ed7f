import JSON
import RDF

/// The words that an expanded document is written with, from which a context is made.
struct WrittenVocabulary {
    /// What the values of a property have in common.
    private enum Coercion: Hashable {
        case resource
        case datatype(String)
        case none
    }

    private var prefixes: [Prefix] = []
    /// The properties, in the order of their first value.
    private var properties: [String] = []
    private var coercions: [ExactString: Coercion] = [:]
    private var iris: Set<ExactString> = []

    /// Looks through a document.
    ///
    /// - Parameters:
    ///   - document: the nodes, in expanded form, none nested in another but in `@graph`.
    ///   - prefixes: the prefixes that may be used.
    /// - Throws: `unsupported` for an IRI that readers of JSON-LD would leave out.
    /// - Complexity: O(size of the document × prefixes).
    init(_ document: [JSONValue], prefixes given: [Prefix]) throws(RDFSyntaxError) {
        for node in document { insert(node: node) }
        if let bad = iris.filter({ !$0.string.isWellFormedIRI }).min() {
            throw RDFSyntaxError(
                .unsupported, "readers of JSON-LD leave out IRIs with two #, such as <\(bad.string)>; mend the IRI")
        }
        prefixes = WrittenVocabulary.usable(given, for: iris)
    }

    private mutating func insert(node: JSONValue) {
        for member in node.object?.members ?? [] {
            switch member.name {
            case Keyword.id: insert(id: member.value)
            case Keyword.type: for type in member.value.items { insert(id: type) }
            case Keyword.graph: for inner in member.value.items { insert(node: inner) }
            default:
                iris.insert(ExactString(member.name))
                for value in member.value.items { insert(value, of: member.name) }
            }
        }
    }

    private mutating func insert(id: JSONValue) {
        if let text = id.string, !text.isBlankNode, text != Keyword.json { iris.insert(ExactString(text)) }
    }

    private mutating func insert(_ value: JSONValue, of property: String) {
        let key = ExactString(property)
        let coercion = coercion(of: value)
        if let known = coercions[key] {
            if known != coercion { coercions[key] = Coercion.none }
        } else {
            properties.append(property)
            coercions[key] = coercion
        }
        insertNames(in: value)
    }

    /// Notes the IRIs of a value; lists are nested no deeper than ``FoldedLists`` makes them.
    private mutating func insertNames(in value: JSONValue) {
        for name in [Keyword.id, Keyword.type] { if let id = value[name] { insert(id: id) } }
        for item in value[Keyword.list]?.items ?? [] { insertNames(in: item) }
    }

    private func coercion(of value: JSONValue) -> Coercion {
        if value[Keyword.id] != nil { return .resource }
        guard let type = value[Keyword.type]?.string, type != Keyword.json, value[Keyword.value]?.string != nil else {
            return .none
        }
        return .datatype(type)
    }

    /// The prefixes that shorten an IRI, and that no IRI could be taken for.
    private static func usable(_ prefixes: [Prefix], for iris: Set<ExactString>) -> [Prefix] {
        let schemes = Set(iris.compactMap { $0.string.splitAtColon.map { String($0.prefix) } })
        var names: Set<String> = []
        return prefixes.filter { prefix in
            let isName =
                !prefix.name.isEmpty && prefix.name != "_" && !prefix.name.utf8.contains { ":/@".utf8.contains($0) }
            guard isName, !schemes.contains(prefix.name), IRI.isValid(prefix.iri),
                iris.contains(where: {
                    $0.string.utf8.starts(with: prefix.iri.utf8) && $0.string.utf8.count > prefix.iri.utf8.count
                })
            else {
                return false
            }
            return names.insert(prefix.name).inserted
        }
    }

    /// The context, with names made compact by a compactor.
    ///
    /// Only a property with a compact name is said to have values of one kind: were its name the IRI itself, there would be no
    /// other name for it where a value is of another kind.
    func context(_ compactor: inout Compactor) throws(JSONLDError) -> JSONValue {
        var context = JSONObject()
        for prefix in prefixes {
            let endsWithDelimiter = prefix.iri.utf8.last.map(":/?#[]@".utf8.contains) ?? false
            context[prefix.name] =
                endsWithDelimiter
                ? .string(prefix.iri) : [Keyword.id: .string(prefix.iri), Keyword.prefix: true]
        }
        let active = try compactor.contexts.process(
            ActiveContext(base: nil), .object(context), ContextProcessor.Circumstances())
        for property in properties {
            let name = try compactor.name(of: property, active)
            guard !name.isExactly(property) else { continue }
            let type: String
            switch coercions[ExactString(property)] ?? .none {
            case .resource: type = Keyword.id
            case .datatype(let datatype): type = try compactor.name(of: datatype, active)
            case .none: continue
            }
            context[name] = [Keyword.id: .string(property), Keyword.type: .string(type)]
        }
        return .object(context)
    }
}
