import ArgumentParser
import Tercet

/// `tercet analyze`: what the language analysis says of documents.
struct AnalyzeCommand: ParsableCommand {
    /// What is shown.
    enum Stage: String, CaseIterable, ExpressibleByArgument {
        case conllu, tree, entities, coreference, json
    }

    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show sentences, words, trees, entities and coreference of documents.",
        discussion: """
            Formats:
              tree          each word below its head
              conllu        CoNLL-U, as treebanks and parsers exchange it
              entities      the text with its names, times and quantities marked
              coreference   who and what is spoken of more than once
              json          all of it, an object in a line for each document

            A text of more than 64 kB is analysed in sections, each for itself.

            Examples:
              tercet analyze article.txt
              tercet analyze article.html --format entities
              tercet analyze news.jsonl --format conllu -o news.conllu
              echo 'Ana met Ben in Lima.' | tercet analyze -
            """)

    @Argument(help: "The documents (text or HTML in UTF-8, or JSON Lines), or - for standard input.")
    var documents: [String]
    @Option(help: "What to show.") var format: Stage = .tree
    @Option(name: .shortAndLong, help: "The file to write; standard output unless told.") var output: String = "-"
    @Flag(help: "All documents are JSON Lines, whatever they are called.") var jsonl = false

    func run() throws {
        let analyzer = try English.analyzer()
        let format = self.format
        let hasColors = output == "-" && Terminal.hasColors
        var target = try Output(output)
        try DocumentFiles(paths: documents, areCorpora: jsonl).forEach { document in
            let offsets = document.characterOffsets
            return document.sections().flatMap { section in
                let analyzed = AnalyzedDocument(document, section: section, offsets: offsets, analyzer: analyzer)
                return AnalyzeCommand.show(analyzed, as: format, hasColors: hasColors)
            }
        } receive: { bytes in
            var bytes = bytes
            try target.write(&bytes)
        }
        try target.commit()
    }

    private static func show(_ analyzed: AnalyzedDocument, as format: Stage, hasColors: Bool) -> [UInt8] {
        switch format {
        case .conllu: Array(ConlluText(analyzed: analyzed).text.utf8)
        case .tree: Array(TreeText(analyzed: analyzed, hasColors: hasColors).text.utf8)
        case .entities: Array(EntityText(analyzed: analyzed, hasColors: hasColors).text.utf8)
        case .coreference: Array(CoreferenceText(analyzed: analyzed).text.utf8)
        case .json: AnalysisJSON(analyzed: analyzed).line
        }
    }
}

/// The English analyzer of the program.
enum English {
    /// - Throws: where the model in the program is damaged.
    static func analyzer() throws -> EnglishAnalyzer {
        do {
            return try EnglishAnalyzer()
        } catch {
            throw CommandFailure("the language model in this program is damaged; build it again: \(error)")
        }
    }
}
