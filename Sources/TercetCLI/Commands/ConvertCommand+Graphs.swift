import GraphTools
import RDF
import SystemPackage

extension ConvertCommand {
    /// Writes the input as a graph for a graph tool.
    func writeGraph(as format: GraphFormat) throws {
        var builder = try graphOptions.builder(ontologies: ontology)
        var progress = Progress()
        var counts = (read: 0, written: 0)
        try Input.read(input, format: from?.format, base: base, isLenient: lenient) { reader, batch in
            counts.read += batch.quads.count
            progress.show(ReadingState.line(reader, tripleCount: counts.read))
            selection.apply(to: &batch)
            counts.written += batch.quads.count
            builder.insert(batch)
        }
        try checkFound(counts.written)
        let title = input == "-" ? "" : FilePath(input).stem ?? ""
        try builder.graph().write(as: format, to: output, title: title)
    }
}
