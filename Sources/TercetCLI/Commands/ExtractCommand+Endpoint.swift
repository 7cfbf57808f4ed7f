import RDF
import SPARQLClient
import SPARQLSyntax
import Tercet

extension ExtractCommand {
    /// Extracts the facts of documents into the graphs of an endpoint, each document's in place of what it said before.
    func extract(into endpoint: Endpoint, with extractor: Extractor, _ check: FactCheck) throws {
        try forEachGraph(with: extractor, check, evidence?.style ?? .reification) { graph in
            try EndpointOption.attempt { try replace(graph, at: endpoint) }
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
