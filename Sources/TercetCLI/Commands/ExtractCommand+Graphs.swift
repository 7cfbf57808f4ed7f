import GraphTools
import RDF
import Tercet

extension ExtractCommand {
    /// The graph tool that an output is for; `nil` for RDF.
    func graphFormat(of file: String) -> GraphFormat? {
        (format ?? ExtractFormat(fileName: file))?.outputFormat?.graphFormat
    }

    /// Writes the outputs that are for graph tools.
    ///
    /// Their weights and dates come from the evidence, so it goes in whatever `--evidence` says.
    ///
    /// - Parameters:
    ///   - files: all outputs.
    ///   - extractions: what the documents say.
    ///   - days: the days of publication, where they are known.
    func writeGraphs(to files: [String], of extractions: [Extraction], _ days: [CalendarDate?]) throws {
        let files = files.filter { graphFormat(of: $0) != nil }
        guard !files.isEmpty else { return }
        var builder = try graphOptions.builder(ontologies: ontology)
        for (extraction, day) in zip(extractions, days) {
            var batch = QuadBatch()
            for quad in extraction.quads(evidence: .annotation) { batch.append(quad) }
            if let day {
                let date = Literal("\(day)", datatype: Vocabulary.XSD.date)
                batch.append(
                    Quad(Triple(subject: .iri(extraction.document), predicate: Self.issued, object: .literal(date))))
            }
            builder.insert(batch)
        }
        let graph = builder.graph()
        let title = extractions.map(\.documentName).joined(separator: ", ")
        for file in files {
            if let format = graphFormat(of: file) { try graph.write(as: format, to: file, title: title) }
        }
    }

    private static let issued: IRI = "http://purl.org/dc/terms/issued"
}
