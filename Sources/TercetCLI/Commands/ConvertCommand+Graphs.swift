import GraphTools
import RDF
import SystemPackage

extension ConvertCommand {
    /// Writes the input as a graph for a graph tool.
    func writeGraph(as format: GraphFormat) throws {
        var builder = try graphOptions.builder(ontologies: ontology)
        var progress = Progress()
        var count = 0
        try Input.read(input, format: from?.format, base: base, isLenient: lenient) { batch in
            count += batch.quads.count
            progress.show("\(count) triples")
            builder.insert(batch)
        }
        let title = input == "-" ? "" : FilePath(input).stem ?? ""
        try builder.graph().write(as: format, to: output, title: title)
    }
}
