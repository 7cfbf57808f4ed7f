import ArgumentParser
import RDFIO
import SystemPackage

/// A format for open facts as lines of text.
enum FactFormat: String, CaseIterable, Sendable {
    /// Sentence, confidence, predicate and arguments, separated by tabs.
    case tsv
    /// A JSON object a line.
    case jsonl
}

/// A format that `extract` writes: one of graphs, or one for open facts.
enum ExtractFormat: ExpressibleByArgument {
    case graph(OutputFormat)
    case facts(FactFormat)

    /// The format of a name as people type it.
    init?(argument: String) {
        if let format = FactFormat(rawValue: argument.lowercased()) {
            self = .facts(format)
        } else if let format = OutputFormat(argument: argument) {
            self = .graph(format)
        } else {
            return nil
        }
    }

    /// The format of a file by its extension.
    init?(fileName: String) {
        if let format = FilePath(fileName).extension.flatMap({ FactFormat(rawValue: $0.lowercased()) }) {
            self = .facts(format)
        } else if let format = OutputFormat(fileName: fileName) {
            self = .graph(format)
        } else {
            return nil
        }
    }

    /// The format, if it is one of graphs.
    var outputFormat: OutputFormat? {
        if case .graph(let format) = self { format } else { nil }
    }

    /// The format, if it is one for open facts.
    var factFormat: FactFormat? {
        if case .facts(let format) = self { format } else { nil }
    }

    /// The names, for messages.
    static var list: String { "Formats: \(allValueStrings.joined(separator: ", "))." }

    static var allValueStrings: [String] { FactFormat.allCases.map(\.rawValue) + OutputFormat.allValueStrings }
}
