import RDF

extension Solution {
    /// The solution as a value of a type of your own: its properties are the variables of the same names.
    ///
    /// ```swift
    /// struct Person: Decodable { var name: String; var age: Int? }
    /// let people = try solutions.map { try $0.decode(as: Person.self) }
    /// ```
    ///
    /// Numbers and booleans are read from literals with the datatypes of XSD; a `String` is the lexical form of any literal,
    /// or an IRI; properties of the types `Term`, `IRI`, `Literal` and `BlankNode` get what there is. An unbound variable
    /// is `nil`. A type that decodes a single value gets the first variable.
    ///
    /// - Throws: `DecodingError` where a variable is unbound, or its term is no value of the property's type.
    public func decode<Value: Decodable>(as type: Value.Type) throws -> Value {
        let first = TermContainer(term: terms.first ?? nil, codingPath: [])
        return TermContainer.hasPlainValues(type) ? try first.decode(type) : try Value(from: SolutionDecoder(self))
    }
}

extension Solutions {
    /// All solutions as values of a type of your own; see `Solution.decode(as:)`.
    ///
    /// - Throws: `DecodingError` for the first that is none.
    public func decode<Value: Decodable>(as type: Value.Type) throws -> [Value] {
        try map { try $0.decode(as: type) }
    }
}

/// Decodes a solution.
private struct SolutionDecoder: Decoder {
    let solution: Solution
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(_ solution: Solution) { self.solution = solution }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SolutionContainer(solution: solution))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.noList(codingPath) }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        TermContainer(term: solution.terms.first ?? nil, codingPath: codingPath)
    }

    static func noList(_ path: [any CodingKey]) -> DecodingError {
        DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: path, debugDescription: "A solution has no lists; it binds variables to terms."))
    }
}

/// The variables of a solution as properties.
private struct SolutionContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let solution: Solution
    let codingPath: [any CodingKey] = []

    var allKeys: [Key] { solution.variables.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { solution.variables.contains(key.stringValue) }

    func decodeNil(forKey key: Key) -> Bool { solution[key.stringValue] == nil }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        guard contains(key) else {
            let context = DecodingError.Context(
                codingPath: codingPath, debugDescription: "The query does not select ?\(key.stringValue).")
            throw DecodingError.keyNotFound(key, context)
        }
        return try TermContainer(term: solution[key.stringValue], codingPath: [key]).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw SolutionDecoder.noList([key])
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw SolutionDecoder.noList([key])
    }

    func superDecoder() -> any Decoder { SolutionDecoder(solution) }

    func superDecoder(forKey key: Key) -> any Decoder { SolutionDecoder(solution) }
}

/// Decodes one term.
private struct TermContainer: SingleValueDecodingContainer, Decoder {
    let term: Term?
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func decodeNil() -> Bool { term == nil }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard let term else {
            throw DecodingError.valueNotFound(
                type, DecodingError.Context(codingPath: codingPath, debugDescription: "The variable is unbound."))
        }
        if let value = plainValue(of: term, as: type) { return value }
        guard !TermContainer.hasPlainValues(type) else { throw mismatch(term, type) }
        return try Value(from: self)
    }

    /// Whether terms have values of a type, or are of it themselves.
    static func hasPlainValues(_ type: Any.Type) -> Bool {
        type is any SolutionValue.Type || [Term.self, IRI.self, Literal.self, BlankNode.self].contains { $0 == type }
    }

    /// The term itself or its value, for the types that terms have values of.
    private func plainValue<Value>(of term: Term, as type: Value.Type) -> Value? {
        if let value = (term as? Value) ?? (term.iri as? Value) ?? (term.literal as? Value) { return value }
        if case .blankNode(let node) = term, let value = node as? Value { return value }
        guard let plain = type as? any SolutionValue.Type else { return nil }
        return plain.init(term: term) as? Value
    }

    private func mismatch(_ term: Term, _ type: Any.Type) -> DecodingError {
        DecodingError.typeMismatch(
            type, DecodingError.Context(codingPath: codingPath, debugDescription: "\(term) is no value of \(type)."))
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw SolutionDecoder.noList(codingPath)
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw SolutionDecoder.noList(codingPath) }
}
