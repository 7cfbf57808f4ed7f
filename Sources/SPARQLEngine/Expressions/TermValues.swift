package import RDF
package import SPARQLSyntax
package import TripleStore

/// The terms of a snapshot as the engine sees them: their kinds, texts and values, and what paths lead to.
///
/// For those who work on the numbers of terms without a query. Terms that the snapshot does not have get numbers too, which
/// mean something only here.
package final class TermValues {
    /// What kind of term it is.
    package enum Kind {
        case iri, blankNode, literal, triple
    }

    /// The quads.
    package let snapshot: Snapshot
    private let context: EvaluationContext

    /// - Parameters:
    ///   - snapshot: the quads.
    ///   - limits: what following paths may use, and how long all may take.
    package init(_ snapshot: Snapshot, limits: QueryLimits) {
        self.snapshot = snapshot
        context = EvaluationContext(snapshot, base: nil, options: QueryOptions(limits: limits))
    }

    /// Throws when the time is over or the task has been cancelled.
    package func check() throws(QueryError) { try context.budget.check() }

    /// The number of a term; a new one, where the snapshot does not have it.
    package func id(of term: Term) -> TermID { context.id(of: term) }

    /// The term of a number.
    package func term(_ id: TermID) -> Term? { context.term(id) }

    /// What kind of term it is; `nil` for `.none`.
    package func kind(of id: TermID) -> Kind? {
        switch context.kind(of: id) {
        case .iri: .iri
        case .blankNode: .blankNode
        case .literal: .literal
        case .triple: .triple
        case nil: nil
        }
    }

    /// The datatype of a literal; `.none` for other terms.
    package func datatype(of id: TermID) -> TermID {
        if id.inlineTag == .local {
            guard case .literal(let literal)? = term(id) else { return .none }
            return context.id(of: .iri(literal.datatype))
        }
        switch snapshot.kind(of: id) {
        case .string: return WellKnownTerm.string.id
        case .language: return WellKnownTerm.langString.id
        case .leftToRight, .rightToLeft: return WellKnownTerm.dirLangString.id
        case .typed, nil: return snapshot.qualifier(of: id)
        case .iri, .blankNode, .triple, .languageTag: return .none
        }
    }

    /// The language of a literal; `nil` where it has none.
    package func language(of id: TermID) -> String? {
        if id.inlineTag == .local { return term(id)?.literal?.language }
        switch snapshot.kind(of: id) {
        case .language, .leftToRight, .rightToLeft: return snapshot.text(of: snapshot.qualifier(of: id))
        default: return nil
        }
    }

    /// Lends the lexical form of a literal or the characters of an IRI; `nil` for other terms.
    package func withText<Result>(of id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        if id.inlineTag == .local {
            guard case .string(var text) = context.string(of: .term(id)) else { return nil }
            return text.withUTF8(body)
        }
        switch snapshot.kind(of: id) {
        case .blankNode, .triple, .languageTag: return nil
        case nil where !id.isInline: return nil
        default: return snapshot.withText(of: id, body)
        }
    }

    /// The order of two values as `<` has it: below 0, 0, or above; `nil` when they have none.
    package func compare(_ left: TermID, _ right: TermID) -> Int? {
        if let first = left.tenMillionths, let second = right.tenMillionths {
            return first < second ? -1 : first == second ? 0 : 1
        }
        return context.compare(.term(left), .term(right))
    }

    /// The ends of a path in the default graph from each of some nodes, as pairs of the node's index and the end; with
    /// duplicates where the path says so.
    package func follow(
        _ path: PropertyPath, from nodes: [UInt32]
    ) throws(QueryError) -> (sources: [UInt32], ends: [UInt32]) {
        try PathSearch(context, graph: nil).follow(ResolvedPath(path, context: context), from: nodes)
    }

    /// Whether a language tag matches a range (RFC 4647, section 3.3.1).
    package static func matches(language tag: String, range: String) -> Bool { LanguageRange.matches(tag, range) }
}

/// A regular expression as `REGEX` has it.
package final class TextPattern {
    private let regex: XPathRegex

    /// - Returns: `nil` for a pattern or flags that are malformed, or for a pattern that is too large.
    package init?(_ pattern: String, flags: String) {
        guard let regex = XPathRegex(pattern, flags: flags) else { return nil }
        self.regex = regex
    }

    /// Whether any part of a text matches.
    ///
    /// - Complexity: O(pattern × text), whatever the pattern.
    package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { regex.matches(text) }
}
