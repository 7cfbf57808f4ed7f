import RDF
import Tercet

/// What people want to see of an extraction at a glance.
struct ExtractionReport {
    private let extractions: [Extraction]
    private let ontology: Ontology
    private let files: [String]

    init(_ extractions: [Extraction], ontology: Ontology, files: [String]) {
        self.extractions = extractions
        self.ontology = ontology
        self.files = files
    }

    /// The report.
    ///
    /// - Parameter width: the columns that fit; `nil` for any number.
    func text(width: Int?) -> String {
        var parts = extractions.map { section($0, width: width) }
        if !files.isEmpty { parts.append("Written: \(files.joined(separator: ", "))\n") }
        return parts.joined(separator: "\n")
    }

    private func section(_ extraction: Extraction, width: Int?) -> String {
        let labels = Dictionary(extraction.entities.map { ($0.iri, $0.label) }) { first, _ in first }
        var table = Table(["subject", "property", "object", "confidence"])
        for statement in extraction.statements {
            let triple = statement.triple
            table.add([
                name(triple.subject, labels), ontology.label(of: triple.predicate), name(triple.object, labels),
                percent(statement.confidence),
            ])
        }
        let counts = [
            count(extraction.sentenceCount, "sentence", "sentences"),
            count(extraction.entities.count, "entity", "entities"),
            count(extraction.statements.count, "triple", "triples"),
        ]
        return "\(extraction.documentName): \(counts.joined(separator: ", "))\n\n" + table.text(width: width)
    }

    private func name(_ term: Term, _ labels: [IRI: String]) -> String {
        switch term {
        case .iri(let iri): labels[iri] ?? ontology.label(of: iri)
        case .literal(let literal):
            literal.datatype == Vocabulary.XSD.string ? "“\(literal.lexicalForm)”" : literal.lexicalForm
        case .blankNode(let node): "\(node)"
        case .triple: "(triple)"
        }
    }

    private func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    private func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
}
