import RDF

/// What functions on strings take: a text, perhaps with a language and a base direction (SPARQL 1.2 Query, section 17.4.3).
struct StringLiteral {
    var text: String
    var language: String?
    var direction: Literal.Direction?

    /// The literal as a value.
    var value: Value {
        guard let language else { return .string(text) }
        guard let direction else { return .languageString(text, language: language) }
        return .computed(.literal(Literal(text, language: language, direction: direction)))
    }

    /// Another text with the same language and direction.
    func with(_ text: String) -> Value {
        StringLiteral(text: text, language: language, direction: direction).value
    }

    /// Whether two literals have the same language and direction, or both have none.
    func hasSameTag(as other: StringLiteral) -> Bool { language == other.language && direction == other.direction }

    /// Whether the second argument of a function goes with the first (section 17.4.3.1.2).
    func isCompatible(with part: StringLiteral) -> Bool { part.language == nil || hasSameTag(as: part) }
}
