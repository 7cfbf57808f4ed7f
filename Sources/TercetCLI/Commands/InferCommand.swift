import ArgumentParser
import RDF
import RDFIO
import Reasoning
import Tercet
import TripleStore

/// `tercet infer`: what follows from RDF files.
struct InferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infer",
        abstract: "Write what follows from RDF files by RDFS, OWL 2 RL or rules.",
        discussion: """
            What cannot be true goes to standard error, and the exit code is 1 then.

            Examples:
              tercet infer -d facts.ttl -d Ontology/core.ttl --infer owl-rl -o closure.nt
              tercet infer -d family.ttl --infer owl-rl --infer family.rules --only-inferred
              tercet infer -d facts.nt --infer grandparents.rq --only-inferred -o new.ttl
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var inference: InferenceOptions
    @Flag(help: "Write only what was not stated.") var onlyInferred = false
    @Flag(help: "Speak of things that are the same (owl:sameAs) by one of their names, and not by all.")
    var oneName = false
    @Option(name: .shortAndLong, help: "The file to write, or - for standard output.") var output = "-"
    @Option(help: "The format of the output; TriG where neither it nor the output's name tells.") var format:
        FormatName?

    func validate() throws {
        if !inference.isUsed {
            throw ValidationError("Give what to derive by: --infer rdfs, owl-rl or a file of rules.")
        }
        if output != "-", format == nil, RDFFormat(fileName: output) == nil {
            throw ValidationError("The name \(output) tells no format; give --format. \(FormatName.list)")
        }
    }

    func run() throws {
        let (store, declared) = try data.load()
        let prefixes = try [Prefix].forQueries(data: declared)
        let reasoner = try inference.reasoner(over: store, prefixes: prefixes)
        let rows: [QuadRow]
        do {
            rows = oneName ? reasoner.inferredOfRepresentatives() : try reasoner.inferred()
        } catch {
            throw CommandFailure("\(error.message) Use --one-name for that.")
        }
        let stated = onlyInferred ? store.snapshot().selecting(defaultGraphs: [], namedGraphs: []) : store.snapshot()
        try write(Dataset(stated.adding(rows).quads), prefixes)
        let inconsistencies = reasoner.inconsistencies
        InconsistencyText.warn(of: inconsistencies, prefixes)
        if !inconsistencies.isEmpty { throw ExitCode(1) }
    }

    private func write(_ dataset: Dataset, _ prefixes: [Prefix]) throws {
        let target = format?.format ?? RDFFormat(fileName: output) ?? .trig
        var bytes: [UInt8]
        do {
            bytes = try dataset.bytes(as: target, prefixes: prefixes.used(in: dataset))
        } catch {
            throw CommandFailure("cannot write \(output == "-" ? "standard output" : output): \(error.message)")
        }
        var sink = try Output(output)
        try sink.write(&bytes)
        try sink.commit()
    }
}
