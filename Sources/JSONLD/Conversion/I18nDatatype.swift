import RDF

/// A datatype that stands for a language and a direction, such as `https://www.w3.org/ns/i18n#ar-eg_rtl`.
///
/// JSON-LD 1.1, section 10.2 (The i18n Namespace).
struct I18nDatatype {
    let language: String?
    let direction: Direction

    private static let namespace = "https://www.w3.org/ns/i18n#"

    init(language: String?, direction: Direction) {
        self.language = language
        self.direction = direction
    }

    /// Takes an IRI apart; `nil` for one that is no such datatype.
    init?(_ iri: String) {
        guard iri.hasPrefix(I18nDatatype.namespace) else { return nil }
        let name = iri.dropFirst(I18nDatatype.namespace.count)
        guard let mark = name.lastIndex(of: "_"),
            let direction = Direction(rawValue: String(name[name.index(after: mark)...]))
        else {
            return nil
        }
        language = mark == name.startIndex ? nil : String(name[..<mark])
        self.direction = direction
    }

    /// The datatype.
    var iri: String { "\(I18nDatatype.namespace)\(language?.lowercased() ?? "")_\(direction.rawValue)" }
}
