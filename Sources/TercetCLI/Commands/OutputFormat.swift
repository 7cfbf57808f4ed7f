import ArgumentParser
import GraphTools
import RDFIO

/// A format to write: one of RDF, or one of a graph tool.
enum OutputFormat: ExpressibleByArgument {
    case rdf(RDFFormat)
    case graph(GraphFormat)

    /// The format of a name as people type it.
    init?(argument: String) {
        if let format = FormatName(argument: argument)?.format {
            self = .rdf(format)
        } else if let format = GraphFormat(name: argument) ?? GraphFormat(mediaType: argument) {
            self = .graph(format)
        } else {
            return nil
        }
    }

    /// The format of a file by its extension.
    init?(fileName: String) {
        if let format = RDFFormat(fileName: fileName) {
            self = .rdf(format)
        } else if let format = GraphFormat(fileName: fileName) {
            self = .graph(format)
        } else {
            return nil
        }
    }

    /// The format, if it is one of a graph tool.
    var graphFormat: GraphFormat? {
        if case .graph(let format) = self { format } else { nil }
    }

    /// The format, if it is one of RDF.
    var rdfFormat: RDFFormat? {
        if case .rdf(let format) = self { format } else { nil }
    }

    /// The names, for messages.
    static var list: String { "Formats: \(allValueStrings.joined(separator: ", "))." }

    static var allValueStrings: [String] { FormatName.allValueStrings + GraphFormat.allCases.map(\.rawValue) }
}
