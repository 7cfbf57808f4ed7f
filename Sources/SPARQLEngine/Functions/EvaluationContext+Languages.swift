import RDF
import SPARQLSyntax
import TripleStore

extension EvaluationContext {
    /// The functions of language tags and base directions (SPARQL 1.2 Query, section 17.4.2).
    func callOnLanguages(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        switch function {
        case .lang: return language(arguments[0])
        case .langDir: return isLiteral(arguments[0]) ? .string(direction(arguments[0])?.rawValue ?? "") : .error
        case .hasLang: return .boolean(stringLiteral(arguments[0])?.language != nil)
        case .hasLangDir: return .boolean(direction(arguments[0]) != nil)
        case .langMatches: return languageMatches(arguments[0], arguments[1])
        case .strLang, .strLangDir: return tagged(arguments)
        default: return .error
        }
    }

    private func direction(_ value: Value) -> Literal.Direction? { stringLiteral(value)?.direction }

    /// `STRLANG` and `STRLANGDIR`: a text, a tag, and perhaps a base direction.
    private func tagged(_ arguments: [Value]) -> Value {
        guard let text = simpleString(arguments[0]), let tag = simpleString(arguments[1]), Self.isLanguageTag(tag)
        else {
            return .error
        }
        guard arguments.count == 3 else { return .languageString(text, language: tag.lowercased()) }
        guard let direction = simpleString(arguments[2]).flatMap({ Literal.Direction(rawValue: $0) }) else {
            return .error
        }
        return StringLiteral(text: text, language: tag, direction: direction).value
    }

    /// `LANG` (section 17.4.2.6): the tag, or an empty string for literals without one.
    private func language(_ value: Value) -> Value {
        if case .term(let id) = value, snapshot.kind(of: id) == .language { return .term(languageString(of: id)) }
        guard case .literal(let literal)? = term(value) else { return .error }
        return .string(literal.language ?? "")
    }

    /// The `xsd:string` of a stored string's tag; each tag is looked up once.
    private func languageString(of id: TermID) -> TermID {
        let tag = snapshot.qualifier(of: id)
        if let known = languageStrings[tag] { return known }
        let result = self.id(of: .literal(Literal(snapshot.text(of: tag))))
        languageStrings[tag] = result
        return result
    }

    /// `LANGMATCHES` (section 17.4.3.14); what a stored tag gave is remembered.
    private func languageMatches(_ tag: Value, _ range: Value) -> Value {
        guard let text = simpleString(range) else { return .error }
        var key: LanguageKey?
        if case .term(let id) = tag {
            key = LanguageKey(tag: id, range: text)
            if let key, let known = knownLanguageMatches[key] { return .boolean(known) }
        }
        guard let tag = simpleString(tag) else { return .error }
        let result = LanguageRange.matches(tag, text)
        if let key { knownLanguageMatches[key] = result }
        return .boolean(result)
    }

    /// Whether a text is a tag as the production `LANG_DIR` has it: letters, then parts of letters and digits.
    private static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.enumerated().allSatisfy { index, part in
            !part.isEmpty
                && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || index > 0 && (0x30...0x39).contains($0) }
        }
    }
}

/// A tag and a range that were compared.
struct LanguageKey: Hashable {
    let tag: TermID
    let range: String
}

/// Basic language ranges (RFC 4647, section 3.3.1).
enum LanguageRange {
    static func matches(_ tag: String, _ range: String) -> Bool {
        if range == "*" { return !tag.isEmpty }
        let tag = tag.lowercased()
        let range = range.lowercased()
        return tag == range || tag.hasPrefix(range + "-")
    }
}
