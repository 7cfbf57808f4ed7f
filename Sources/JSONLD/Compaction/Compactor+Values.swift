import JSON
import RDF

extension Compactor {
    /// The compact form of a value or of a reference to a node.
    ///
    /// JSON-LD 1.1 API, section 6.3 (Value Compaction).
    func compactValue(
        _ value: JSONObject, _ active: ActiveContext, property: String?
    ) throws(JSONLDError) -> JSONValue {
        let definition = property.flatMap { active.term($0) }
        let keepsIndex = value.contains(Keyword.index) && definition?.container.contains(.index) != true
        if let id = value[Keyword.id]?.string {
            let others = value.count - 1 - (value.contains(Keyword.index) ? 1 : 0)
            if others == 0, !keepsIndex {
                switch definition?.type {
                case Keyword.id: return .string(try compactIRI(id, active, usesVocabulary: false))
                case Keyword.vocab: return .string(try compactIRI(id, active, usesVocabulary: true))
                default: break
                }
            }
            if !value.isValue { return .object(value) }
        }
        let content = value[Keyword.value] ?? .null
        if !keepsIndex, canBeBare(value, content, definition, active) { return content }
        var result = JSONObject()
        for member in value.members {
            switch member.name {
            case Keyword.type:
                var types: [JSONValue] = []
                for type in member.value.items { types.append(.string(try name(of: type.string ?? "", active))) }
                result[try name(of: Keyword.type, active)] = types.count == 1 ? types[0] : .array(types)
            case Keyword.index where !keepsIndex: break
            default: result[try name(of: member.name, active)] = member.value
            }
        }
        return .object(result)
    }

    /// Whether the property says all that there is to say about a value.
    private func canBeBare(
        _ value: JSONObject, _ content: JSONValue, _ definition: TermDefinition?, _ active: ActiveContext
    ) -> Bool {
        if let type = value[Keyword.type] { return type.string == definition?.type && definition?.type != Keyword.none }
        switch definition?.type {
        case Keyword.id, Keyword.vocab, nil: break
        default: return false
        }
        guard content.string != nil else { return true }
        let language = (definition?.language ?? .unset).or(active.language)
        let direction = (definition?.direction ?? .unset).or(active.direction)
        return value[Keyword.language]?.string?.lowercased() == language?.lowercased()
            && value[Keyword.direction]?.string == direction?.rawValue
    }
}
