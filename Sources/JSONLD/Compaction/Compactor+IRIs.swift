import JSON
import RDF

extension Compactor {
    /// The shortest name of an IRI, blank node or keyword that is right for a value.
    ///
    /// JSON-LD 1.1 API, section 6.2 (IRI Compaction).
    ///
    /// - Parameters:
    ///   - iri: what is to be named.
    ///   - active: the context.
    ///   - value: the value that the name is for, where it is one of a property.
    ///   - usesVocabulary: whether terms may stand there, and names relative to `@vocab`.
    ///   - isReverse: whether the property stands inside of `@reverse`.
    func compactIRI(
        _ iri: String, _ active: ActiveContext, value: JSONValue? = nil, usesVocabulary: Bool, isReverse: Bool = false
    ) throws(JSONLDError) -> String {
        let inverse = active.inverse
        if usesVocabulary, inverse.contains(iri) {
            let selection = try TermSelection(value, active, isReverse: isReverse, self)
            if let term = inverse.term(
                for: iri, selection.containers, selection.aspect, selection.preferred)
            {
                return term
            }
        }
        if Keyword.isKeyword(iri) { return iri }
        if usesVocabulary, let suffix = iri.suffix(behind: active.vocabulary), active.term(suffix) == nil {
            return suffix
        }
        if let compact = compactWithPrefix(iri, active, inverse, hasValue: value != nil) { return compact }
        if let (prefix, suffix) = iri.splitAtColon, active.term(String(prefix))?.isPrefix == true,
            !suffix.utf8.starts(with: "//".utf8)
        {
            throw JSONLDError(.iriConfusedWithPrefix, "\"\(iri)\" would be taken for the prefix \"\(prefix)\"")
        }
        if !usesVocabulary, options.compactsToRelative, let base = active.base, !iri.isBlankNode {
            return base.relativeReference(to: iri)
        }
        return iri
    }

    /// The shortest, and of equals the first, of the names with a prefix.
    private func compactWithPrefix(
        _ iri: String, _ active: ActiveContext, _ inverse: InverseContext, hasValue: Bool
    ) -> String? {
        var best: String?
        for prefix in inverse.prefixes {
            guard let suffix = iri.suffix(behind: prefix.iri), !suffix.utf8.starts(with: "//".utf8) else { continue }
            let candidate = "\(prefix.term):\(suffix)"
            let isFree =
                active.term(candidate).map { $0.iri == iri && !hasValue } ?? true
            guard isFree else { continue }
            if let known = best,
                (known.utf8.count, ExactString(known)) <= (candidate.utf8.count, ExactString(candidate))
            {
                continue
            }
            best = candidate
        }
        return best
    }
}

extension String {
    /// What stands behind a prefix, if that is more than nothing.
    fileprivate func suffix(behind prefix: String?) -> String? {
        guard let prefix, utf8.count > prefix.utf8.count, utf8.starts(with: prefix.utf8) else { return nil }
        return String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
}
