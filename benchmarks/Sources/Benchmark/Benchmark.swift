import ArgumentParser

/// Does one job with Tercet and prints what it took, as one line of JSON.
@main
struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Does one job with Tercet and prints what it took, as one line of JSON.",
        subcommands: [
            ParseCommand.self, WriteCommand.self, ConvertCommand.self, ServeCommand.self, InferCommand.self,
            ValidateCommand.self, StoreCommand.self,
        ])
}
