import JSON
import RDF

extension Expander {
    /// What an object is, once all its members are expanded.
    ///
    /// JSON-LD 1.1 API, section 5.1.2, steps 15 to 19.
    func finished(_ expansion: NodeExpansion) throws(JSONLDError) -> JSONValue? {
        var result = expansion.result
        if result.contains(Keyword.value) {
            guard let value = try checkedValue(result) else { return nil }
            result = value
        } else if let types = result[Keyword.type], types.array == nil {
            result[Keyword.type] = .array([types])
        } else if result.contains(Keyword.set) || result.contains(Keyword.list) {
            guard result.count == 1 || result.count == 2 && result.contains(Keyword.index) else {
                throw JSONLDError(.invalidSetOrListObject, "beside @set or @list nothing may stand but @index")
            }
            if let set = result[Keyword.set] { return dropped(set, expansion.property) }
        }
        if result.count == 1, result.contains(Keyword.language) { return nil }
        return dropped(.object(result), expansion.property)
    }

    /// Drops what says nothing at the top of a document or graph.
    private func dropped(_ value: JSONValue, _ property: String?) -> JSONValue? {
        guard property == nil || property == Keyword.graph, let object = value.object else { return value }
        let isEmpty =
            object.isEmpty || object.contains(Keyword.value) || object.contains(Keyword.list)
            || object.count == 1 && object.contains(Keyword.id)
        return isEmpty ? nil : value
    }

    private static let valueMembers: Set<String> = [
        Keyword.direction, Keyword.index, Keyword.language, Keyword.type, Keyword.value,
    ]

    /// A value object, if it is well-formed; `nil` where its value is `null`.
    private func checkedValue(_ result: JSONObject) throws(JSONLDError) -> JSONObject? {
        let hasLanguage = result.contains(Keyword.language)
        guard result.members.allSatisfy({ Self.valueMembers.contains($0.name) }),
            !(result.contains(Keyword.type) && (hasLanguage || result.contains(Keyword.direction)))
        else {
            throw JSONLDError(
                .invalidValueObject, "beside @value only @type, or @language and @direction, and @index may stand")
        }
        let value = result[Keyword.value] ?? .null
        let type = result[Keyword.type]
        if type?.items == [.string(Keyword.json)] {
            var json = result
            json[Keyword.type] = .string(Keyword.json)
            return json
        }
        if value.isNull || value == .array([]) { return nil }
        if hasLanguage, value.string == nil {
            throw JSONLDError(.invalidLanguageTaggedValue, "only a string can have @language, not \(value)")
        }
        if let type {
            guard let iri = type.string, IRI.isValid(iri), !iri.isBlankNode else {
                throw JSONLDError(.invalidTypedValue, "the @type of a value has to be one IRI, not \(type)")
            }
        }
        return result
    }
}
