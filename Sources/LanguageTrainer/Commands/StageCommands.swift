import ArgumentParser
import Foundation
import Language

/// The subcommand `all`.
struct AllCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all", abstract: "Trains all parts: tokenizer, network, lemmatizer, entity tagger, coreference.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var network: NetworkOptions

    func run() throws {
        let training = try treebanks.training()
        var builder = try ModelBuilder(nil)
        builder.trainTokenizer(training)
        report("tokenizer done")
        builder.trainLemmatizer(training)
        report("lemmatizer done")
        builder.set(.network, try network.train(treebanks))
        try builder.trainEntities(training)
        report("entity tagger done")
        try builder.trainCoreference(training)
        report("coreference done")
        try Data(builder.bytes).write(to: model.url, options: .atomic)
    }
}

/// The subcommand `tokenizer`.
struct TokenizerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tokenizer", abstract: "Trains the tokenizer.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        var builder = try ModelBuilder(model.url)
        builder.trainTokenizer(try treebanks.training())
        try Data(builder.bytes).write(to: model.url, options: .atomic)
    }
}

/// The subcommand `network`.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "Trains the network that tags and parses.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var network: NetworkOptions

    func run() throws {
        var builder = try ModelBuilder(model.url)
        builder.set(.network, try network.train(treebanks))
        try Data(builder.bytes).write(to: model.url, options: .atomic)
    }
}

/// The subcommand `lemmas`.
struct LemmasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lemmas", abstract: "Trains the lemmatizer.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        var builder = try ModelBuilder(model.url)
        builder.trainLemmatizer(try treebanks.training())
        try Data(builder.bytes).write(to: model.url, options: .atomic)
    }
}

/// The subcommand `entities`.
struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Trains the entity tagger; the other parts must be in the model already.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        var builder = try ModelBuilder(model.url)
        try builder.trainEntities(try treebanks.training())
        try Data(builder.bytes).write(to: model.url, options: .atomic)
    }
}

/// The subcommand `coreference`.
struct CoreferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coreference", abstract: "Trains coreference; the other parts must be in the model already.")

    @OptionGroup var treebanks: TreebankOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        var builder = try ModelBuilder(model.url)
        try builder.trainCoreference(try treebanks.training())
        try Data(builder.bytes).write(to: model.url, options: .atomic)
    }
}
