import HashTreeCollections
import JSON
import RDF

/// The terms of a context by what they stand for, the shortest first.
///
/// JSON-LD 1.1 API, section 4.3 (Inverse Context Creation).
final class InverseContext: Sendable {
    /// The terms for one IRI and one kind of container.
    struct Choices: Sendable {
        var byLanguage: [String: String] = [:]
        var byType: [String: String] = [:]
        var any: String?
    }

    private let terms: [ExactString: [Container: Choices]]
    /// The terms that may begin compact IRIs, the shortest first, and what they stand for.
    let prefixes: [(term: String, iri: String)]

    init(_ definitions: TreeDictionary<ExactString, SharedTerm>, _ context: ActiveContext) {
        var terms: [ExactString: [Container: Choices]] = [:]
        var prefixes: [(term: String, iri: String)] = []
        let names = definitions.keys.map(\.string).sorted {
            ($0.utf8.count, ExactString($0)) < ($1.utf8.count, ExactString($1))
        }
        for name in names {
            guard let definition = definitions[ExactString(name)]?.definition, let iri = definition.iri else {
                continue
            }
            if definition.isPrefix { prefixes.append((name, iri)) }
            terms[ExactString(iri), default: [:]][definition.container, default: Choices()]
                .insert(name, definition, context)
        }
        self.terms = terms
        self.prefixes = prefixes
    }

    /// Whether any term stands for an IRI.
    func contains(_ iri: String) -> Bool { terms[ExactString(iri)] != nil }

    /// The best term for an IRI and a value.
    ///
    /// JSON-LD 1.1 API, section 4.5 (Term Selection).
    ///
    /// - Parameters:
    ///   - iri: the IRI.
    ///   - containers: the containers that suit the value, the best first.
    ///   - aspect: what the preferred names are.
    ///   - preferred: the types or languages that suit the value, the best first.
    func term(for iri: String, _ containers: [Container], _ aspect: Aspect, _ preferred: [String]) -> String? {
        guard let choices = terms[ExactString(iri)] else { return nil }
        for container in containers {
            guard let choice = choices[container] else { continue }
            switch aspect {
            case .any: if let term = choice.any { return term }
            case .type: for name in preferred { if let term = choice.byType[name] { return term } }
            case .language: for name in preferred { if let term = choice.byLanguage[name] { return term } }
            }
        }
        return nil
    }

    /// What a term is chosen by.
    enum Aspect {
        case type, language, any
    }
}

extension InverseContext.Choices {
    /// Adds a term, unless a better one is there already.
    fileprivate mutating func insert(_ name: String, _ definition: TermDefinition, _ context: ActiveContext) {
        func language(_ key: String) { if byLanguage[key] == nil { byLanguage[key] = name } }
        func type(_ key: String) { if byType[key] == nil { byType[key] = name } }
        if any == nil { any = name }
        if definition.isReverse { return type(Keyword.reverse) }
        if definition.type == Keyword.none {
            language(Keyword.any)
            type(Keyword.any)
            language(Keyword.none)
            return type(Keyword.none)
        }
        if let mapping = definition.type { return type(mapping) }
        if definition.language != .unset || definition.direction != .unset {
            return language(InverseContext.key(definition.language, definition.direction))
        }
        language(InverseContext.key(context.language, context.direction) ?? Keyword.none)
        language(Keyword.none)
        type(Keyword.none)
    }
}

extension InverseContext {
    /// The key of a language and a direction; `nil` where there is neither.
    static func key(_ language: String?, _ direction: Direction?) -> String? {
        guard let direction else { return language?.lowercased() }
        return "\(language?.lowercased() ?? "")_\(direction.rawValue)"
    }

    fileprivate static func key(_ language: Setting<String>, _ direction: Setting<Direction>) -> String {
        switch (language, direction) {
        case (.value, .value): key(language.or(nil), direction.or(nil)) ?? Keyword.null
        case (.value(let language), _): language.lowercased()
        case (_, .value(let direction)): "_\(direction.rawValue)"
        case (.null, _): Keyword.null
        // A direction of null with no word about the language.
        default: Keyword.none
        }
    }
}
