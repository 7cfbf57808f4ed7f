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
        if !hasNoTerms {
            if let definition = term(value), usesVocabulary || definition.iri.map(Keyword.isKeyword) == true {
                return definition.iri
            }
        }
        if value.hasAuthority { return value }
        if let (prefix, suffix) = value.splitAtColon {
            if prefix == "_" { return value }
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

    /// Whether the first colon is not the first character, and two slashes follow it, as in `http://`.
    fileprivate var hasAuthority: Bool {
        func search(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex else { return false }
            return bytes[colon...].prefix(3).elementsEqual("://".utf8)
        }
        // Safety: the buffer is only read while the closure runs.
        return utf8.withContiguousStorageIfAvailable { search($0) } ?? search(Array(utf8))
    }

    /// Whether the string starts as an absolute IRI does.
    ///
    ///     scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    var hasScheme: Bool {
        for (index, byte) in utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return false }
            default: return byte == UInt8(ascii: ":") && index > 0
            }
        }
        return false
    }

    /// Whether the string is the label of a blank node.
    var isBlankNode: Bool { utf8.starts(with: "_:".utf8) }
}
