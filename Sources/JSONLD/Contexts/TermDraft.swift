import JSON
import RDF

/// A term definition that is being read.
struct TermDraft {
    let name: String
    /// What the context says of the term.
    let entry: JSONObject
    /// Whether the context says no more than what the term stands for.
    let isSimple: Bool
    var definition = TermDefinition()

    /// An error about this term.
    func error(_ code: JSONLDError.Code, _ what: String) -> JSONLDError {
        JSONLDError(code, "\(what) in the definition of the term \"\(name)\"")
    }
}

extension ContextProcessor {
    /// Reads the entries of a term definition.
    ///
    /// JSON-LD 1.1 API, section 4.2 (Create Term Definition), from step 11.
    ///
    /// - Returns: `false` where the term is to be passed over.
    mutating func fill(
        _ draft: inout TermDraft, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) -> Bool {
        try fillProtection(&draft)
        try fillType(&draft, in: &active, &builder)
        if draft.entry.contains(Keyword.reverse) {
            guard try fillReverse(&draft, in: &active, &builder) else { return false }
        } else {
            guard try fillIRI(&draft, in: &active, &builder) else { return false }
            try fillContainer(&draft)
        }
        try fillIndex(&draft, in: &active, &builder)
        try fillContext(&draft, in: active, builder)
        try fillLanguage(&draft)
        try fillNest(&draft)
        try fillPrefix(&draft)
        if let unknown = draft.entry.members.first(where: { !Self.entries.contains($0.name) }) {
            throw draft.error(.invalidTermDefinition, "\"\(unknown.name)\" means nothing")
        }
        return true
    }

    private static let entries: Set<String> = [
        Keyword.id, Keyword.reverse, Keyword.container, Keyword.context, Keyword.direction, Keyword.index,
        Keyword.language, Keyword.nest, Keyword.prefix, Keyword.protected, Keyword.type,
    ]

    private func requireVersion11(_ draft: TermDraft, _ keyword: String, _ code: JSONLDError.Code) throws(JSONLDError) {
        guard options.processingMode == .version11 else {
            throw draft.error(code, "JSON-LD 1.0 has no \(keyword)")
        }
    }

    private func fillProtection(_ draft: inout TermDraft) throws(JSONLDError) {
        guard let value = draft.entry[Keyword.protected] else { return }
        try requireVersion11(draft, Keyword.protected, .invalidTermDefinition)
        guard let isProtected = value.bool else {
            throw draft.error(.invalidProtected, "@protected has to be true or false")
        }
        draft.definition.isProtected = isProtected
    }

    private mutating func fillType(
        _ draft: inout TermDraft, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) {
        guard let value = draft.entry[Keyword.type] else { return }
        guard let text = value.string, let type = try expand(text, in: &active, &builder) else {
            throw draft.error(.invalidTypeMapping, "@type has to be an IRI or a term")
        }
        switch type {
        case Keyword.id, Keyword.vocab: break
        case Keyword.json, Keyword.none: try requireVersion11(draft, type, .invalidTypeMapping)
        default:
            guard type.hasScheme, !type.isBlankNode else {
                throw draft.error(.invalidTypeMapping, "@type is \"\(text)\", which stands for no IRI")
            }
        }
        draft.definition.type = type
    }

    private mutating func fillReverse(
        _ draft: inout TermDraft, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) -> Bool {
        if draft.entry.contains(Keyword.id) || draft.entry.contains(Keyword.nest) {
            throw draft.error(.invalidReverseProperty, "@reverse cannot stand beside @id or @nest")
        }
        guard let text = draft.entry[Keyword.reverse]?.string else {
            throw draft.error(.invalidIRIMapping, "@reverse has to be an IRI or a term")
        }
        if Keyword.hasKeywordForm(text), !Keyword.isKeyword(text) { return false }
        guard let iri = try expand(text, in: &active, &builder), iri.utf8.contains(UInt8(ascii: ":")) else {
            throw draft.error(.invalidIRIMapping, "@reverse is \"\(text)\", which stands for no IRI")
        }
        draft.definition.iri = iri
        draft.definition.isReverse = true
        if let container = draft.entry[Keyword.container], !container.isNull {
            switch container.string {
            case Keyword.set: draft.definition.container = .set
            case Keyword.index: draft.definition.container = .index
            default:
                throw draft.error(
                    .invalidReverseProperty, "a reverse property can only have @set or @index as @container")
            }
        }
        return true
    }

    // MARK: What the term stands for

    private mutating func fillIRI(
        _ draft: inout TermDraft, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) -> Bool {
        let name = draft.name
        if let id = draft.entry[Keyword.id], id != .string(name) {
            return try fillExplicitIRI(&draft, id, in: &active, &builder)
        }
        if let (prefix, suffix) = name.splitAtColon {
            let prefix = String(prefix)
            if builder.isPending(prefix) { try define(prefix, in: &active, &builder) }
            draft.definition.iri = active.term(prefix)?.iri.map { $0 + suffix } ?? name
        } else if name.utf8.contains(UInt8(ascii: "/")) {
            let iri = active.expand(name, vocabulary: true)
            guard let iri, iri.hasScheme else {
                throw draft.error(.invalidIRIMapping, "there is no @vocab to put before the term")
            }
            draft.definition.iri = iri
        } else if name == Keyword.type {
            draft.definition.iri = Keyword.type
        } else if let vocabulary = active.vocabulary {
            draft.definition.iri = vocabulary + name
        } else {
            throw draft.error(.invalidIRIMapping, "there is neither an @id nor an @vocab")
        }
        return true
    }

    private mutating func fillExplicitIRI(
        _ draft: inout TermDraft, _ id: JSONValue, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) -> Bool {
        if id.isNull { return true }
        let name = draft.name
        guard let text = id.string else { throw draft.error(.invalidIRIMapping, "@id has to be a string or null") }
        if Keyword.hasKeywordForm(text), !Keyword.isKeyword(text) { return false }
        guard let iri = try expand(text, in: &active, &builder),
            Keyword.isKeyword(iri) || iri.hasScheme || iri.isBlankNode
        else {
            throw draft.error(.invalidIRIMapping, "@id is \"\(text)\", which stands for no IRI, blank node or keyword")
        }
        guard iri != Keyword.context else {
            throw draft.error(.invalidKeywordAlias, "@context cannot have another name")
        }
        draft.definition.iri = iri
        if name.hasInnerColonOrSlash {
            builder.defined[ExactString(name)] = true
            guard try expand(name, in: &active, &builder) == iri else {
                throw draft.error(
                    .invalidIRIMapping, "the term looks like an IRI, but stands for another one: \"\(iri)\"")
            }
        }
        let isPlain = !name.utf8.contains(UInt8(ascii: ":")) && !name.utf8.contains(UInt8(ascii: "/"))
        draft.definition.isPrefix = isPlain && draft.isSimple && (iri.endsWithDelimiter || iri.isBlankNode)
        return true
    }

    // MARK: How values are written

    private func fillContainer(_ draft: inout TermDraft) throws(JSONLDError) {
        guard let value = draft.entry[Keyword.container] else { return }
        var container: Container = []
        for item in value.items {
            guard let keyword = item.string, let part = Container(keyword: keyword) else {
                throw draft.error(.invalidContainerMapping, "\(item) is no @container")
            }
            container.insert(part)
        }
        let isAllowed =
            switch container {
            case _ where value.items.count != container.count: false
            case .list: true
            case _ where container.contains(.list): false
            case _ where container.contains(.graph):
                container.subtracting([.graph, .set]).count <= 1
                    && container.isDisjoint(with: [.language, .type])
            default: container.subtracting(.set).count <= 1 && container.count > 0
            }
        guard isAllowed else {
            throw draft.error(.invalidContainerMapping, "\(value) cannot be a @container")
        }
        if options.processingMode == .version10,
            value.string == nil || !container.isDisjoint(with: [.graph, .id, .type])
        {
            throw draft.error(.invalidContainerMapping, "JSON-LD 1.0 cannot have \(value) as @container")
        }
        draft.definition.container = container
        guard container.contains(.type) else { return }
        switch draft.definition.type {
        case nil: draft.definition.type = Keyword.id
        case Keyword.id, Keyword.vocab: break
        default: throw draft.error(.invalidTypeMapping, "with @type as @container, @type has to be @id or @vocab")
        }
    }

    private mutating func fillIndex(
        _ draft: inout TermDraft, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) {
        guard let value = draft.entry[Keyword.index] else { return }
        try requireVersion11(draft, Keyword.index, .invalidTermDefinition)
        guard draft.definition.container.contains(.index), let text = value.string,
            let iri = try expand(text, in: &active, &builder), iri.hasScheme
        else {
            throw draft.error(
                .invalidTermDefinition, "@index has to be a property, and needs \"@container\": \"@index\"")
        }
        draft.definition.index = text
    }

    private mutating func fillContext(
        _ draft: inout TermDraft, in active: ActiveContext, _ builder: TermBuilder
    ) throws(JSONLDError) {
        guard let context = draft.entry[Keyword.context] else { return }
        try requireVersion11(draft, Keyword.context, .invalidTermDefinition)
        var circumstances = Circumstances(baseURL: builder.circumstances.baseURL)
        circumstances.overridesProtected = true
        circumstances.chain = builder.circumstances.chain
        circumstances.validatesScoped = false
        do {
            _ = try process(active, context, circumstances)
        } catch {
            throw draft.error(.invalidScopedContext, "@context is wrong: \(error.message)")
        }
        draft.definition.context = ScopedContext(context: context, baseURL: builder.circumstances.baseURL)
    }

    private func fillLanguage(_ draft: inout TermDraft) throws(JSONLDError) {
        guard !draft.entry.contains(Keyword.type) else { return }
        if let value = draft.entry[Keyword.language] {
            guard value.isNull || value.string != nil else {
                throw draft.error(.invalidLanguageMapping, "@language has to be a string or null")
            }
            draft.definition.language = value.string.map { .value($0) } ?? .null
        }
        if let value = draft.entry[Keyword.direction] {
            draft.definition.direction = try direction(value).map { .value($0) } ?? .null
        }
    }

    private func fillNest(_ draft: inout TermDraft) throws(JSONLDError) {
        guard let value = draft.entry[Keyword.nest] else { return }
        try requireVersion11(draft, Keyword.nest, .invalidTermDefinition)
        guard let text = value.string, text == Keyword.nest || !Keyword.isKeyword(text) else {
            throw draft.error(.invalidNest, "@nest has to be \"@nest\" or a term")
        }
        draft.definition.nest = text
    }

    private func fillPrefix(_ draft: inout TermDraft) throws(JSONLDError) {
        guard let value = draft.entry[Keyword.prefix] else { return }
        try requireVersion11(draft, Keyword.prefix, .invalidTermDefinition)
        if draft.name.utf8.contains(UInt8(ascii: ":")) || draft.name.utf8.contains(UInt8(ascii: "/")) {
            throw draft.error(.invalidTermDefinition, "a term with a colon or slash cannot be a prefix")
        }
        guard let isPrefix = value.bool else { throw draft.error(.invalidPrefix, "@prefix has to be true or false") }
        if isPrefix, draft.definition.iri.map(Keyword.isKeyword) == true {
            throw draft.error(.invalidTermDefinition, "a keyword cannot be a prefix")
        }
        draft.definition.isPrefix = isPrefix
    }
}

extension Container {
    /// How many kinds there are.
    fileprivate var count: Int { rawValue.nonzeroBitCount }
}

extension String {
    /// Whether a colon stands between the first and the last character, or a slash anywhere.
    fileprivate var hasInnerColonOrSlash: Bool {
        utf8.dropFirst().dropLast().contains(UInt8(ascii: ":")) || utf8.contains(UInt8(ascii: "/"))
    }

    /// Whether the last character is one that separates parts of IRIs.
    ///
    /// RFC 3986, section 2.2 (gen-delims).
    fileprivate var endsWithDelimiter: Bool { utf8.last.map(":/?#[]@".utf8.contains) ?? false }
}
