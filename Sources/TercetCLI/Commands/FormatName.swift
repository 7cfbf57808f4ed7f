import ArgumentParser
import RDFIO

/// A format as people name it on the command line.
struct FormatName: ExpressibleByArgument {
    let format: RDFFormat

    init?(argument: String) {
        guard let format = RDFFormat(name: argument) ?? RDFFormat(mediaType: argument) else { return nil }
        self.format = format
    }

    /// The names, for messages.
    static var list: String { "Formats: \(allValueStrings.joined(separator: ", "))." }

    static var allValueStrings: [String] { RDFFormat.allCases.compactMap(\.fileExtensions.first) }
}
