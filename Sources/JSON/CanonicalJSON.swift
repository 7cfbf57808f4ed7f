extension JSONValue {
    /// The canonical form: no white space, members in the order of the UTF-16 code units of their names, numbers as
    /// ECMAScript writes them.
    ///
    /// RFC 8785 (JSON Canonicalization Scheme).
    ///
    /// - Throws: `range` for a number that is beyond what a double can hold.
    /// - Complexity: O(n log n).
    public func canonicalBytes() throws(JSONSyntaxError) -> [UInt8] {
        try canonicalized().bytes()
    }

    /// The value with members and numbers as the canonical form has them.
    private func canonicalized() throws(JSONSyntaxError) -> JSONValue {
        switch self {
        case .null, .bool, .string: return self
        case .number(let number):
            guard let canonical = JSONNumber(number.double) else {
                throw JSONSyntaxError(
                    .range, "the number \(number) is beyond what a double can hold, so it has no canonical form")
            }
            return .number(canonical)
        case .array(let items):
            var result: [JSONValue] = []
            result.reserveCapacity(items.count)
            for item in items { result.append(try item.canonicalized()) }
            return .array(result)
        case .object(let object):
            var result = JSONObject()
            for member in object.members.sorted(by: { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }) {
                result[member.name] = try member.value.canonicalized()
            }
            return .object(result)
        }
    }
}
