import ArgumentParser
import Foundation
import Language
struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "dump")
    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions
    func run() throws {
        let analyzer = try EnglishAnalyzer(model: [UInt8](try Data(contentsOf: model.url)))
        let all = ModelBuilder.documentsWithEntities(try treebanks.read(["en_gum-dev.conllu"]))
        if let file = try? ModelFile([UInt8](try Data(contentsOf: model.url))), var reader = try? file.reader(of: .coreference) {
            let coreference = try CoreferenceModel(&reader)
            report(CoreferenceScore.measure(analyzer, coreference, on: all).summary)
            return
        }
        for document in all.documents {
            let sentences = analyzer.annotate(document.map(\.forms), ranges: document.map(\.nominalRanges))
            for (gold, system) in zip(document, sentences) {
                func text(_ m: [EntityMention]) -> String { m.map { "\($0.tokens.lowerBound)-\($0.tokens.upperBound)-\($0.type.rawValue)" }.joined(separator: " ") }
                print("S\t" + document[0].document + "\t" + gold.forms.joined(separator: " "))
                print("G\t" + text(EntityGold.mentions(gold, gazetteer: .english)))
                print("P\t" + text(system.entities))
            }
        }
    }
}
