import RDF
import SPARQLSyntax
import TripleStore

/// What one evaluation of a query shares: the snapshot, the terms it computed, and the moment that `NOW()` gives.
final class EvaluationContext {
    let snapshot: Snapshot
    let base: IRI?
    let budget: EvaluationBudget
    /// The functions that are none of SPARQL's own.
    let functions: [IRI: QueryFunction]
    /// What asks the endpoints of `SERVICE`.
    let services: (any ServiceClient)?
    private(set) var localTerms: [Term] = []
    private var localIDs: [Term: TermID] = [:]
    /// The triple terms that only the query has.
    private(set) var localParts: [TermID: TripleParts] = [:]
    private var localTriples: [TripleParts: TermID] = [:]
    private var tripleVariableCount = 0
    /// How many steps of the plan stand in each other so far.
    var planDepth = 0
    /// How many joins the planner is inside of.
    var nestedJoins = 0
    /// Why the query cannot be answered, if a function met a limit.
    private(set) var failure: QueryError?
    /// The patterns that `REPLACE` has compiled; `nil` for malformed ones.
    var regexes: [RegexKey: XPathRegex?] = [:]
    /// How many blank nodes were made; those of an update go on from one operation to the next.
    private(set) var blankNodeCount: Int
    /// The strings that `LANG` gave for the tags of the dictionary.
    var languageStrings: [TermID: TermID] = [:]
    /// What `LANGMATCHES` found.
    var knownLanguageMatches: [LanguageKey: Bool] = [:]
    /// The nodes that `BNODE` gave for a solution and a label.
    var labelledNodes: [[UInt32]: Term] = [:]
    private let startOfQuery: XSDDateTime
    private var random: SystemRandomNumberGenerator

    init(_ snapshot: Snapshot, base: IRI?, options: QueryOptions, blankNodeCount: Int = 0) {
        self.snapshot = snapshot
        self.blankNodeCount = blankNodeCount
        self.base = base
        budget = EvaluationBudget(options.limits)
        functions = options.functions
        services = options.services
        startOfQuery = WallClock.now
        random = SystemRandomNumberGenerator()
    }

    /// `NOW()` is the same everywhere in a query (section 17.4.5.1).
    var now: XSDDateTime { startOfQuery }

    func randomDouble() -> Double { Double.random(in: 0..<1, using: &random) }

    func randomBits() -> UInt64 { random.next() }

    /// A blank node that no document and no other solution has.
    func freshBlankNode() -> Term {
        var node: Term
        repeat {
            blankNodeCount += 1
            node = .blankNode(BlankNode("query.\(blankNodeCount)"))
        } while snapshot.id(for: node) != nil
        return node
    }

    /// The kinds of terms.
    enum TermKind {
        case iri, blankNode, literal, triple
    }

    /// What kind of term a number stands for; `nil` for none.
    func kind(of id: TermID) -> TermKind? {
        if id.inlineTag == .local {
            switch localTerms[Int(id.payload)] {
            case .iri: return .iri
            case .blankNode: return .blankNode
            case .literal: return .literal
            case .triple: return .triple
            }
        }
        if id.isInline { return .literal }
        switch snapshot.kind(of: id) {
        case nil, .languageTag: return nil
        case .iri: return .iri
        case .blankNode: return .blankNode
        case .triple: return .triple
        case .string, .typed, .language, .leftToRight, .rightToLeft: return .literal
        }
    }

    /// Makes the term of a number, the query's own ones included.
    func term(_ id: TermID) -> Term? {
        id.inlineTag == .local ? localTerms[Int(id.payload)] : snapshot.term(for: id)
    }

    /// A variable that stands for a triple term of a pattern.
    func freshTripleVariable() -> Variable {
        tripleVariableCount += 1
        return Variable(".triple\(tripleVariableCount)")
    }

    /// The number of a term: the store's if it has one, else one of the query's own.
    func id(of term: Term) -> TermID {
        if case .triple(let triple) = term,
            let parts = parts(id(of: triple.subject), id(of: .iri(triple.predicate)), id(of: triple.object))
        {
            return id(of: parts)
        }
        if let id = snapshot.id(for: term) ?? localIDs[term] { return id }
        let id = TermID(.local, payload: UInt32(localTerms.count))
        localTerms.append(term)
        localIDs[term] = id
        return id
    }

    /// The number of a triple term; `.none`, and a failure of the query, if triple terms are nested too deep.
    func id(of parts: TripleParts) -> TermID {
        if let id = snapshot.id(ofTriple: parts.subject, parts.predicate, parts.object) ?? localTriples[parts] {
            return id
        }
        var depth = 1
        var object = parts.object
        while let inner = self.parts(of: object) {
            depth += 1
            object = inner.object
        }
        guard depth <= EvaluationContext.maximumTripleDepth else {
            failure = QueryError(
                .limit, "The query makes triple terms that are nested more than \(Self.maximumTripleDepth) levels deep."
            )
            return .none
        }
        guard let subject = term(parts.subject), let predicate = term(parts.predicate)?.iri,
            let end = term(parts.object)
        else { return .none }
        let id = TermID(.local, payload: UInt32(localTerms.count))
        localTerms.append(.triple(Triple(subject: subject, predicate: predicate, object: end)))
        localTriples[parts] = id
        localParts[id] = parts
        return id
    }

    /// The number of a value; `.none` for errors.
    func id(of value: Value) -> TermID {
        switch value {
        case .error: return .none
        case .term(let id): return id
        case .text(let id): return self.id(of: Literal(snapshot.text(of: id)))
        case .boolean(let value): return TermID(boolean: value)
        case .integer(let value):
            if let id = TermID(integer: value) { return id }
            return id(of: Literal(String(value), datatype: Vocabulary.XSD.integer))
        case .decimal(let value): return id(of: Literal(value.description, datatype: Vocabulary.XSD.decimal))
        case .float(let value):
            return id(of: Literal(XSDFloat.canonicalForm(value), datatype: Vocabulary.XSD.float))
        case .double(let value):
            return id(of: Literal(XSDFloat.canonicalForm(value), datatype: Vocabulary.XSD.double))
        case .dateTime(let value): return id(of: Literal(value.description, datatype: value.datatype))
        case .string(let text): return id(of: Literal(text))
        case .languageString(let text, let language): return id(of: Literal(text, language: language))
        case .iri(let iri): return id(of: Term.iri(IRI(iri)))
        case .triple(let parts): return id(of: parts)
        case .computed(let term): return id(of: term)
        }
    }

    private func id(of literal: Literal) -> TermID { id(of: Term.literal(literal)) }

    func term(_ value: Value) -> Term? {
        if case .computed(let term) = value { return term }
        return term(id(of: value))
    }
}

extension XSDDateTime {
    var datatype: IRI {
        switch kind {
        case .dateTime: Vocabulary.XSD.dateTime
        case .date: Vocabulary.XSD.date
        case .time: Vocabulary.XSD.time
        }
    }
}
