import JSON

// What the objects of expanded documents are (JSON-LD 1.1, section 9).
extension JSONObject {
    /// Whether the object is a value, such as a string with a language.
    var isValue: Bool { contains(Keyword.value) }

    /// Whether the object is a list.
    var isList: Bool { contains(Keyword.list) }

    /// Whether the object is a value or a list.
    var isValueOrList: Bool { isValue || isList }

    /// Whether the object is a graph, with a name or an index at most.
    var isGraph: Bool {
        contains(Keyword.graph)
            && members.allSatisfy { [Keyword.graph, Keyword.id, Keyword.index].contains($0.name) }
    }

    /// Whether the object is a graph without a name.
    var isSimpleGraph: Bool { isGraph && !contains(Keyword.id) }

    /// Appends values to the array of a member, which is made even for none.
    mutating func addValues(_ values: [JSONValue], to name: String) {
        if contains(name) {
            for value in values { append(value, toArrayOf: name) }
        } else {
            self[name] = .array(values)
        }
    }
}

extension JSONValue {
    /// Whether the value is a node: an object that is neither a value, a list nor a set.
    var isNodeObject: Bool {
        guard let object else { return false }
        return !object.isValueOrList && !object.contains(Keyword.set)
    }
}
