import JSON
import RDF

extension Expander {
    /// Expands strings that stand under their languages.
    ///
    /// JSON-LD 1.1 API, section 5.1.2, step 13.7.
    func expandLanguageMap(
        _ map: JSONObject, _ definition: TermDefinition?, _ active: ActiveContext
    ) throws(JSONLDError) -> [JSONValue] {
        let direction = (definition?.direction ?? .unset).or(active.direction)
        var result: [JSONValue] = []
        for member in map.sortedMembers {
            for item in member.value.items where !item.isNull {
                guard item.string != nil else {
                    throw JSONLDError(.invalidLanguageMapValue, "a language map has strings, not \(item)")
                        .inside(.name(member.name))
                }
                var value = JSONObject()
                value[Keyword.value] = item
                if active.expand(member.name, vocabulary: true) != Keyword.none {
                    value[Keyword.language] = .string(member.name)
                }
                if let direction { value[Keyword.direction] = .string(direction.rawValue) }
                result.append(.object(value))
            }
        }
        return result
    }

    /// Expands values that stand under an index, a type or an id.
    ///
    /// JSON-LD 1.1 API, section 5.1.2, step 13.8.
    mutating func expandMap(
        _ map: JSONObject, _ name: String, _ definition: TermDefinition?, _ active: ActiveContext
    ) throws(JSONLDError) -> [JSONValue] {
        let container = definition?.container ?? []
        var result: [JSONValue] = []
        for member in map.sortedMembers {
            var context = active
            if !container.isDisjoint(with: [.id, .type]), let previous = active.previous { context = previous }
            if container.contains(.type), let scope = context.scopedContext(of: member.name) {
                context = try contexts.enter(
                    scope, of: member.name, definedIn: context, from: context, isTypeScoped: true)
            }
            let key = active.expand(member.name, vocabulary: true)
            let index = MapKey(text: member.name, expanded: key, property: definition?.index)
            do {
                let values = try expand(.array(member.value.items), context, property: name, isFromMap: true)
                for value in values?.items ?? [] {
                    result.append(try indexed(value, index, name, container, active))
                }
            } catch {
                throw error.inside(.name(member.name))
            }
        }
        return result
    }

    /// A key of a map.
    private struct MapKey {
        let text: String
        let expanded: String?
        /// The property that the key is a value of; `nil` for `@index`.
        let property: String?

        var isNone: Bool { expanded == Keyword.none }
    }

    /// Writes the key of a map into a value that stands under it.
    private func indexed(
        _ value: JSONValue, _ key: MapKey, _ name: String, _ container: Container, _ active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        var item = value.object ?? JSONObject()
        if container.contains(.graph), !item.isGraph {
            item = JSONObject()
            item[Keyword.graph] = .array([value])
        }
        guard !key.isNone else { return .object(item) }
        if container.contains(.index) {
            if let property = key.property, property != Keyword.index {
                let id = active.expandValue(.string(key.text), property: property)
                let expandedProperty = active.expand(property, vocabulary: true) ?? property
                item[expandedProperty] = .array([id] + (item[expandedProperty]?.items ?? []))
                if item.contains(Keyword.value) {
                    throw JSONLDError(.invalidValueObject, "a value cannot have a property, such as its index")
                }
            } else if !item.contains(Keyword.index) {
                item[Keyword.index] = .string(key.text)
            }
        } else if container.contains(.id), !item.contains(Keyword.id) {
            let id = active.expand(key.text, documentRelative: true, vocabulary: false)
            item[Keyword.id] = id.map { .string($0) }
        } else if container.contains(.type), let type = key.expanded {
            let expandedType = active.expand(type, documentRelative: true, vocabulary: true) ?? type
            item[Keyword.type] = .array([.string(expandedType)] + (item[Keyword.type]?.items ?? []))
        }
        return .object(item)
    }
}
