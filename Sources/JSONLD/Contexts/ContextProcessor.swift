import JSON
import RDF

/// Applies the contexts of a document, one after the other.
///
/// JSON-LD 1.1 API, section 4.1 (Context Processing Algorithm).
struct ContextProcessor {
    let options: JSONLDOptions
    /// The documents that were named so far, so that each is asked for once.
    private var loaded: [IRI: JSONValue] = [:]

    /// What scoped contexts made of active ones, so that each is processed once.
    private var scopedResults: [ScopedUse: ScopedResult] = [:]

    /// How many contexts may name each other in a row.
    private static let longestChain = 64

    init(options: JSONLDOptions) { self.options = options }

    /// How a context is processed; what differs from the defaults of the algorithm.
    struct Circumstances {
        /// What references to other contexts are resolved against.
        var baseURL: IRI?
        /// The contexts that led here.
        var chain: [IRI] = []
        /// Whether protected terms may be defined anew.
        var overridesProtected = false
        /// Whether the context counts for nodes further down too.
        var propagates = true
        /// Whether scoped contexts are checked, too.
        var validatesScoped = true
    }

    /// The context that a local context makes of an active one.
    ///
    /// - Parameters:
    ///   - active: the context so far.
    ///   - local: the value of `@context`: `null`, an IRI, an object, or an array of those.
    ///   - circumstances: how it is processed.
    mutating func process(
        _ active: ActiveContext, _ local: JSONValue, _ circumstances: Circumstances
    ) throws(JSONLDError) -> ActiveContext {
        var result = active
        var circumstances = circumstances
        if let propagate = local.object?[Keyword.propagate] {
            guard let value = propagate.bool else {
                throw JSONLDError(.invalidPropagate, "@propagate has to be true or false")
            }
            circumstances.propagates = value
        }
        if !circumstances.propagates, result.previous == nil { result.previous = active }
        for context in local.items {
            switch context {
            case .null: result = try nullified(result, active, circumstances)
            case .string(let reference): result = try processRemote(result, reference, circumstances)
            case .object(let object): try apply(object, to: &result, circumstances)
            default:
                throw JSONLDError(.invalidLocalContext, "a context is an object, an IRI, null, or an array of those")
            }
        }
        return result
    }

    private func nullified(
        _ result: ActiveContext, _ active: ActiveContext, _ circumstances: Circumstances
    ) throws(JSONLDError) -> ActiveContext {
        if !circumstances.overridesProtected, result.hasProtectedTerms {
            throw JSONLDError(.invalidContextNullification, "null cannot clear a context that has protected terms")
        }
        var cleared = ActiveContext(base: active.originalBase)
        if !circumstances.propagates { cleared.previous = result }
        return cleared
    }

    private mutating func processRemote(
        _ result: ActiveContext, _ reference: String, _ circumstances: Circumstances
    ) throws(JSONLDError) -> ActiveContext {
        let iri = try resolve(reference, circumstances.baseURL)
        if !circumstances.validatesScoped, circumstances.chain.contains(iri) { return result }
        guard circumstances.chain.count < ContextProcessor.longestChain else {
            throw JSONLDError(.contextOverflow, "more than \(ContextProcessor.longestChain) contexts name each other")
        }
        var inner = circumstances
        inner.chain.append(iri)
        inner.baseURL = iri
        inner.overridesProtected = false
        inner.propagates = true
        let context = try loadContext(iri)
        do {
            return try process(result, context, inner)
        } catch {
            throw JSONLDError(error.code, "\(error.message) (in the context \(iri.string))")
        }
    }

    private func resolve(_ reference: String, _ base: IRI?) throws(JSONLDError) -> IRI {
        if let base, let iri = IRI.resolve(reference, base: base) { return iri }
        if IRI.isValid(reference) { return IRI(reference) }
        throw JSONLDError(
            .loadingRemoteContextFailed, "the context \"\(reference)\" is no IRI, and there is no base to resolve it")
    }

    /// The value of `@context` in a document.
    private mutating func loadContext(_ iri: IRI) throws(JSONLDError) -> JSONValue {
        let document: JSONValue
        if let known = loaded[iri] {
            document = known
        } else {
            document = try options.contexts.document(at: iri)
            loaded[iri] = document
        }
        guard let context = document.object?[Keyword.context] else {
            throw JSONLDError(.invalidRemoteContext, "the document \(iri.string) has no @context")
        }
        return context
    }

    // MARK: Scoped contexts

    /// The context inside of a term that has one of its own.
    ///
    /// - Parameters:
    ///   - name: the term, which has to be defined with a context.
    ///   - owner: the context that defines the term.
    ///   - active: the context so far.
    ///   - isTypeScoped: whether the term is the type of a node, so that the context counts for that node only.
    mutating func enter(
        _ scoped: ScopedContext, of name: String, definedIn owner: ActiveContext, from active: ActiveContext,
        isTypeScoped: Bool = false
    ) throws(JSONLDError) -> ActiveContext {
        let use = ScopedUse(
            owner: ObjectIdentifier(owner.identity), active: ObjectIdentifier(active.identity), name: ExactString(name),
            isTypeScoped: isTypeScoped)
        if let known = scopedResults[use] { return known.context }
        var circumstances = Circumstances(baseURL: scoped.baseURL)
        circumstances.overridesProtected = !isTypeScoped
        circumstances.propagates = !isTypeScoped
        let result = try process(active, scoped.context, circumstances)
        if scopedResults.count == ContextProcessor.mostScopedResults { scopedResults.removeAll() }
        scopedResults[use] = ScopedResult(context: result, keptAlive: [owner.identity, active.identity])
        return result
    }

    private static let mostScopedResults = 256

    private struct ScopedUse: Hashable {
        let owner: ObjectIdentifier
        let active: ObjectIdentifier
        let name: ExactString
        let isTypeScoped: Bool
    }

    private struct ScopedResult {
        let context: ActiveContext
        /// What the key tells apart by address, which must not be used again.
        let keptAlive: [any AnyObject & Sendable]
    }

    // MARK: Entries

    private mutating func apply(
        _ object: JSONObject, to result: inout ActiveContext, _ circumstances: Circumstances
    ) throws(JSONLDError) {
        let context = try checkedAndImported(object, circumstances)
        if circumstances.chain.isEmpty, let base = context[Keyword.base] { try applyBase(base, to: &result) }
        if let vocabulary = context[Keyword.vocab] { try applyVocabulary(vocabulary, to: &result) }
        if let language = context[Keyword.language] {
            guard language.isNull || language.string != nil else {
                throw JSONLDError(.invalidDefaultLanguage, "@language has to be a string or null")
            }
            result.language = language.string
        }
        if let direction = context[Keyword.direction] {
            try requireVersion11(Keyword.direction)
            result.direction = try self.direction(direction)
        }
        if let propagate = context[Keyword.propagate] {
            try requireVersion11(Keyword.propagate)
            guard propagate.bool != nil else {
                throw JSONLDError(.invalidPropagate, "@propagate has to be true or false")
            }
        }
        var builder = TermBuilder(local: context, circumstances)
        if let protected = context[Keyword.protected] {
            guard let value = protected.bool else {
                throw JSONLDError(.invalidProtected, "@protected has to be true or false")
            }
            builder.isProtected = value
        }
        for member in context.members where !ContextProcessor.settings.contains(member.name) {
            try define(member.name, in: &result, &builder)
        }
    }

    private static let settings: Set<String> = [
        Keyword.base, Keyword.direction, Keyword.import, Keyword.language, Keyword.propagate, Keyword.protected,
        Keyword.version, Keyword.vocab,
    ]

    /// Checks `@version`, and puts what `@import` names below the entries of the context.
    private mutating func checkedAndImported(
        _ context: JSONObject, _ circumstances: Circumstances
    ) throws(JSONLDError) -> JSONObject {
        if let version = context[Keyword.version] {
            guard version.number?.double == 1.1 else {
                throw JSONLDError(.invalidVersion, "@version can only be 1.1")
            }
            guard options.processingMode == .version11 else {
                throw JSONLDError(.processingModeConflict, "the context is for JSON-LD 1.1, not for 1.0")
            }
        }
        guard let reference = context[Keyword.import] else { return context }
        try requireVersion11(Keyword.import)
        guard let reference = reference.string else {
            throw JSONLDError(.invalidImport, "@import has to be an IRI")
        }
        let iri = try resolve(reference, circumstances.baseURL)
        guard var merged = try loadContext(iri).object else {
            throw JSONLDError(.invalidRemoteContext, "the context \(iri.string) that is imported has to be one object")
        }
        guard !merged.contains(Keyword.import) else {
            throw JSONLDError(.invalidContextEntry, "a context that is imported cannot import another")
        }
        for member in context.members { merged[member.name] = member.value }
        return merged
    }

    private func applyBase(_ value: JSONValue, to result: inout ActiveContext) throws(JSONLDError) {
        if value.isNull {
            result.base = nil
        } else if let text = value.string, let base = IRIBase(text) {
            result.base = base
        } else if let text = value.string, let base = result.base {
            result.base = IRIBase(base.resolved(text))
        } else {
            throw JSONLDError(.invalidBaseIRI, "@base has to be an IRI, or null")
        }
    }

    private mutating func applyVocabulary(_ value: JSONValue, to result: inout ActiveContext) throws(JSONLDError) {
        if value.isNull {
            result.vocabulary = nil
            return
        }
        guard let text = value.string else {
            throw JSONLDError(.invalidVocabMapping, "@vocab has to be an IRI, a term, or null")
        }
        let isAbsolute = text.utf8.contains(UInt8(ascii: ":"))
        guard isAbsolute || options.processingMode == .version11 else {
            throw JSONLDError(.invalidVocabMapping, "@vocab has to be an absolute IRI in JSON-LD 1.0")
        }
        guard let iri = result.expand(text, documentRelative: true, vocabulary: true) else {
            throw JSONLDError(.invalidVocabMapping, "@vocab is \"\(text)\", which stands for nothing")
        }
        result.vocabulary = iri
    }

    /// The direction that a context or term definition sets; `nil` for `null`.
    func direction(_ value: JSONValue) throws(JSONLDError) -> Direction? {
        if value.isNull { return nil }
        guard let direction = value.string.flatMap(Direction.init) else {
            throw JSONLDError(.invalidBaseDirection, "@direction has to be \"ltr\", \"rtl\" or null")
        }
        return direction
    }

    private func requireVersion11(_ keyword: String) throws(JSONLDError) {
        guard options.processingMode == .version11 else {
            throw JSONLDError(.invalidContextEntry, "JSON-LD 1.0 has no \(keyword) in contexts")
        }
    }
}

extension IRIBase {
    /// The IRI that a reference stands for; nothing is checked.
    func resolved(_ reference: String) -> String {
        var bytes: [UInt8] = []
        resolve(Array(reference.utf8).span, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
