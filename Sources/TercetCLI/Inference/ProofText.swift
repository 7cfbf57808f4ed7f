import RDF
import Reasoning

/// A proof as a tree for people.
///
/// ```
/// id:Ana a core:Agent
/// └─ by cax-sco from
///    ├─ core:Official rdfs:subClassOf core:Agent — stated
///    └─ id:Ana a core:Official — stated
///         “Ana Ruiz, the minister, said …” (article.txt#char=12,80)
/// ```
struct ProofText {
    private let triples: TripleText
    private let evidence: EvidenceLookup

    init(_ triples: TripleText, _ evidence: EvidenceLookup) {
        self.triples = triples
        self.evidence = evidence
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
        for sentence in evidence.sentences(of: proof.triple) {
            lines.append("\(rest)  “\(sentence.text)” (\(sentence.source))")
        }
        guard case .rule(let name) = proof.step else { return }
        lines.append("\(rest)└─ by \(name)\(proof.premises.isEmpty ? "" : " from")")
        for (index, premise) in proof.premises.enumerated() {
            let isLast = index == proof.premises.count - 1
            add(premise, first: "\(rest)   \(isLast ? "└─" : "├─") ", rest: "\(rest)   \(isLast ? "  " : "│ ") ", to: &lines)
        }
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
