import ArgumentParser
import Foundation
import Language

/// The subcommand `evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measures a model on the dev parts of the treebanks.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        let bytes = [UInt8](try Data(contentsOf: model.url))
        let analyzer = try EnglishAnalyzer(model: bytes)
        for (name, sentences) in try treebanks.development() {
            report("\(name)  words as in the treebank: \(ParseScore.measure(analyzer, on: sentences).summary)")
            let start = Date()
            let raw = RawScore.measure(analyzer, on: sentences)
            let seconds = Date().timeIntervalSince(start)
            report("\(name)  raw text: \(raw.summary)")
            report("\(name)  \(Int(Double(raw.parse.system) / seconds)) tokens a second")
            let annotated = ModelBuilder.documentsWithEntities(sentences)
            if !annotated.isEmpty {
                report("\(name)  entities: \(EntityScore.measure(analyzer, on: annotated).summary)")
            }
        }
    }
}
