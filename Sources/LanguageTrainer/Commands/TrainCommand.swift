import ArgumentParser
import Foundation
import Language

/// The command `tercet-train`.
@main
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tercet-train",
        abstract: "Trains and measures the English model of Tercet.",
        subcommands: [
            AllCommand.self, TokenizerCommand.self, NetworkCommand.self, LemmasCommand.self, EntitiesCommand.self,
            CoreferenceCommand.self, EvaluateCommand.self,
        ])
}

/// The treebanks that all commands read.
struct TreebankOptions: ParsableArguments {
    @Option(help: "The folder with en_ewt-train.conllu, en_gum-train.conllu, en_ewt-dev.conllu and en_gum-dev.conllu.")
    var treebanks: String

    /// Reads files of the folder.
    func read(_ names: [String]) throws -> [TreebankSentence] {
        try names.flatMap { try ConlluReader.read(URL(fileURLWithPath: treebanks).appending(path: $0)) }
    }

    /// The sentences to train on.
    func training() throws -> [TreebankSentence] { try read(["en_ewt-train.conllu", "en_gum-train.conllu"]) }

    /// The sentences to measure on, which are never trained on.
    func development() throws -> [(name: String, sentences: [TreebankSentence])] {
        [("EWT dev", try read(["en_ewt-dev.conllu"])), ("GUM dev", try read(["en_gum-dev.conllu"]))]
    }
}

/// The model that the training commands write.
struct ModelOptions: ParsableArguments {
    @Option(help: "The model file; the parts that a command doesn't train are kept as they are.")
    var model: String

    var url: URL { URL(fileURLWithPath: model) }
}

/// What can be chosen for the network.
struct NetworkOptions: ParsableArguments {
    @Option(help: "The folder with the database files of WordNet 3.0, index.noun and so on.") var lexicon: String
    @Option(help: "How often all sentences are seen.") var epochs = 26
    @Option(help: "Over how many epochs at the end the learning rate falls.") var decayEpochs = 16
    @Option(help: "Stop after so many steps.") var steps: Int?
    @Option(help: "The width of the recurrent layers, a multiple of 32.") var width = 320
    @Option(help: "How many recurrent layers.") var layers = 3
    @Option(help: "The width of the vectors for arcs, a multiple of 16.") var arcWidth = 128
    @Option(help: "The width of the layer for labels, a multiple of 16.") var labelWidth = 160
    @Option(help: "How likely a known word is replaced by an unknown one.") var wordDropout: Float = 0.2
    @Option(help: "How likely an element of the embeddings is left out.") var embeddingDropout: Float = 0.25
    @Option(help: "How likely an element between layers is left out.") var layerDropout: Float = 0.4
    @Option(help: "How likely an element of the vectors for arcs and labels is left out.") var arcDropout: Float = 0.3
    @Option(help: "The seed of all pseudo-random numbers.") var seed: UInt64 = 1
    @Option(help: "A file to keep the state in after each epoch, and to go on from where it exists.")
    var checkpoint: String?

    /// Trains a network.
    ///
    /// - Returns: the bytes of the section.
    func train(_ treebanks: TreebankOptions) throws -> [UInt8] {
        let dropout = Dropout(
            words: wordDropout, embeddings: embeddingDropout, layers: layerDropout, arcs: arcDropout,
            labels: arcDropout)
        let options = NetworkTrainer.Options(
            epochs: epochs, decayEpochs: decayEpochs, stepLimit: steps, width: width, layers: layers,
            arcWidth: arcWidth, labelWidth: labelWidth, seed: seed, dropout: dropout)
        let trainer = NetworkTrainer(
            try treebanks.training(), lexicon: try WordNetReader.read(URL(fileURLWithPath: lexicon)), options: options,
            report: report)
        let development = try treebanks.development()
        try trainer.train(checkpoint: checkpoint.map { URL(fileURLWithPath: $0) }) { model in
            development.map { "\($0.name): \(ParseScore.measure(model, on: $0.sentences).summary)" }
                .joined(separator: "; ")
        }
        return trainer.encoder.encoded()
    }
}

/// Writes a line at once.
func report(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
