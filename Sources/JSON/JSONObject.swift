/// The members of a JSON object, in the order they were put in.
///
/// RFC 8259, section 4. A name comes once; names are compared code point by code point. The order has no part in equality.
public struct JSONObject: Sendable {
    /// A name and its value.
    public struct Member: Sendable {
        /// The name.
        public let name: String
        /// The value.
        public internal(set) var value: JSONValue
    }

    /// The members.
    public private(set) var members: [Member] = []
    /// Where each name stands; made for objects with more than a few members.
    private var places: [ExactString: Int]?

    private static let largestWithoutPlaces = 8

    /// Makes an empty object.
    public init() {}

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// How many members there are.
    public var count: Int { members.count }

    /// The value of a name; `nil` takes the member out.
    ///
    /// A new member comes last; a value that replaces another stands where that stood.
    ///
    /// - Complexity: O(1) on average, O(number of members) for taking one out.
    public subscript(name: String) -> JSONValue? {
        get { place(of: name).map { members[$0].value } }
        set {
            guard let newValue else {
                _ = removeValue(for: name)
                return
            }
            if let place = place(of: name) {
                members[place].value = newValue
            } else {
                append(name, newValue)
            }
        }
    }

    /// Takes a member out.
    ///
    /// - Returns: its value, or `nil` when there was none.
    /// - Complexity: O(number of members).
    @discardableResult
    public mutating func removeValue(for name: String) -> JSONValue? {
        guard let place = place(of: name) else { return nil }
        let value = members.remove(at: place).value
        if places != nil { findPlaces() }
        return value
    }

    /// Appends to the array that is the value of a name; without a member of that name one is made.
    ///
    /// A value that is no array becomes the first item of one.
    ///
    /// - Complexity: O(1) on average.
    public mutating func append(_ item: JSONValue, toArrayOf name: String) {
        guard let place = place(of: name) else { return append(name, .array([item])) }
        var items = members[place].value.items
        // Without the second owner, the array grows in place.
        members[place].value = .null
        items.append(item)
        members[place].value = .array(items)
    }

    /// Whether there is a member of a name.
    ///
    /// - Complexity: O(1) on average.
    public func contains(_ name: String) -> Bool { place(of: name) != nil }

    /// The members in the order of the code points of their names.
    ///
    /// - Complexity: O(n log n).
    public var sortedMembers: [Member] { members.sorted { $0.name.isBelow($1.name) } }

    private func place(of name: String) -> Int? {
        if let places { return places[ExactString(name)] }
        return members.firstIndex { $0.name.isExactly(name) }
    }

    private mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
        if places != nil {
            places?[ExactString(name)] = members.count - 1
        } else if members.count > JSONObject.largestWithoutPlaces {
            findPlaces()
        }
    }

    private mutating func findPlaces() {
        var found: [ExactString: Int] = [:]
        found.reserveCapacity(members.count)
        for (place, member) in members.enumerated() { found[ExactString(member.name)] = place }
        places = found
    }
}

extension JSONObject: Hashable {
    /// Whether two objects have equal members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    /// Hashes the members, in whatever order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var inner = Hasher()
            inner.combine(ExactString(member.name))
            inner.combine(member.value)
            sum &+= inner.finalize()
        }
        hasher.combine(sum)
    }
}
