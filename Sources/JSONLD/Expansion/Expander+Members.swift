import JSON
import RDF

extension Expander {
    /// Expands the members of an object, and those that are nested in it.
    ///
    /// JSON-LD 1.1 API, section 5.1.2, steps 13 and 14.
    mutating func expandMembers(of object: JSONObject, _ expansion: inout NodeExpansion) throws(JSONLDError) {
        var nests: [JSONObject.Member] = []
        for member in ordered(object) where member.name != Keyword.context {
            guard let name = expansion.active.expand(member.name, vocabulary: true) else { continue }
            do {
                if name == Keyword.nest {
                    try checkKeyword(name, expansion)
                    nests.append(member)
                } else if Keyword.isKeyword(name) {
                    try checkKeyword(name, expansion)
                    try expandKeyword(name, member.value, &expansion)
                } else if name.utf8.contains(UInt8(ascii: ":")) {
                    try expandProperty(name, member, &expansion)
                }
            } catch {
                throw error.inside(.name(member.name))
            }
        }
        for nest in nests {
            do {
                try expandNested(nest, &expansion)
            } catch {
                throw error.inside(.name(nest.name))
            }
        }
    }

    private func checkKeyword(_ name: String, _ expansion: NodeExpansion) throws(JSONLDError) {
        if expansion.property == Keyword.reverse {
            throw JSONLDError(.invalidReversePropertyMap, "\(name) cannot stand inside of @reverse")
        }
        if expansion.result.contains(name), name != Keyword.included, name != Keyword.type {
            throw JSONLDError(.collidingKeywords, "\(name) comes twice, perhaps under another name")
        }
    }

    private mutating func expandNested(
        _ nest: JSONObject.Member, _ expansion: inout NodeExpansion
    ) throws(JSONLDError) {
        for value in nest.value.items {
            guard let object = value.object else {
                throw JSONLDError(.invalidNest, "@nest has to be an object, or an array of objects")
            }
            let outer = expansion.active
            expansion.active = try scoped(outer, nest.name)
            defer { expansion.active = outer }
            if object.members.contains(where: { expansion.active.expand($0.name, vocabulary: true) == Keyword.value }) {
                throw JSONLDError(.invalidNest, "what is nested cannot have @value")
            }
            try expandMembers(of: object, &expansion)
        }
    }

    // MARK: Properties

    private mutating func expandProperty(
        _ name: String, _ member: JSONObject.Member, _ expansion: inout NodeExpansion
    ) throws(JSONLDError) {
        let definition = expansion.active.term(member.name)
        let container = definition?.container ?? []
        var expanded: JSONValue?
        if definition?.type == Keyword.json {
            expanded = [Keyword.value: member.value, Keyword.type: .string(Keyword.json)]
        } else if container.contains(.language), let map = member.value.object {
            expanded = .array(try expandLanguageMap(map, definition, expansion.active))
        } else if !container.isDisjoint(with: [.index, .type, .id]), let map = member.value.object {
            expanded = .array(try expandMap(map, member.name, definition, expansion.active))
        } else {
            expanded = try expand(member.value, expansion.active, property: member.name)
        }
        guard var value = expanded else { return }
        if container.contains(.list), value.object?.contains(Keyword.list) != true {
            value = [Keyword.list: .array(value.items)]
        }
        if container.contains(.graph), container.isDisjoint(with: [.id, .index]) {
            value = .array(value.items.map { [Keyword.graph: .array($0.items)] })
        }
        if definition?.isReverse == true {
            try addReverse(value.items, name, &expansion.result)
        } else {
            expansion.result.addValues(value.items, to: name)
        }
    }

    private func addReverse(
        _ items: [JSONValue], _ name: String, _ result: inout JSONObject
    ) throws(JSONLDError) {
        for item in items where item.object?.isValueOrList == true {
            throw JSONLDError(
                .invalidReversePropertyValue, "the values of a reverse property have to be nodes, not \(item)")
        }
        var reverse = result[Keyword.reverse]?.object ?? JSONObject()
        // Without the second owner, the arrays grow in place.
        result[Keyword.reverse] = .null
        reverse.addValues(items, to: name)
        result[Keyword.reverse] = .object(reverse)
    }

    // MARK: Keywords

    private mutating func expandKeyword(
        _ name: String, _ value: JSONValue, _ expansion: inout NodeExpansion
    ) throws(JSONLDError) {
        switch name {
        case Keyword.id:
            guard let text = value.string else { throw JSONLDError(.invalidID, "@id has to be a string") }
            let id = expansion.active.expand(text, documentRelative: true, vocabulary: false)
            expansion.result[name] = id.map { .string($0) } ?? .null
        case Keyword.type: try expandType(value, &expansion)
        case Keyword.graph:
            let expanded = try expand(value, expansion.active, property: Keyword.graph)
            expansion.result[name] = .array(expanded?.items ?? [])
        case Keyword.included: try expandIncluded(value, &expansion)
        case Keyword.value:
            guard expansion.isJSON || value.isNull || value.isScalar else {
                throw JSONLDError(.invalidValueObjectValue, "@value has to be a string, number, true, false or null")
            }
            if expansion.isJSON, options.processingMode == .version10 {
                throw JSONLDError(.invalidValueObjectValue, "JSON-LD 1.0 has no JSON literals")
            }
            expansion.result[name] = value
        case Keyword.language:
            guard value.string != nil else {
                throw JSONLDError(.invalidLanguageTaggedString, "@language has to be a string")
            }
            expansion.result[name] = value
        case Keyword.direction:
            guard options.processingMode == .version11 else { return }
            guard value.string.flatMap(Direction.init) != nil else {
                throw JSONLDError(.invalidBaseDirection, "@direction has to be \"ltr\" or \"rtl\"")
            }
            expansion.result[name] = value
        case Keyword.index:
            guard value.string != nil else { throw JSONLDError(.invalidIndex, "@index has to be a string") }
            expansion.result[name] = value
        case Keyword.list:
            // A list that hangs on no property has no meaning.
            guard let property = expansion.property, property != Keyword.graph else { return }
            let expanded = try expand(value, expansion.active, property: property)
            expansion.result[name] = .array(expanded?.items ?? [])
        case Keyword.set:
            expansion.result[name] = try expand(value, expansion.active, property: expansion.property)
        case Keyword.reverse: try expandReverse(value, &expansion)
        default: break
        }
    }

    private func expandType(_ value: JSONValue, _ expansion: inout NodeExpansion) throws(JSONLDError) {
        let texts = value.items.compactMap(\.string)
        guard texts.count == value.items.count else {
            throw JSONLDError(.invalidTypeValue, "@type has to be a string, or an array of strings")
        }
        let types = texts.compactMap { text -> JSONValue? in
            expansion.typeScope.expand(text, documentRelative: true, vocabulary: true).map { .string($0) }
        }
        if let known = expansion.result[Keyword.type] {
            expansion.result[Keyword.type] = .array(known.items + types)
        } else {
            expansion.result[Keyword.type] = value.array == nil ? types.first ?? .array([]) : .array(types)
        }
    }

    private mutating func expandIncluded(
        _ value: JSONValue, _ expansion: inout NodeExpansion
    ) throws(JSONLDError) {
        guard options.processingMode == .version11 else { return }
        let expanded = try expand(value, expansion.active, property: Keyword.included)?.items ?? []
        guard !value.isNull, expanded.allSatisfy(\.isNodeObject) else {
            throw JSONLDError(.invalidIncluded, "@included has to hold nodes")
        }
        expansion.result[Keyword.included] = .array((expansion.result[Keyword.included]?.array ?? []) + expanded)
    }

    private mutating func expandReverse(
        _ value: JSONValue, _ expansion: inout NodeExpansion
    ) throws(JSONLDError) {
        guard value.object != nil else { throw JSONLDError(.invalidReverse, "@reverse has to be an object") }
        guard let expanded = try expand(value, expansion.active, property: Keyword.reverse)?.object else { return }
        for member in expanded.members {
            if member.name == Keyword.reverse {
                for twice in member.value.object?.members ?? [] {
                    expansion.result.addValues(twice.value.items, to: twice.name)
                }
            } else {
                try addReverse(member.value.items, member.name, &expansion.result)
            }
        }
    }
}
