import JSON
import RDF

/// What is known while the terms of one context are defined, each before those that build on it.
struct TermBuilder {
    /// The context that defines the terms.
    let local: JSONObject
    let circumstances: ContextProcessor.Circumstances
    /// Whether terms are protected that do not say otherwise.
    var isProtected = false
    /// Which terms are done (`true`) or begun (`false`).
    var defined: [ExactString: Bool] = [:]

    init(local: JSONObject, _ circumstances: ContextProcessor.Circumstances) {
        self.local = local
        self.circumstances = circumstances
    }

    /// Whether a name is one of the context's terms that has not been defined yet.
    func isPending(_ name: String) -> Bool { defined[ExactString(name)] != true && local.contains(name) }
}

extension ContextProcessor {
    /// Expands an IRI in a context that is being built, defining first what it builds on.
    ///
    /// JSON-LD 1.1 API, section 5.2 (IRI Expansion).
    mutating func expand(
        _ value: String, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) -> String? {
        if !Keyword.isKeyword(value), !Keyword.hasKeywordForm(value) {
            if builder.isPending(value) { try define(value, in: &active, &builder) }
            if let (prefix, suffix) = value.splitAtColon, prefix != "_", !suffix.utf8.starts(with: "//".utf8),
                builder.isPending(String(prefix))
            {
                try define(String(prefix), in: &active, &builder)
            }
        }
        return active.expand(value, vocabulary: true)
    }

    /// Defines a term.
    ///
    /// JSON-LD 1.1 API, section 4.2 (Create Term Definition).
    mutating func define(
        _ name: String, in active: inout ActiveContext, _ builder: inout TermBuilder
    ) throws(JSONLDError) {
        switch builder.defined[ExactString(name)] {
        case true?: return
        case false?: throw JSONLDError(.cyclicIRIMapping, "the term \"\(name)\" is defined by way of itself")
        case nil: break
        }
        guard !name.isEmpty else { throw JSONLDError(.invalidTermDefinition, "a term cannot be the empty string") }
        builder.defined[ExactString(name)] = false
        let value = builder.local[name] ?? .null
        guard try mayBeDefined(name, value) else { return }
        let previous = active.term(name)
        active.define(name, nil)
        let entry: JSONObject
        switch value {
        case .null: entry = JSONObject(id: .null)
        case .string: entry = JSONObject(id: value)
        case .object(let object): entry = object
        default:
            throw JSONLDError(.invalidTermDefinition, "the term \"\(name)\" has to be an object, a string or null")
        }
        var draft = TermDraft(name: name, entry: entry, isSimple: value.string != nil)
        draft.definition.isProtected = builder.isProtected
        guard try fill(&draft, in: &active, &builder) else { return }
        if !builder.circumstances.overridesProtected, let previous, previous.isProtected {
            guard draft.definition.isSame(as: previous) else {
                throw JSONLDError(
                    .protectedTermRedefinition, "the term \"\(name)\" is protected, and cannot be defined anew")
            }
            draft.definition = previous
        }
        active.define(name, SharedTerm(draft.definition))
        builder.defined[ExactString(name)] = true
    }

    /// Whether a name may be a term; `false` for one that is passed over.
    private func mayBeDefined(_ name: String, _ value: JSONValue) throws(JSONLDError) -> Bool {
        if name == Keyword.type {
            // Only the container and protection of @type may be set.
            let entry = value.object
            let names = Set(entry?.members.map(\.name) ?? [])
            let container = entry?[Keyword.container]
            guard options.processingMode == .version11, !names.isEmpty,
                names.isSubset(of: [Keyword.container, Keyword.protected]),
                container == nil || container == .string(Keyword.set)
            else {
                throw JSONLDError(
                    .keywordRedefinition, "@type can be given no more than \"@container\": \"@set\" and @protected")
            }
        } else if Keyword.isKeyword(name) {
            throw JSONLDError(.keywordRedefinition, "the keyword \(name) cannot be a term")
        } else if Keyword.hasKeywordForm(name) {
            return false
        }
        return true
    }
}

extension JSONObject {
    /// An object with no more than `@id`.
    fileprivate init(id: JSONValue) {
        self.init()
        self[Keyword.id] = id
    }
}
