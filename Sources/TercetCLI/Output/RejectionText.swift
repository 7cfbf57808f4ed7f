import RDF
import Tercet

/// Tells what a document nearly said, for people.
struct RejectionText: Sendable {
    let ontology: Ontology

    /// A paragraph for each candidate: the document, the words for subject, property and object, why it is no fact, and the
    /// sentence; empty where there is none.
    func text(_ extraction: Extraction) -> String {
        extraction.rejected.map { candidate in
            let words = [candidate.subjectWords, candidate.predicateWords, candidate.objectWords]
                .map { "[\($0)]" }.joined(separator: " ")
            let head = "\(extraction.documentName): no fact (\(ontology.label(of: candidate.property))): \(words): "
            let lines = [head + reason(candidate.reason), "  “\(candidate.sentence)”"]
            return lines.map { $0.replacingControlCharacters + "\n" }.joined()
        }.joined()
    }

    private func reason(_ reason: RejectedCandidate.Reason) -> String {
        switch reason {
        case .denied: "the sentence denies it"
        case .planned: "it is planned, wished or possible"
        case .quoted: "it stands in a quotation"
        case .subject(let classes): "the subject is not known to be \(list(classes))"
        case .object(let classes): "the object is not known to be \(list(classes))"
        case .unsure(let confidence): "it is only \(Int((confidence * 100).rounded())) % sure"
        }
    }

    private func list(_ classes: [IRI]) -> String {
        let labels = classes.map { ontology.label(of: $0) }
        guard let last = labels.last else { return "anything that fits" }
        let article = "aeiou".contains(labels[0].prefix(1).lowercased()) ? "an" : "a"
        return labels.count == 1 ? "\(article) \(last)" : labels.dropLast().joined(separator: ", ") + " or " + last
    }
}
