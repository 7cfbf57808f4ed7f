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
        var reader = try ModelFile(bytes).reader(of: .coreference)
        let coreference = try CoreferenceModel(&reader)
        for (name, sentences) in try treebanks.development() {
            report("\(name)  words as in the treebank: \(ParseScore.measure(analyzer, on: sentences).summary)")
            report("\(name)  raw text: \(RawScore.measure(analyzer, on: sentences).summary)")
            let documents = RawText.documents(sentences)
            let start = Date()
            let tokens = documents.reduce(0) { $0 + analyzer.analyze($1).reduce(0) { $0 + $1.tokens.count } }
            let seconds = Date().timeIntervalSince(start)
            report("\(name)  \(Int(Double(tokens) / seconds)) tokens a second, \(documents.count) documents")
            let annotated = ModelBuilder.documentsWithEntities(sentences)
            if !annotated.isEmpty {
                report("\(name)  entities: \(EntityScore.measure(analyzer, on: annotated).summary)")
                report("\(name)  coreference: \(CoreferenceScore.measure(analyzer, coreference, on: annotated).summary)")
            }
        }
    }
}
