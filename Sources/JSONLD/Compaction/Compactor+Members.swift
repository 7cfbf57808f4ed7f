import JSON
import RDF

extension Compactor {
    /// Compacts a member whose name is a keyword.
    ///
    /// JSON-LD 1.1 API, section 6.1.2, steps 12.1 to 12.6.
    ///
    /// - Returns: `false` for a keyword that is handled as properties are.
    mutating func compactKeyword(
        _ member: JSONObject.Member, _ node: inout NodeCompaction
    ) throws(JSONLDError) -> Bool {
        switch member.name {
        case Keyword.id:
            let id = member.value.string ?? ""
            let compacted = try compactIRI(id, node.active, usesVocabulary: false)
            node.result[try name(of: Keyword.id, node.active)] = .string(compacted)
        case Keyword.type: try compactType(member.value, &node)
        case Keyword.reverse: try compactReverse(member.value, &node)
        case Keyword.index where node.active.container(of: node.property).contains(.index): break
        case Keyword.direction, Keyword.index, Keyword.language, Keyword.value:
            node.result[try name(of: member.name, node.active)] = member.value
        default: return false
        }
        return true
    }

    private func compactType(_ value: JSONValue, _ node: inout NodeCompaction) throws(JSONLDError) {
        var types: [JSONValue] = []
        for type in value.items {
            types.append(.string(try name(of: type.string ?? "", node.typeScope)))
        }
        let alias = try name(of: Keyword.type, node.active)
        let isSet =
            options.processingMode == .version11 && node.active.container(of: alias).contains(.set)
            || !options.compactsArrays
        node.result.add(types.count == 1 ? types[0] : .array(types), to: alias, asArray: isSet)
    }

    private mutating func compactReverse(
        _ value: JSONValue, _ node: inout NodeCompaction
    ) throws(JSONLDError) {
        guard let compacted = try compact(value, node.active, property: Keyword.reverse).object else { return }
        var rest = JSONObject()
        for member in compacted.members {
            if let definition = node.active.term(member.name), definition.isReverse {
                let isArray = definition.container.contains(.set) || !options.compactsArrays
                node.result.add(member.value, to: member.name, asArray: isArray)
            } else {
                rest[member.name] = member.value
            }
        }
        if !rest.isEmpty { node.result[try name(of: Keyword.reverse, node.active)] = .object(rest) }
    }

    /// Compacts a property and its values.
    ///
    /// JSON-LD 1.1 API, section 6.1.2, steps 12.7 and 12.8.
    mutating func compactProperty(
        _ member: JSONObject.Member, _ node: inout NodeCompaction
    ) throws(JSONLDError) {
        let items = member.value.items
        if items.isEmpty {
            let property = try compactIRI(
                member.name, node.active, value: .array([]), usesVocabulary: true, isReverse: node.isReverse)
            let nest = try self.nest(of: property, node)
            var target = node.take(nest)
            target.add(.array([]), to: property, asArray: true)
            node.putBack(target, nest)
        }
        for item in items {
            let property = try compactIRI(
                member.name, node.active, value: item, usesVocabulary: true, isReverse: node.isReverse)
            let object = item.object ?? JSONObject()
            let inner = object[Keyword.list] ?? (object.isGraph ? object[Keyword.graph] : nil) ?? item
            let value = try compact(inner, node.active, property: property)
            let place = CompactPlace(
                property: property, item: object, container: node.active.container(of: property), active: node.active,
                isArray: node.active.container(of: property).contains(.set) || property == Keyword.graph
                    || property == Keyword.list || !options.compactsArrays)
            let nest = try self.nest(of: property, node)
            var target = node.take(nest)
            try put(value, place, into: &target)
            node.putBack(target, nest)
        }
    }

    /// The member that the values of a property are nested in, if they are.
    private func nest(of property: String, _ node: NodeCompaction) throws(JSONLDError) -> String? {
        guard let nest = node.active.term(property)?.nest else { return nil }
        guard node.active.expand(nest, vocabulary: true) == Keyword.nest else {
            throw JSONLDError(.invalidNest, "\"\(nest)\" is no other name of @nest")
        }
        return nest
    }
}

/// Where a compact value goes.
struct CompactPlace {
    /// The compact name of the property.
    let property: String
    /// The value in expanded form, if it is an object.
    let item: JSONObject
    let container: Container
    let active: ActiveContext
    /// Whether even a single value stands in an array.
    let isArray: Bool
}
