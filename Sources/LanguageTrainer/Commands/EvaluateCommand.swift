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

    @Option(help: "The folder of re3d, to measure phrases in its texts too.")
    var re3d: String?

    func run() throws {
        let bytes = [UInt8](try Data(contentsOf: model.url))
        let analyzer = try EnglishAnalyzer(model: bytes)
        var reader = try ModelFile(bytes).reader(of: .coreference)
        let coreference = try CoreferenceModel(&reader)
        for (name, sentences) in try treebanks.development() {
            report("\(name)  words as in the treebank: \(ParseScore.measure(analyzer, on: sentences).summary)")
            report("\(name)  raw text: \(RawScore.measure(analyzer, on: sentences).summary)")
            let documents = RawText.documents(sentences)
            report("\(name)  \(Self.speed(analyzer, on: documents)), \(documents.count) documents")
            let annotated = ModelBuilder.documentsWithEntities(sentences)
            if !annotated.isEmpty {
                report(
                    "\(name)  entities and coreference: \(Self.cost(analyzer, coreference, on: annotated)) µs a token")
                report("\(name)  entities: \(EntityScore.measure(analyzer, on: annotated).summary)")
                report(
                    "\(name)  coreference: \(CoreferenceScore.measure(analyzer, coreference, on: annotated).summary)")
            }
        }
        guard let re3d else { return }
        let documents = try Re3dDocument.read(URL(fileURLWithPath: re3d))
        report("re3d  phrases: \(Re3dScore.measure(analyzer, coreference, on: documents).summary)")
    }

    /// The time of the processor that entities and coreference take once sentences are parsed, in microseconds a token: the
    /// best of five runs.
    private static func cost(
        _ analyzer: EnglishAnalyzer, _ model: CoreferenceModel, on treebank: [TreebankSentence]
    ) -> Int {
        let documents = treebank.documents.map { analyzer.annotate($0.map(\.forms), ranges: $0.map(\.nominalRanges)) }
        let tokens = documents.joined().reduce(0) { $0 + $1.tokens.count }
        let runs = (0..<5).map { _ in
            let start = processorSeconds()
            for document in documents {
                var sentences = document
                analyzer.markEntities(&sentences)
                _ = CoreferenceChains(sentences.map { DependencyTree($0) }, gazetteer: .english, model: model)
            }
            return processorSeconds() - start
        }
        return Int((1_000_000 * (runs.min() ?? 0) / Double(max(1, tokens))).rounded())
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

/// How long the program has had a processor.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
