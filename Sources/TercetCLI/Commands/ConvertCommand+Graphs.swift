import GraphTools
import RDF
import SystemPackage

extension ConvertCommand {
    /// Writes the input as a graph for a graph tool.
    func writeGraph(as format: GraphFormat) throws {
        var builder = try graphOptions.builder(ontologies: ontology)
        try readChosen { builder.insert($1) }
        let title = input == "-" ? "" : FilePath(input).stem ?? ""
        try builder.graph().write(as: format, to: output, title: title)
    }
}
