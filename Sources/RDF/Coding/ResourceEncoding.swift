/// What `Encodable` types write into.
struct ResourceEncoding: Encoder {
    let value: EncodedValue
    let codingPath: [any CodingKey]
    let options: ResourceEncoder
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The encoder of a value in this one.
    func nested(_ value: EncodedValue, _ key: any CodingKey) -> ResourceEncoding {
        ResourceEncoding(value: value, codingPath: codingPath + [key], options: options)
    }

    /// Encodes a value: as the term that it is, or in its own way.
    func encode<Value: Encodable>(_ encodable: Value) throws {
        guard codingPath.count <= deepestResource else {
            throw invalid(encodable, "More than \(deepestResource) resources are within each other.")
        }
        switch encodable {
        case let term as Term: value.form = .term(term)
        case let iri as IRI: value.form = .term(.iri(iri))
        case let node as BlankNode: value.form = .term(.blankNode(node))
        case let literal as Literal: value.form = .term(.literal(literal))
        default:
            if let literal = options.literal(encodable) {
                value.form = .term(.literal(literal))
                return
            }
            try encodable.encode(to: self)
            if case .resource(let resource) = value.form { resource.class = options.class(of: Value.self) }
        }
    }

    /// The resource that the value is from now on.
    var resource: EncodedResource {
        if case .resource(let resource) = value.form { return resource }
        let resource = EncodedResource()
        value.form = .resource(resource)
        return resource
    }

    func invalid(_ value: Any, _ description: String) -> EncodingError {
        .invalidValue(value, EncodingError.Context(codingPath: codingPath, debugDescription: description))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(ResourceKeyedEncoding<Key>(encoding: self, resource: resource))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array(let array) = value.form { return ResourceArrayEncoding(encoding: self, array: array) }
        let array = EncodedArray()
        value.form = .array(array)
        return ResourceArrayEncoding(encoding: self, array: array)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension ResourceEncoding: SingleValueEncodingContainer {
    private func write(_ text: String, _ datatype: IRI) {
        value.form = .term(.literal(Literal(text, datatype: datatype)))
    }

    func encodeNil() { value.form = .none }
    func encode(_ value: Bool) { write(String(value), Vocabulary.XSD.boolean) }
    func encode(_ value: String) { write(value, Vocabulary.XSD.string) }
    func encode(_ value: Double) { write(XSDFloat.canonicalForm(value), Vocabulary.XSD.double) }
    func encode(_ value: Float) { write(XSDFloat.canonicalForm(value), Vocabulary.XSD.float) }

    /// Writes an integer of any width.
    func encode<Value: Encodable & FixedWidthInteger>(_ value: Value) { write(String(value), Vocabulary.XSD.integer) }
}

/// The keys of a value, as properties.
struct ResourceKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoding: ResourceEncoding
    let resource: EncodedResource
    var codingPath: [any CodingKey] { encoding.codingPath }

    private func child(_ key: any CodingKey) -> ResourceEncoding {
        let value = EncodedValue()
        resource.properties.append((encoding.options.naming.property(of: key.stringValue), value))
        return encoding.nested(value, key)
    }

    func encodeNil(forKey key: Key) {}

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        guard key.stringValue == encoding.options.identifierKey else { return try child(key).encode(value) }
        let name = EncodedValue()
        try encoding.nested(name, key).encode(value)
        resource.name = try self.name(name.form, value)
    }

    /// The name of the resource, from what its identifier was written as.
    private func name(_ form: EncodedValue.Form, _ value: Any) throws -> Term {
        switch form {
        case .term(let term) where term.literal == nil: return term
        case .term(.literal(let literal)) where IRI.isValid(literal.lexicalForm): return .iri(literal.lexicalForm)
        case .term, .none, .resource, .array:
            throw encoding.invalid(value, "\"\(value)\" is no absolute IRI, as the name of a resource is.")
        }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        child(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { child(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { child(ResourceKey.superclass) }
    func superEncoder(forKey key: Key) -> any Encoder { child(key) }
}

/// The values of an array.
struct ResourceArrayEncoding: UnkeyedEncodingContainer {
    let encoding: ResourceEncoding
    let array: EncodedArray
    var codingPath: [any CodingKey] { encoding.codingPath }
    var count: Int { array.values.count }

    private func child() -> ResourceEncoding {
        let value = EncodedValue()
        let key = ResourceKey(intValue: count)
        array.values.append(value)
        return encoding.nested(value, key)
    }

    func encodeNil() { _ = child() }
    func encode<Value: Encodable>(_ value: Value) throws { try child().encode(value) }

    func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        child().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }
    func superEncoder() -> any Encoder { child() }
}
