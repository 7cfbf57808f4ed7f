import JSON
import RDF

extension Compactor {
    /// Puts a compact value where the container of its property wants it.
    ///
    /// JSON-LD 1.1 API, section 6.1.2, steps 12.8.7 to 12.8.10.
    mutating func put(
        _ value: JSONValue, _ place: CompactPlace, into result: inout JSONObject
    ) throws(JSONLDError) {
        var value = value
        if place.item.isList {
            let list = JSONValue.array(value.items)
            if place.container.contains(.list) {
                result[place.property] = list
                return
            }
            var object = JSONObject()
            object[try name(of: Keyword.list, place.active)] = list
            if let index = place.item[Keyword.index] { object[try name(of: Keyword.index, place.active)] = index }
            value = .object(object)
        }
        if place.item.isGraph {
            try putGraph(value, place, into: &result)
        } else if !place.container.isDisjoint(with: [.language, .index, .id, .type]),
            !place.container.contains(.graph)
        {
            try putInMap(value, place, into: &result)
        } else {
            result.add(value, to: place.property, asArray: place.isArray)
        }
    }

    private func put(
        _ value: JSONValue, under key: String, _ place: CompactPlace, into result: inout JSONObject
    ) {
        var map = result[place.property]?.object ?? JSONObject()
        result[place.property] = .null
        map.add(value, to: key, asArray: place.isArray)
        result[place.property] = .object(map)
    }

    // MARK: Graphs

    private func putGraph(
        _ value: JSONValue, _ place: CompactPlace, into result: inout JSONObject
    ) throws(JSONLDError) {
        let id = place.item[Keyword.id]?.string
        let isSimple = id == nil
        if place.container.contains([.graph, .id]) {
            let key = try mapKey(try compactedID(id, place), place)
            put(value, under: key, place, into: &result)
        } else if place.container.contains([.graph, .index]), isSimple {
            put(value, under: try mapKey(place.item[Keyword.index]?.string, place), place, into: &result)
        } else if place.container.contains(.graph), isSimple {
            var value = value
            if value.items.count > 1, value.array != nil {
                var included = JSONObject()
                included[try name(of: Keyword.included, place.active)] = value
                value = .object(included)
            }
            result.add(value, to: place.property, asArray: place.isArray)
        } else {
            var object = JSONObject()
            object[try name(of: Keyword.graph, place.active)] = value
            if let compacted = try compactedID(id, place) {
                object[try name(of: Keyword.id, place.active)] = .string(compacted)
            }
            if let index = place.item[Keyword.index] { object[try name(of: Keyword.index, place.active)] = index }
            result.add(.object(object), to: place.property, asArray: place.isArray)
        }
    }

    // MARK: Maps

    private mutating func putInMap(
        _ compacted: JSONValue, _ place: CompactPlace, into result: inout JSONObject
    ) throws(JSONLDError) {
        var value = compacted
        var key: String?
        if place.container.contains(.language), let text = place.item[Keyword.value] {
            value = text
            key = place.item[Keyword.language]?.string
        } else if place.container.contains(.index) {
            let index = place.active.term(place.property)?.index ?? Keyword.index
            if index == Keyword.index {
                key = place.item[Keyword.index]?.string
            } else {
                let property = place.active.expand(index, vocabulary: true) ?? index
                key = takeFirst(of: try name(of: property, place.active), from: &value)
            }
        } else if place.container.contains(.id) {
            let member = try name(of: Keyword.id, place.active)
            key = value.object?[member]?.string
            value.removeMember(member)
        } else if place.container.contains(.type) {
            key = takeFirst(of: try name(of: Keyword.type, place.active), from: &value)
            if let object = value.object, object.count == 1, let only = object.members.first?.name,
                place.active.expand(only, vocabulary: true) == Keyword.id, let id = place.item[Keyword.id]
            {
                value = try compact([Keyword.id: id], place.active, property: place.property)
            }
        }
        put(value, under: try mapKey(key, place), place, into: &result)
    }

    /// The key of a map; the name of `@none` where there is none.
    private func mapKey(_ key: String?, _ place: CompactPlace) throws(JSONLDError) -> String {
        guard let key else { return try name(of: Keyword.none, place.active) }
        return key
    }

    private func compactedID(_ id: String?, _ place: CompactPlace) throws(JSONLDError) -> String? {
        guard let id else { return nil }
        return try compactIRI(id, place.active, usesVocabulary: false)
    }

    /// Takes the first of a member's values out of a node, if it is a string.
    private func takeFirst(of member: String, from value: inout JSONValue) -> String? {
        guard var object = value.object, let values = object[member]?.items, let first = values.first?.string else {
            return nil
        }
        let rest = Array(values.dropFirst())
        object[member] = rest.isEmpty ? nil : rest.count == 1 ? rest[0] : .array(rest)
        value = .object(object)
        return first
    }
}

extension JSONValue {
    /// Takes a member out, if the value is an object that has it.
    fileprivate mutating func removeMember(_ name: String) {
        guard var object else { return }
        object.removeValue(for: name)
        self = .object(object)
    }
}
