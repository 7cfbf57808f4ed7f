import JSON
import RDF

/// Takes the contexts out of a document: every name becomes an IRI or a keyword, every value an object that says what it is.
///
/// JSON-LD 1.1 API, section 5.1 (Expansion Algorithm).
struct Expander {
    let options: JSONLDOptions
    var contexts: ContextProcessor
    /// How many arrays and objects are open.
    private var depth = 0

    init(options: JSONLDOptions) {
        self.options = options
        contexts = ContextProcessor(options: options)
    }

    /// The context that a document starts with.
    mutating func initialContext() throws(JSONLDError) -> ActiveContext {
        let active = ActiveContext(base: options.base.flatMap { IRIBase($0.string) })
        guard let given = options.expandContext else { return active }
        return try contexts.process(
            active, given.object?[Keyword.context] ?? given, ContextProcessor.Circumstances(baseURL: options.base))
    }

    /// The expanded form of a document: an array of node objects.
    mutating func expandDocument(_ document: JSONValue) throws(JSONLDError) -> [JSONValue] {
        let active = try initialContext()
        return try expandItem(document, active)
    }

    /// The expanded form of a document, or of an item of the array that it is.
    mutating func expandItem(_ item: JSONValue, _ active: ActiveContext) throws(JSONLDError) -> [JSONValue] {
        guard var expanded = try expand(item, active, property: nil) else { return [] }
        if let object = expanded.object, object.count == 1, let graph = object[Keyword.graph] { expanded = graph }
        return expanded.items
    }

    /// The expanded form of a value.
    ///
    /// - Parameters:
    ///   - element: the value.
    ///   - active: the context at its place.
    ///   - property: the name of the member that it is a value of, as the document has it; `nil` at the top.
    ///   - isFromMap: whether it stands under a key of a map.
    /// - Returns: `nil` for what has no meaning.
    mutating func expand(
        _ element: JSONValue, _ active: ActiveContext, property: String?, isFromMap: Bool = false
    ) throws(JSONLDError) -> JSONValue? {
        guard depth < JSONLDProcessor.deepestNesting || element.isNull || element.isScalar else {
            throw JSONLDError(
                .loadingDocumentFailed,
                "arrays and objects are nested deeper than \(JSONLDProcessor.deepestNesting) levels")
        }
        depth += 1
        defer { depth -= 1 }
        switch element {
        case .null: return nil
        case .array(let items): return try expand(items, active, property: property, isFromMap: isFromMap)
        case .object(let object):
            if let property, let plain = active.expandPlain(object, property: property) { return plain }
            return try expand(object, active, property: property, isFromMap: isFromMap)
        case .bool, .number, .string:
            guard let property, property != Keyword.graph else { return nil }
            let context = try scoped(active, property)
            return context.expandValue(element, property: property)
        }
    }

    private mutating func expand(
        _ items: [JSONValue], _ active: ActiveContext, property: String?, isFromMap: Bool
    ) throws(JSONLDError) -> JSONValue {
        let isListOfLists = active.container(of: property).contains(.list)
        var result: [JSONValue] = []
        result.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            do {
                guard let expanded = try expand(item, active, property: property, isFromMap: isFromMap) else {
                    continue
                }
                if case .array(let inner) = expanded {
                    if isListOfLists {
                        result.append([Keyword.list: expanded])
                    } else {
                        result += inner
                    }
                } else {
                    result.append(expanded)
                }
            } catch {
                throw error.inside(.index(index))
            }
        }
        return .array(result)
    }

    private mutating func expand(
        _ object: JSONObject, _ outer: ActiveContext, property: String?, isFromMap: Bool
    ) throws(JSONLDError) -> JSONValue? {
        var active = outer
        if !isFromMap, let previous = active.previous, !active.keepsTypeScope(object) { active = previous }
        if let property, let context = outer.scopedContext(of: property) {
            active = try contexts.enter(context, of: property, definedIn: outer, from: active)
        }
        if let local = object[Keyword.context] {
            do {
                active = try contexts.process(
                    active, local, ContextProcessor.Circumstances(baseURL: options.base))
            } catch {
                throw error.inside(.name(Keyword.context))
            }
        }
        let typeScope = active
        var inputType: String?
        for member in typeScope.typeMembers(of: object) {
            let types = member.value.items.compactMap(\.string)
            if inputType == nil { inputType = types.last.flatMap { typeScope.expand($0, vocabulary: true) } }
            for type in types.sorted(by: { ExactString($0) < ExactString($1) }) {
                guard let context = typeScope.scopedContext(of: type) else { continue }
                active = try contexts.enter(context, of: type, definedIn: typeScope, from: active, isTypeScoped: true)
            }
        }
        var expansion = NodeExpansion(
            active: active, typeScope: typeScope, property: property, isJSON: inputType == Keyword.json)
        try expandMembers(of: object, &expansion)
        return try finished(expansion)
    }

    /// The context inside of a property that has one of its own.
    mutating func scoped(_ active: ActiveContext, _ property: String) throws(JSONLDError) -> ActiveContext {
        guard let context = active.scopedContext(of: property) else { return active }
        return try contexts.enter(context, of: property, definedIn: active, from: active)
    }

    /// The members in the order that the options ask for.
    func ordered(_ object: JSONObject) -> [JSONObject.Member] {
        options.isOrdered ? object.sortedMembers : object.members
    }
}

/// An object that is being expanded.
struct NodeExpansion {
    /// The context inside of the object.
    var active: ActiveContext
    /// The context that types are looked up in.
    let typeScope: ActiveContext
    /// The member that the object is a value of.
    var property: String?
    /// Whether the object is a JSON literal.
    let isJSON: Bool
    var result = JSONObject()
}

extension ActiveContext {
    /// The members of an object that mean `@type`, in the order of their names.
    fileprivate func typeMembers(of object: JSONObject) -> [JSONObject.Member] {
        let members = object.members.filter { expand($0.name, vocabulary: true) == Keyword.type }
        return members.count < 2 ? members : members.sorted { ExactString($0.name) < ExactString($1.name) }
    }

    /// Whether an object is no node of its own, so that the context of the type of the node around it still counts: a value,
    /// or a mere reference.
    func keepsTypeScope(_ object: JSONObject) -> Bool {
        if object.count == 1, let name = object.members.first?.name, expand(name, vocabulary: true) == Keyword.id {
            return true
        }
        return object.members.contains { expand($0.name, vocabulary: true) == Keyword.value }
    }

    /// The expanded form of a mere reference, or of a string with a type or a language: what most objects are, and what needs
    /// none of the algorithm's steps.
    ///
    /// - Returns: `nil` for anything else.
    func expandPlain(_ object: JSONObject, property: String) -> JSONValue? {
        guard let first = object.members.first, object.count <= 2, property != Keyword.graph,
            property != Keyword.reverse,
            hasNoTerms || scopedContext(of: property) == nil
        else {
            return nil
        }
        if object.count == 1, first.name == Keyword.id, let id = first.value.string {
            guard let iri = expand(id, documentRelative: true, vocabulary: false) else { return nil }
            return [Keyword.id: .string(iri)]
        }
        guard first.name == Keyword.value, first.value.string != nil else { return nil }
        guard object.count == 2 else { return .object(object) }
        let second = object.members[1]
        guard let text = second.value.string else { return nil }
        switch second.name {
        case Keyword.language: return .object(object)
        case Keyword.type:
            // A type with a scoped context, a keyword, or no IRI, is for the algorithm.
            guard hasNoTerms || scopedContext(of: text) == nil,
                let type = expand(text, documentRelative: true, vocabulary: true), !Keyword.isKeyword(type),
                type.isWellFormedIRI
            else {
                return nil
            }
            return [Keyword.value: first.value, Keyword.type: .string(type)]
        default: return nil
        }
    }

    /// The expanded form of a string, number or truth value.
    ///
    /// JSON-LD 1.1 API, section 5.3 (Value Expansion).
    func expandValue(_ value: JSONValue, property: String) -> JSONValue {
        let definition = term(property)
        if let text = value.string, definition?.type == Keyword.id || definition?.type == Keyword.vocab {
            let id = expand(text, documentRelative: true, vocabulary: definition?.type == Keyword.vocab)
            return [Keyword.id: id.map { .string($0) } ?? .null]
        }
        var result = JSONObject()
        result[Keyword.value] = value
        switch definition?.type {
        case let type? where ![Keyword.id, Keyword.vocab, Keyword.none].contains(type):
            result[Keyword.type] = .string(type)
        default:
            guard value.string != nil else { break }
            if let language = (definition?.language ?? .unset).or(language) {
                result[Keyword.language] = .string(language)
            }
            if let direction = (definition?.direction ?? .unset).or(direction) {
                result[Keyword.direction] = .string(direction.rawValue)
            }
        }
        return .object(result)
    }
}
