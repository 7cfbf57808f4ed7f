import RDF
import SPARQLSyntax
import TripleStore

extension EvaluationContext {
    /// How deep triple terms may stand in each other, as for readers: terms are compared and written by recursion.
    static let maximumTripleDepth = 128

    /// The parts of a triple term, also of one that only the query has; `nil` for other terms.
    func parts(of id: TermID) -> TripleParts? {
        if id.inlineTag == .local { return localParts[id] }
        return snapshot.components(ofTriple: id).map {
            TripleParts(subject: $0.subject, predicate: $0.predicate, object: $0.object)
        }
    }

    /// The parts of a triple term, if RDF allows each term in its place.
    func parts(_ subject: TermID, _ predicate: TermID, _ object: TermID) -> TripleParts? {
        guard object != .none, isIRI(predicate), isIRI(subject) || isBlankNode(subject) else { return nil }
        return TripleParts(subject: subject, predicate: predicate, object: object)
    }

    private func isIRI(_ id: TermID) -> Bool {
        if id.inlineTag == .local { return localTerms[Int(id.payload)].iri != nil }
        return snapshot.kind(of: id) == .iri
    }

    private func isBlankNode(_ id: TermID) -> Bool {
        guard id.inlineTag == .local else { return snapshot.kind(of: id) == .blankNode }
        if case .blankNode = localTerms[Int(id.payload)] { return true }
        return false
    }

    /// The functions of triple terms (SPARQL 1.2 Query, section 17.4.6).
    func callOnTriples(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        if function == .triple {
            let ids = arguments.map { id(of: $0) }
            return parts(ids[0], ids[1], ids[2]).map { .triple($0) } ?? .error
        }
        guard case .triple(let parts) = decoded(arguments[0]) else {
            return function == .isTriple ? .boolean(false) : .error
        }
        switch function {
        case .isTriple: return .boolean(true)
        case .subject: return .term(parts.subject)
        case .predicate: return .term(parts.predicate)
        case .object: return .term(parts.object)
        default: return .error
        }
    }

    /// `=` on triple terms: the `=` of each part, joined by `&&` (SPARQL 1.2 Query, section 17.3).
    func areEqual(_ left: TripleParts, _ right: TripleParts) -> Bool? {
        let parts = [
            areEqual(.term(left.subject), .term(right.subject)),
            areEqual(.term(left.predicate), .term(right.predicate)),
            areEqual(.term(left.object), .term(right.object)),
        ]
        if parts.contains(false) { return false }
        return parts.contains(nil) ? nil : true
    }

    /// `sameTerm` (section 17.4.2.1).
    func areSameTerm(_ left: Value, _ right: Value) -> Bool {
        if case .triple(let first) = decoded(left), case .triple(let second) = decoded(right) { return first == second }
        return id(of: left) == id(of: right)
    }
}
