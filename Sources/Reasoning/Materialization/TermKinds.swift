import RDF
import TripleStore

/// What the numbers of terms stand for.
struct TermKinds: Sendable {
    /// What the numbers are looked up in.
    var snapshot: Snapshot

    /// Whether a number stands for a literal.
    @inline(__always)
    func isLiteral(_ id: UInt32) -> Bool {
        let id = TermID(rawValue: id)
        if id.isInline { return id.inlineTag != .local }
        switch snapshot.kind(of: id) {
        case .string, .typed, .language, .leftToRight, .rightToLeft: return true
        case .iri, .blankNode, .triple, .languageTag, nil: return false
        }
    }

    /// Whether a number stands for a string without a datatype of its own, with a language or not.
    func isPlain(_ id: UInt32) -> Bool {
        switch snapshot.kind(of: TermID(rawValue: id)) {
        case .string, .language, .leftToRight, .rightToLeft: true
        default: false
        }
    }

    /// Whether a triple of numbers is one of RDF: no literal or triple term as subject, and an IRI as predicate.
    func isRDF(_ fact: Fact) -> Bool {
        fact.predicate < Rule.Mark.firstHidden && snapshot.kind(of: TermID(rawValue: fact.predicate)) == .iri
            && isNode(fact.subject) && (isNode(fact.object) || isLiteral(fact.object) || isTriple(fact.object))
    }

    private func isNode(_ id: UInt32) -> Bool {
        let kind = snapshot.kind(of: TermID(rawValue: id))
        return kind == .iri || kind == .blankNode
    }

    func isTriple(_ id: UInt32) -> Bool { snapshot.kind(of: TermID(rawValue: id)) == .triple }
}
