import RDF
import Reasoning
import Tercet
import TripleStore

/// A proof as a tree for people.
///
/// ```
/// id:Ana a core:Agent
/// └─ by cax-sco from
///    ├─ core:Official rdfs:subClassOf core:Agent — stated
///    └─ id:Ana a core:Official — stated
///         “[Ana Ruiz]ˢ, [the minister]ᵖᵒ, said …” (doc:article#char=12,80, confidence 0.95)
/// ```
struct ProofText {
    private let triples: TripleText
    private let stated: Snapshot

    /// - Parameter stated: what was stated, with the evidence.
    init(_ triples: TripleText, _ stated: Snapshot) {
        self.triples = triples
        self.stated = stated
    }

    func text(_ proof: Proof) -> String {
        var lines: [String] = []
        add(proof, first: "", rest: "", to: &lines)
        return lines.map { $0.replacingControlCharacters + "\n" }.joined()
    }

    /// - Parameters:
    ///   - first: what stands before the triple.
    ///   - rest: what stands before the lines below it.
    private func add(_ proof: Proof, first: String, rest: String, to lines: inout [String]) {
        lines.append(first + triples.text(proof.triple) + mark(proof.step))
        for source in stated.sources(of: proof.triple) { lines.append("\(rest)  \(text(source))") }
        guard case .rule(let name) = proof.step else { return }
        lines.append("\(rest)└─ by \(name)\(proof.premises.isEmpty ? "" : " from")")
        for (index, premise) in proof.premises.enumerated() {
            let isLast = index == proof.premises.count - 1
            add(
                premise, first: "\(rest)   \(isLast ? "└─" : "├─") ", rest: "\(rest)   \(isLast ? "  " : "│ ") ",
                to: &lines)
        }
    }

    private func text(_ source: FactSource) -> String {
        let place = source.place.map { triples.text(.iri($0)) }
        guard let sentence = source.markedSentence else {
            return "in "
                + [source.documentName.map { "“\($0)”" }, place.map { "(\($0))" }].compactMap { $0 }.joined(
                    separator: " ")
        }
        let details = [place, source.confidence.map { "confidence \($0)" }].compactMap { $0 }
        return "“\(sentence)”" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }

    private func mark(_ step: Proof.Step) -> String {
        switch step {
        case .stated: " — stated"
        case .axiom: " — holds of itself"
        case .query: " — made by a query"
        case .shown: " — see above"
        case .omitted: " — and so on"
        case .rule: ""
        }
    }
}
