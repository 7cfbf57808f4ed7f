import RDF
import Reasoning

/// Triples for people: with the prefixes that abbreviate them.
struct TripleText {
    let prefixes: [Prefix]

    init(_ prefixes: [Prefix]) { self.prefixes = prefixes }

    func text(_ triple: Triple) -> String {
        [triple.subject, .iri(triple.predicate), triple.object].map(text).joined(separator: " ")
    }

    func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri) where iri == Vocabulary.RDF.type: "a"
        case .iri(let iri): prefixes.abbreviate(iri)
        case .triple(let triple): "<<( \(text(triple)) )>>"
        case .literal, .blankNode: "\(term)"
        }
    }
}

/// Inconsistencies for people.
enum InconsistencyText {
    /// How many are told.
    private static let most = 10

    /// Says on standard error what cannot be true.
    static func warn(of inconsistencies: [Inconsistency], _ prefixes: [Prefix]) {
        guard !inconsistencies.isEmpty else { return }
        var lines = inconsistencies.prefix(most).map { "tercet: \(text($0, prefixes))" }
        if inconsistencies.count > most {
            lines.append("tercet: and \(inconsistencies.count - most) more inconsistencies")
        }
        Terminal.writeError(lines.joined(separator: "\n") + "\n")
    }

    /// The rule and the triples that clash.
    static func text(_ inconsistency: Inconsistency, _ prefixes: [Prefix]) -> String {
        let triples = TripleText(prefixes)
        let literal = inconsistency.literal.map { "\($0) is not of its type: " } ?? ""
        return "inconsistent by \(inconsistency.rule): \(literal)"
            + inconsistency.triples.map { triples.text($0) }.joined(separator: " · ")
    }
}
