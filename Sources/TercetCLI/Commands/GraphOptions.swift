import ArgumentParser
import GraphTools
import RDF
import Tercet

/// How commands make the graph that graph tools see.
struct GraphOptions: ParsableArguments {
    @Option(help: "For graph tools: the language of labels, as en or pt-BR.") var language = "en"
    @Flag(help: "For graph tools: show the pieces of evidence as nodes too.") var evidenceNodes = false
    @Flag(help: "For graph tools: show classes and properties as nodes too.") var schemaNodes = false

    /// A builder that knows the labels of ontologies.
    ///
    /// - Parameter ontologies: files; Tercet's own ontologies where there are none.
    func builder(ontologies: [String]) throws -> PropertyGraphBuilder {
        var builder = PropertyGraphBuilder(
            options: PropertyGraphBuilder.Options(
                language: language, keepsEvidence: evidenceNodes, keepsSchema: schemaNodes))
        if ontologies.isEmpty {
            do {
                for batch in try Ontology.standardQuads() { builder.insert(ontology: batch) }
            } catch {
                throw CommandFailure("the ontologies in this program are damaged; build it again: \(error)")
            }
        }
        for file in ontologies {
            try Input.read(file) { builder.insert(ontology: $0) }
        }
        return builder
    }
}

extension PropertyGraph {
    /// Writes the graph to a file, to several for a format that has several, or to standard output for `-`.
    ///
    /// All appear only when they are complete.
    func write(as format: GraphFormat, to output: String, title: String) throws {
        let files = files(as: format, title: title)
        guard output != "-" || files.count == 1 else {
            throw CommandFailure("\(format.name) is \(files.count) files, which standard output cannot hold; name one")
        }
        let stem = files.count > 1 && output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
        for file in files {
            var sink = try Output(output == "-" ? "-" : stem + file.suffix)
            var bytes = file.bytes
            try sink.write(&bytes)
            try sink.commit()
        }
    }
}
