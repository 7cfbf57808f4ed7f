/// What `Decodable` types read from: the values of a property.
struct ResourceDecoding: Decoder {
    let values: [Term]
    let codingPath: [any CodingKey]
    let options: ResourceDecoder
    let resources: DescribedResources
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The decoder of values in this one.
    func nested(_ values: [Term], _ key: any CodingKey) throws -> ResourceDecoding {
        let nested = ResourceDecoding(
            values: values, codingPath: codingPath + [key], options: options, resources: resources)
        guard nested.codingPath.count <= deepestResource else {
            throw nested.corrupted("More than \(deepestResource) resources are within each other.")
        }
        return nested
    }

    /// The only value, or the text in the best language.
    func only() throws -> Term {
        if values.count == 1 { return values[0] }
        for language in options.languages {
            let texts = values.filter { ($0.literal.map { $0.language ?? "" }) == language.lowercased() }
            if texts.count == 1 { return texts[0] }
        }
        guard values.isEmpty else { throw corrupted("There are \(values.count) values where one is asked for.") }
        throw DecodingError.valueNotFound(Term.self, context("There is no value."))
    }

    /// Decodes a value: the term itself, or in its own way.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let value = try term(as: type) as? Value { return value }
        guard let literal = values.first?.literal, let value = try options.value(literal, type) else {
            return try Value(from: self)
        }
        guard let value = value as? Value else { throw corrupted("The literal was read as another type than \(type).") }
        return value
    }

    private func term(as type: any Decodable.Type) throws -> Any? {
        if type == Term.self { return try only() }
        if type == IRI.self { return try only().iri ?? { throw mismatch(type, "an IRI") }() }
        if type == Literal.self { return try only().literal ?? { throw mismatch(type, "a literal") }() }
        guard type == BlankNode.self else { return nil }
        guard case .blankNode(let node) = try only() else { throw mismatch(type, "a blank node") }
        return node
    }

    func context(_ description: String) -> DecodingError.Context {
        DecodingError.Context(codingPath: codingPath, debugDescription: description)
    }

    func corrupted(_ description: String) -> DecodingError { .dataCorrupted(context(description)) }

    func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
        .typeMismatch(type, context("There is \(values.map(\.description).joined(separator: ", ")), not \(expected)."))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let subject = try only()
        guard subject.literal == nil else { throw mismatch([String: Any].self, "a resource") }
        return KeyedDecodingContainer(ResourceKeyedDecoding<Key>(decoding: self, subject: subject))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        let members = values.count == 1 ? resources.members(of: values[0]) : nil
        return ResourceArrayDecoding(decoding: self, values: members ?? values)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension ResourceDecoding: SingleValueDecodingContainer {
    private func read<Value>(_ expected: String, _ value: (String) -> Value?) throws -> Value {
        guard let form = try only().literal?.lexicalForm, let value = value(form) else {
            throw mismatch(Value.self, expected)
        }
        return value
    }

    func decodeNil() -> Bool { values.isEmpty }

    func decode(_ type: Bool.Type) throws -> Bool {
        try read("a Boolean") { ["true": true, "1": true, "false": false, "0": false][$0] }
    }

    func decode(_ type: String.Type) throws -> String {
        let term = try only()
        guard let string = term.literal?.lexicalForm ?? term.iri?.string else { throw mismatch(type, "a text") }
        return string
    }

    func decode(_ type: Double.Type) throws -> Double { try read("a number") { XSDFloat.parse($0) } }
    func decode(_ type: Float.Type) throws -> Float { try read("a number") { XSDFloat.parse($0) } }

    /// Reads an integer of any width.
    func decode<Value: Decodable & FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        try read("an integer that \(type) holds") { Value($0) }
    }
}

/// The properties of a resource, by key.
struct ResourceKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoding: ResourceDecoding
    let subject: Term
    var codingPath: [any CodingKey] { decoding.codingPath }

    var allKeys: [Key] {
        var seen: Set<String> = []
        return decoding.resources.properties(of: subject).compactMap { property in
            guard let key = decoding.options.naming.key(of: property), seen.insert(key).inserted else { return nil }
            return Key(stringValue: key)
        }
    }

    private func values(_ key: any CodingKey) -> [Term] {
        if key.stringValue == decoding.options.identifierKey { return [subject] }
        return decoding.resources.values(of: subject, decoding.options.naming.property(of: key.stringValue))
    }

    private func child(_ key: any CodingKey) throws -> ResourceDecoding { try decoding.nested(values(key), key) }

    func contains(_ key: Key) -> Bool { !values(key).isEmpty }
    func decodeNil(forKey key: Key) -> Bool { !contains(key) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        do {
            return try child(key).decode(type)
        } catch DecodingError.valueNotFound(_, let context)
            where !contains(key) && context.codingPath.count == codingPath.count + 1
        {
            let property = decoding.options.naming.property(of: key.stringValue)
            throw DecodingError.keyNotFound(key, decoding.context("\(subject) has no \(property)."))
        }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try child(ResourceKey.superclass) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}

/// The values of a property, or the members of a list, one after the other.
struct ResourceArrayDecoding: UnkeyedDecodingContainer {
    let decoding: ResourceDecoding
    let values: [Term]
    private(set) var currentIndex = 0

    init(decoding: ResourceDecoding, values: [Term]) {
        self.decoding = decoding
        self.values = values
    }

    var codingPath: [any CodingKey] { decoding.codingPath }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    private mutating func next() throws -> ResourceDecoding {
        let key = ResourceKey(intValue: currentIndex)
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(Term.self, decoding.context("There are only \(values.count) values."))
        }
        defer { currentIndex += 1 }
        return try decoding.nested([values[currentIndex]], key)
    }

    mutating func decodeNil() -> Bool { false }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decode(type) }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
