import JSON
import RDF

/// What kinds of term suit a value, the best first.
///
/// JSON-LD 1.1 API, section 6.2.2, step 4.
struct TermSelection {
    private(set) var containers: [Container] = []
    /// What `preferred` are.
    private(set) var aspect = InverseContext.Aspect.language
    private(set) var preferred: [String] = []

    /// The language or type of the value, as inverse contexts name it.
    private var key = Keyword.null

    init(
        _ value: JSONValue?, _ active: ActiveContext, isReverse: Bool, _ compactor: Compactor
    ) throws(JSONLDError) {
        let object = value?.object
        if let object, object.contains(Keyword.index), !object.isGraph { containers += [.index, [.index, .set]] }
        if isReverse {
            aspect = .type
            key = Keyword.reverse
            containers.append(.set)
        } else if let object, let list = object[Keyword.list] {
            if !object.contains(Keyword.index) { containers.append(.list) }
            select(list: list.items, active)
        } else if let object, object.isGraph {
            select(graph: object)
        } else {
            if let object, object.isValue {
                select(value: object)
            } else {
                aspect = .type
                key = Keyword.id
                containers += [.id, [.id, .set], .type, [.type, .set]]
            }
            containers.append(.set)
        }
        containers.append([])
        if compactor.options.processingMode == .version11 {
            if object?.contains(Keyword.index) != true { containers += [.index, [.index, .set]] }
            if let object, object.isValue, object.count == 1 { containers += [.language, [.language, .set]] }
        }
        try prefer(object, active, compactor)
    }

    private mutating func prefer(
        _ object: JSONObject?, _ active: ActiveContext, _ compactor: Compactor
    ) throws(JSONLDError) {
        if key == Keyword.reverse { preferred.append(Keyword.reverse) }
        if aspect == .type, key == Keyword.id || key == Keyword.reverse, let id = object?[Keyword.id]?.string {
            let name = try compactor.compactIRI(id, active, usesVocabulary: true)
            let isTerm = active.term(name)?.iri == id
            preferred += isTerm ? [Keyword.vocab, Keyword.id] : [Keyword.id, Keyword.vocab]
            preferred.append(Keyword.none)
        } else {
            preferred += [key, Keyword.none]
            if object?[Keyword.list]?.array?.isEmpty == true { aspect = .any }
        }
        preferred.append(Keyword.any)
        // A term for the direction alone suits a text with a language and that direction, too.
        for name in preferred {
            if let mark = name.utf8.firstIndex(of: UInt8(ascii: "_")), mark > name.startIndex, aspect == .language {
                preferred.append(String(name[mark...]))
            }
        }
    }

    private mutating func select(value object: JSONObject) {
        let hasIndex = object.contains(Keyword.index)
        if let direction = object[Keyword.direction]?.string, !hasIndex {
            key = "\(object[Keyword.language]?.string?.lowercased() ?? "")_\(direction)"
            containers += [.language, [.language, .set]]
        } else if let language = object[Keyword.language]?.string, !hasIndex {
            key = language.lowercased()
            containers += [.language, [.language, .set]]
        } else if let type = object[Keyword.type]?.string {
            key = type
            aspect = .type
        }
    }

    private mutating func select(graph object: JSONObject) {
        if object.contains(Keyword.index) { containers += [[.graph, .index], [.graph, .index, .set]] }
        if object.contains(Keyword.id) { containers += [[.graph, .id], [.graph, .id, .set]] }
        containers += [.graph, [.graph, .set], .set]
        if !object.contains(Keyword.index) { containers += [[.graph, .index], [.graph, .index, .set]] }
        if !object.contains(Keyword.id) { containers += [[.graph, .id], [.graph, .id, .set]] }
        containers += [.index, [.index, .set]]
        aspect = .type
        key = Keyword.id
    }

    /// A list has the language or type that all of its items have.
    private mutating func select(list items: [JSONValue], _ active: ActiveContext) {
        var language: String? =
            items.isEmpty ? InverseContext.key(active.language, active.direction) ?? Keyword.none : nil
        var type: String?
        for item in items {
            let (itemLanguage, itemType) = TermSelection.kind(of: item)
            if let known = language, known != itemLanguage, item.object?.isValue == true { language = Keyword.none }
            if language == nil { language = itemLanguage }
            if let known = type, known != itemType { type = Keyword.none }
            if type == nil { type = itemType }
            if language == Keyword.none, type == Keyword.none { break }
        }
        if let type, type != Keyword.none {
            aspect = .type
            key = type
        } else {
            key = language ?? Keyword.none
        }
    }

    /// The language and the type of an item, as inverse contexts name them.
    private static func kind(of item: JSONValue) -> (language: String, type: String) {
        guard let object = item.object, object.isValue else { return (Keyword.none, Keyword.id) }
        let language = object[Keyword.language]?.string
        if let direction = object[Keyword.direction]?.string {
            return ("\(language?.lowercased() ?? "")_\(direction)", Keyword.none)
        }
        if let language { return (language.lowercased(), Keyword.none) }
        if let type = object[Keyword.type]?.string { return (Keyword.none, type) }
        return (Keyword.null, Keyword.none)
    }
}
