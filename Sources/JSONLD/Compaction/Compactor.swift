import JSON
import RDF

/// Applies a context to an expanded document, so that it reads well.
///
/// JSON-LD 1.1 API, section 6.1 (Compaction Algorithm).
struct Compactor {
    let options: JSONLDOptions
    var contexts: ContextProcessor

    init(options: JSONLDOptions) {
        self.options = options
        contexts = ContextProcessor(options: options)
    }

    /// The compact form of an expanded document.
    ///
    /// - Parameters:
    ///   - expanded: the nodes.
    ///   - context: the context to apply; or an object that has it as `@context`.
    mutating func compactDocument(
        _ expanded: [JSONValue], context: JSONValue
    ) throws(JSONLDError) -> JSONObject {
        let local = context.object?[Keyword.context] ?? context
        let initial = ActiveContext(base: options.base.flatMap { IRIBase($0.string) })
        var active = try contexts.process(
            initial, local, ContextProcessor.Circumstances(baseURL: options.base))
        if !options.compactsToRelative { active.base = nil }
        let compacted = try compact(.array(expanded), active, property: nil)
        var result = JSONObject()
        let isEmptyContext = local.isNull || local == .object(JSONObject()) || local == .array([])
        if !isEmptyContext { result[Keyword.context] = local }
        switch compacted {
        case .object(let object): for member in object.members { result[member.name] = member.value }
        case .array(let items) where items.isEmpty: break
        default: result[try name(of: Keyword.graph, active)] = .array(compacted.items)
        }
        return result
    }

    /// The compact form of an expanded value.
    ///
    /// - Parameters:
    ///   - element: the value.
    ///   - active: the context at its place.
    ///   - property: the compact name of the member that it is a value of; `nil` at the top.
    mutating func compact(
        _ element: JSONValue, _ active: ActiveContext, property: String?
    ) throws(JSONLDError) -> JSONValue {
        switch element {
        case .array(let items):
            var result: [JSONValue] = []
            result.reserveCapacity(items.count)
            for item in items {
                let compacted = try compact(item, active, property: property)
                if !compacted.isNull { result.append(compacted) }
            }
            let keepsArray =
                result.count != 1 || !options.compactsArrays || property == Keyword.graph || property == Keyword.set
                || !active.container(of: property).isDisjoint(with: [.list, .set])
            return keepsArray ? .array(result) : result[0]
        case .object(let object): return try compact(object, active, property: property)
        case .null, .bool, .number, .string: return element
        }
    }

    private mutating func compact(
        _ object: JSONObject, _ outer: ActiveContext, property: String?
    ) throws(JSONLDError) -> JSONValue {
        var active = outer
        if let previous = active.previous, !object.isValue, !(object.count == 1 && object.contains(Keyword.id)) {
            active = previous
        }
        if let property, let scope = outer.scopedContext(of: property) {
            active = try contexts.enter(scope, of: property, definedIn: outer, from: active)
        }
        if object.isValue || object.contains(Keyword.id) {
            let value = try compactValue(object, active, property: property)
            let isJSON = property.flatMap { active.term($0)?.type } == Keyword.json
            if value.isNull || value.isScalar || isJSON || object.isValue { return value }
        }
        if let list = object[Keyword.list], active.container(of: property).contains(.list) {
            return try compact(list, active, property: property)
        }
        let typeScope = active
        if let types = object[Keyword.type] {
            var names: [String] = []
            for type in types.items.compactMap(\.string) {
                names.append(try self.name(of: type, typeScope))
            }
            for name in names.sorted(by: { ExactString($0) < ExactString($1) }) {
                guard let scope = typeScope.scopedContext(of: name) else { continue }
                active = try contexts.enter(scope, of: name, definedIn: typeScope, from: active, isTypeScoped: true)
            }
        }
        var node = NodeCompaction(active: active, typeScope: typeScope, property: property)
        let members = options.isOrdered ? object.sortedMembers : object.members
        for member in members {
            if Keyword.isKeyword(member.name), try compactKeyword(member, &node) { continue }
            try compactProperty(member, &node)
        }
        return .object(node.result)
    }

    /// The compact name of an IRI or keyword where a term, or a name relative to `@vocab`, may stand.
    func name(of iri: String, _ active: ActiveContext) throws(JSONLDError) -> String {
        try compactIRI(iri, active, usesVocabulary: true)
    }
}

/// A node that is being made compact.
struct NodeCompaction {
    /// The context inside of the node.
    let active: ActiveContext
    /// The context that types are looked up in.
    let typeScope: ActiveContext
    /// The compact name of the member that the node is a value of.
    let property: String?
    var result = JSONObject()

    /// Whether the members are those of `@reverse`.
    var isReverse: Bool { property == Keyword.reverse }

    /// Takes the object out that values go into, the node or one nested in it, so that it has no second owner.
    mutating func take(_ nest: String?) -> JSONObject {
        guard let nest else {
            let taken = result
            result = JSONObject()
            return taken
        }
        let taken = result[nest]?.object ?? JSONObject()
        result[nest] = .null
        return taken
    }

    /// Puts back what `take` took out.
    mutating func putBack(_ object: JSONObject, _ nest: String?) {
        if let nest { result[nest] = .object(object) } else { result = object }
    }
}

extension JSONObject {
    /// Adds a value to a member: alone, or as an item of an array.
    ///
    /// JSON-LD 1.1 API, section 8.2 (`add value`).
    mutating func add(_ value: JSONValue, to name: String, asArray: Bool) {
        if asArray, self[name] == nil { self[name] = .array([]) }
        if case .array(let items) = value {
            for item in items { add(item, to: name, asArray: asArray) }
        } else if self[name] == nil {
            self[name] = value
        } else {
            append(value, toArrayOf: name)
        }
    }
}
