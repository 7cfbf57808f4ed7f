import JSON
import RDF

extension ActiveContext {
    /// The IRI, blank node or keyword that a string stands for, where all terms are defined already.
    ///
    /// JSON-LD 1.1 API, section 5.2 (IRI Expansion).
    ///
    /// - Parameters:
    ///   - value: a term, compact IRI, IRI reference, blank node or keyword.
    ///   - documentRelative: whether a reference is resolved against the base.
    ///   - vocabulary: whether it may be a term, or be put behind `@vocab`.
    /// - Returns: `nil` for what is to be ignored.
    func expand(_ value: String, documentRelative: Bool = false, vocabulary usesVocabulary: Bool) -> String? {
        if Keyword.isKeyword(value) { return value }
        if Keyword.hasKeywordForm(value) { return nil }
        if let definition = term(value), usesVocabulary || definition.iri.map(Keyword.isKeyword) == true {
            return definition.iri
        }
        if let (prefix, suffix) = value.splitAtColon {
            if prefix == "_" || suffix.utf8.starts(with: "//".utf8) { return value }
            if let definition = term(String(prefix)), definition.isPrefix, let iri = definition.iri {
                return iri + suffix
            }
            if value.hasScheme { return value }
        }
        if usesVocabulary, let vocabulary { return vocabulary + value }
        if documentRelative, let base { return base.resolved(value) }
        return value
    }
}

extension String {
    /// What stands before and behind the first colon that is not the first character.
    var splitAtColon: (prefix: Substring, suffix: Substring)? {
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon > startIndex else { return nil }
        return (self[..<colon], self[utf8.index(after: colon)...])
    }

    /// Whether the string starts as an absolute IRI does.
    var hasScheme: Bool { IRIParts.schemeEnd(in: Array(utf8).span, from: 0) != nil }

    /// Whether the string is the label of a blank node.
    var isBlankNode: Bool { utf8.starts(with: "_:".utf8) }
}
