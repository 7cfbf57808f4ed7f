import RDF
import SPARQLClient
import SPARQLSyntax
import Tercet

extension ExtractCommand {
    /// Extracts the facts of documents into the graphs of an endpoint, each document's in place of what it said before.
    func extract(into endpoint: Endpoint, with extractor: Extractor, _ check: FactCheck) throws {
        let style = evidence?.style ?? .reification
        try source.forEach { document in
            var extraction = extractor.extract(document)
            return Result { () throws(CommandFailure) in
                let refused = try check.apply(to: &extraction)
                return (graph: DocumentGraph(extraction, style), refused: refused)
            }
        } receive: { (result: Result<(graph: DocumentGraph, refused: String), CommandFailure>) in
            let read = try result.get()
            if !read.refused.isEmpty { Terminal.writeError(read.refused) }
            try EndpointOption.attempt { try replace(read.graph, at: endpoint) }
        }
    }

    private func replace(_ graph: DocumentGraph, at endpoint: Endpoint) throws {
        let document = graph.document.string
        let label = "<\(document)> <\(Vocabulary.RDFS.label.string)> ?name"
        guard case .solutions(let names) = try endpoint.query("SELECT ?name { GRAPH <\(document)> { \(label) } }")
        else {
            return
        }
        if let name = names.rows.first?.first??.literal { try graph.check(against: name.lexicalForm) }
        var loader = EndpointLoader(to: endpoint, blankNodeBase: document + "/.well-known/genid/")
        try loader.replace(graph.document, by: graph.quads.map(\.triple))
    }
}
