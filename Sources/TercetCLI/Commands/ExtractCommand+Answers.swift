import JSON
import RDF
import Tercet

extension ExtractCommand {
    /// Writes the facts of documents in words: as JSON an object for each document, as TSV a line for each fact.
    func writeAnswers(as format: FactFormat) throws {
        let ontology = try loadOntology()
        let extractor = Extractor(
            analyzer: try English.analyzer(), ontology: ontology,
            options: Extractor.Options(base: IRI(base), explainsRejected: explainRejected))
        let check = try check(ontology, prefixes: [])
        var sink = try Output(output.first ?? "-")
        try source.forEach { document in
            var extraction = extractor.extract(document)
            return Result { () throws(CommandFailure) in
                let refused = try check.apply(to: &extraction)
                return (bytes: Self.answer(extraction, as: format), refused: refused)
            }
        } receive: { (result: Result<(bytes: [UInt8], refused: String), CommandFailure>) in
            var (bytes, refused) = try result.get()
            if !refused.isEmpty { Terminal.writeError(refused) }
            try sink.write(&bytes)
        }
        try sink.commit()
    }

    private static func answer(_ extraction: Extraction, as format: FactFormat) -> [UInt8] {
        var seen: Set<Statement.Labels> = []
        let facts = extraction.statements.map(\.labels).filter { seen.insert($0).inserted }
        var bytes: [UInt8] = []
        switch format {
        case .jsonl:
            var object = JSONObject()
            object["id"] = .string(extraction.documentName)
            object["triples"] = .array(
                facts.map { .array([.string($0.subject), .string($0.property), .string($0.object)]) })
            JSONWriter().write(.object(object), to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        case .tsv:
            for fact in facts {
                let cells = [extraction.documentName, fact.subject, fact.property, fact.object].map(withoutTabs)
                bytes += (cells.joined(separator: "\t") + "\n").utf8
            }
        }
        return bytes
    }

    private static func withoutTabs(_ text: String) -> String {
        text.split { $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }
}
