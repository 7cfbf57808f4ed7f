import ArgumentParser
import Dispatch
import Foundation
import Language
import Synchronization

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
            report("\(name)  raw text: \(RawScore.measure(analyzer, on: sentences).summary)")
            let documents = RawText.documents(sentences)
            report("\(name)  \(Self.speed(analyzer, on: documents)), \(documents.count) documents")
            let annotated = ModelBuilder.documentsWithEntities(sentences)
            if !annotated.isEmpty {
                report("\(name)  entities: \(EntityScore.measure(analyzer, on: annotated).summary)")
            }
        }
    }

    /// The tokens for each second of the processor's time: the best of three runs, so that other programs matter little.
    private static func speed(_ analyzer: EnglishAnalyzer, on documents: [String]) -> String {
        func rate(threads: Int = 1, _ analyze: @Sendable (String) -> [Sentence]) -> Int {
            (0..<3).reduce(0) { best, _ in
                let start = clock()
                let tokens = Mutex(0)
                DispatchQueue.concurrentPerform(iterations: threads) { _ in
                    let found = documents.reduce(0) { $0 + analyze($1).reduce(0) { $0 + $1.tokens.count } }
                    tokens.withLock { $0 += found }
                }
                let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
                return max(best, Int(Double(tokens.withLock { $0 }) / max(seconds, 1e-6)))
            }
        }
        let all = rate { analyzer.analyze($0) }
        let trees = rate { analyzer.trees($0) }
        let shared = rate(threads: 2) { analyzer.analyze($0) }
        return "\(all) tokens a second of CPU time, \(trees) without entities, \(shared) on each of two threads"
    }
}
