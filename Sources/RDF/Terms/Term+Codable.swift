extension IRI: Codable {
    /// Reads the IRI as a string.
    ///
    /// - Throws: `DecodingError` for what is no absolute IRI.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let string = try container.decode(String.self)
        guard IRI.isValid(string) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(string)\" is no absolute IRI.")
        }
        self.init(string)
    }

    /// Writes the IRI as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(string)
    }
}

extension BlankNode: Codable {
    /// Reads the label as a string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the label as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(label)
    }
}

/// The members of a term in the JSON of query results (SPARQL 1.2 Query Results JSON Format, section 3.2.2).
private enum TermKey: String, CodingKey {
    case type, value, datatype
    case language = "xml:lang"
    case direction = "its:dir"
}

private enum TermType: String, Codable {
    case uri, literal, bnode, triple
}

extension Term: Codable {
    /// Reads a term in the form that the JSON of query results has for it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: TermKey.self)
        switch try container.decode(TermType.self, forKey: .type) {
        case .uri: self = .iri(try container.decode(IRI.self, forKey: .value))
        case .bnode: self = .blankNode(try container.decode(BlankNode.self, forKey: .value))
        case .literal: self = .literal(try Literal(from: decoder))
        case .triple: self = .triple(try container.decode(Triple.self, forKey: .value))
        }
    }

    /// Writes a term in the form that the JSON of query results has for it.
    public func encode(to encoder: any Encoder) throws {
        if case .literal(let literal) = self { return try literal.encode(to: encoder) }
        var container = encoder.container(keyedBy: TermKey.self)
        switch self {
        case .iri(let iri):
            try container.encode(TermType.uri, forKey: .type)
            try container.encode(iri, forKey: .value)
        case .blankNode(let node):
            try container.encode(TermType.bnode, forKey: .type)
            try container.encode(node, forKey: .value)
        case .triple(let triple):
            try container.encode(TermType.triple, forKey: .type)
            try container.encode(triple, forKey: .value)
        case .literal: break
        }
    }
}

extension Literal.Direction: Codable {}

extension Literal: Codable {
    /// Reads a literal in the form that the JSON of query results has for it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: TermKey.self)
        let value = try container.decode(String.self, forKey: .value)
        if let language = try container.decodeIfPresent(String.self, forKey: .language) {
            self.init(
                value, language: language, direction: try container.decodeIfPresent(Direction.self, forKey: .direction))
        } else {
            self.init(
                value, datatype: try container.decodeIfPresent(IRI.self, forKey: .datatype) ?? Vocabulary.XSD.string)
        }
    }

    /// Writes a literal in the form that the JSON of query results has for it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: TermKey.self)
        try container.encode(TermType.literal, forKey: .type)
        try container.encode(lexicalForm, forKey: .value)
        try container.encodeIfPresent(language, forKey: .language)
        try container.encodeIfPresent(direction, forKey: .direction)
        guard language == nil, datatype != Vocabulary.XSD.string else { return }
        try container.encode(datatype, forKey: .datatype)
    }
}

extension Triple: Codable {
    private enum CodingKeys: CodingKey {
        case subject, predicate, object
    }

    /// Reads the three terms; the predicate is a term too, and has to be an IRI.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let predicate = try container.decode(Term.self, forKey: .predicate).iri else {
            throw DecodingError.dataCorruptedError(
                forKey: .predicate, in: container, debugDescription: "The predicate of a triple is an IRI.")
        }
        self.init(
            subject: try container.decode(Term.self, forKey: .subject), predicate: predicate,
            object: try container.decode(Term.self, forKey: .object))
    }

    /// Writes the three terms.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subject, forKey: .subject)
        try container.encode(Term.iri(predicate), forKey: .predicate)
        try container.encode(object, forKey: .object)
    }
}
