internal import JSON
public import RDF

/// Reads JSON-LD.
///
/// JSON-LD 1.1. A document that is an array, or an object with no more than `@context` and behind it `@graph`, is read item by
/// item in constant memory; any other document is read as a whole. Contexts that are named by an IRI have to be given along in
/// ``JSONLDOptions/contexts``: nothing is fetched.
///
/// Strings with a language and a direction become directional language-tagged strings of RDF 1.2. Written labels of blank
/// nodes are kept; blank nodes without one are called `anon1`, `anon2`, … (a written label of that shape gets an underscore more, so
/// that the two never collide).
///
/// ```swift
/// var reader = JSONLDReader(bytes: bytes, options: ReaderOptions(base: "http://example.org/"))
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) { … }
/// ```
public struct JSONLDReader: QuadReader, Sendable {
    private var items: JSONLDItems
    private var expander: Expander
    private var emitter: RDFEmitter
    /// The context of the next item; made when the first is read.
    private var active: ActiveContext?
    /// Expanded items that have not become quads yet, the last first.
    private var pending: [JSONValue] = []
    private var isFinished = false
    private let isLenient: Bool
    /// What a lenient reader has left out so far.
    public private(set) var skipped = SkippedStatements()
    /// The prefixes of the context around the document.
    public private(set) var prefixes: [Prefix] = []

    private static let batchSize = 4096

    /// Makes a reader of a source.
    ///
    /// - Parameters:
    ///   - source: where the document comes from.
    ///   - options: what the reader is told besides.
    ///   - contexts: where contexts that are named by an IRI come from.
    public init(
        _ source: any ByteSource, options: ReaderOptions = ReaderOptions(),
        contexts: any ContextSource = KnownContexts()
    ) {
        items = JSONLDItems(JSONTextWindow(source, maximumSize: options.maximumStatementSize))
        var processing = JSONLDOptions(base: options.base, contexts: contexts)
        processing.directions = .directionalLanguageString
        expander = Expander(options: processing)
        emitter = RDFEmitter(directions: processing.directions, blankNodePrefix: options.blankNodePrefix)
        isLenient = options.isLenient
    }

    /// Makes a reader of a document in memory.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - options: what the reader is told besides.
    ///   - contexts: where contexts that are named by an IRI come from.
    public init(
        bytes: [UInt8], options: ReaderOptions = ReaderOptions(), contexts: any ContextSource = KnownContexts()
    ) {
        self.init(MemorySource(bytes), options: options, contexts: contexts)
    }

    /// Replaces the contents of a batch with the next quads; see `QuadReader`.
    public mutating func next(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Bool {
        batch.removeAll()
        emitter.beginBatch()
        do {
            while batch.quads.count < JSONLDReader.batchSize {
                if let item = pending.popLast() {
                    try emit(item, to: &batch)
                } else if isFinished {
                    break
                } else {
                    try readItem()
                }
            }
        } catch {
            guard error.code == .starved else {
                isFinished = true
                pending = []
                throw error
            }
            if batch.quads.isEmpty { throw error }
        }
        return !batch.quads.isEmpty
    }

    private mutating func emit(_ item: JSONValue, to batch: inout QuadBatch) throws(RDFSyntaxError) {
        let mark = batch.mark
        do {
            try emitter.emit(item, to: &batch)
        } catch {
            let refused = RDFSyntaxError(.syntax, "\(error)")
            guard isLenient else { throw refused }
            batch.rollBack(to: mark)
            emitter.beginBatch()
            skipped.add(refused)
        }
    }

    private mutating func readItem() throws(RDFSyntaxError) {
        let context = active
        let item = try items.next { context?.expand($0, vocabulary: true) == Keyword.graph }
        switch item {
        case .end: isFinished = true
        case .context(let range):
            let value = try parse(range)
            let outer = try initialContext()
            active = try located(range, at: [.name(Keyword.context)]) { reader throws(JSONLDError) in
                try reader.expander.contexts.process(
                    outer, value, ContextProcessor.Circumstances(baseURL: reader.expander.options.base))
            }
            notePrefixes(of: value)
        case .value(let range):
            do {
                let value = try parse(range)
                let active = try initialContext()
                if let context = value.object?[Keyword.context] { notePrefixes(of: context) }
                pending = try located(range) { reader throws(JSONLDError) in
                    try reader.expander.expandItem(value, active).reversed()
                }
            } catch {
                guard isLenient, error.code != .limit else { throw error }
                skipped.add(error)
            }
        }
    }

    /// The context of the next item.
    private mutating func initialContext() throws(RDFSyntaxError) -> ActiveContext {
        if let active { return active }
        let initial = ActiveContext(base: expander.options.base.flatMap { IRIBase($0.string) })
        active = initial
        return initial
    }

    private func parse(_ range: Range<Int>) throws(RDFSyntaxError) -> JSONValue {
        do {
            return try JSONValue(
                parsing: items.window.bytes.span.extracting(range), maximumNesting: JSONLDProcessor.deepestNesting)
        } catch {
            let code: RDFSyntaxError.Code =
                error.code == .limit ? .limit : error.code == .invalidUTF8 ? .invalidUTF8 : .syntax
            let place = range.lowerBound + (error.location?.byteOffset ?? 0)
            throw RDFSyntaxError(code, error.message, at: items.window.location(of: place))
        }
    }

    /// Does something with a value of the document, and says where in the document it fails.
    ///
    /// - Parameters:
    ///   - range: where the value stands.
    ///   - outer: the way to the value that error messages show.
    private mutating func located<Result>(
        _ range: Range<Int>, at outer: [JSONLDError.Step] = [],
        _ body: (inout JSONLDReader) throws(JSONLDError) -> Result
    ) throws(RDFSyntaxError) -> Result {
        do {
            return try body(&self)
        } catch {
            let text = items.window.bytes.span.extracting(range)
            let place = range.lowerBound + JSONPathLocator.offset(of: error.path, in: text)
            let code: RDFSyntaxError.Code = error.code == .loadingRemoteContextFailed ? .forbidden : .syntax
            throw RDFSyntaxError(code, "\(error)", at: items.window.location(of: place))
        }
    }

    /// Keeps the prefixes that a context defines, for writers to use.
    private mutating func notePrefixes(of context: JSONValue) {
        guard prefixes.isEmpty else { return }
        for member in context.items.compactMap(\.object).flatMap(\.members) {
            let iri = member.value.string ?? member.value[Keyword.id]?.string
            guard let iri, let last = iri.utf8.last, "#/:?".utf8.contains(last), IRI.isValid(iri) else { continue }
            prefixes.append(Prefix(member.name, iri))
        }
    }
}
