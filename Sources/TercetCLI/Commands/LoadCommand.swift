import ArgumentParser
import JSONLD
import RDF
import RDFIO
import SPARQLClient
import Tercet
import TripleStore

/// `tercet load`: RDF files into a store.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load RDF files into a store or a SPARQL endpoint.",
        discussion: """
            All files are loaded as one transaction: when the command has ended they are on the disk, and where one of them has
            an error nothing has happened. A folder that is not there is made.

            An endpoint gets the triples in batches. One that fails for a reason which may pass is sent again; where it still
            fails, the error says how to go on from there. Blank nodes go as IRIs.

            Examples:
              tercet load --store kb facts.ttl more.nt.gz
              tercet load --store kb --graph https://example.org/a a.ttl
              tercet extract a.txt | tercet load --store kb -
              tercet load --endpoint http://localhost:8890/sparql --graph https://example.org/a a.ttl
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "folder")) var store: String?
    @OptionGroup var remote: EndpointOption
    @Argument(help: "The RDF files to load, or - for standard input.") var files: [String]
    @Option(help: ArgumentHelp("The named graph that the triples go into.", valueName: "IRI")) var graph: String?
    @Option(help: "The format of data from standard input.") var from: FormatName?
    @Flag(help: "Leave out what is wrong in the data, and say what that was.") var lenient = false
    @Option(help: "With --endpoint: how many triples a batch has.") var batch = 1000
    @Option(help: "With --endpoint: leave out the first triples, which were loaded before.") var skip = 0
    @OptionGroup var contexts: ContextOptions

    func validate() throws {
        guard (store == nil) != (remote.endpoint == nil) else {
            throw ValidationError("Give one of --store and --endpoint.")
        }
        guard (1...1_000_000).contains(batch), skip >= 0 else {
            throw ValidationError("--batch takes a number from 1 to 1000000, and --skip one from 0 on.")
        }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
        if let graph, !IRI.isValid(graph) {
            throw ValidationError("--graph takes an absolute IRI such as https://example.org/graph.")
        }
    }

    func run() throws {
        let contexts = try contexts.source()
        if let endpoint = try remote.connect() { return try load(to: endpoint, contexts) }
        guard let store else { return }
        try StoredGraph.change(store) { transaction, blankNodePrefix in
            let data = DataFiles(
                files.map { DataFiles.File($0, graph: graph.map { IRI($0) }) }, from: from?.format, isLenient: lenient,
                contexts: contexts, blankNodePrefix: blankNodePrefix)
            try data.read { try transaction.insert($0) }
        }
    }
    private func load(to endpoint: Endpoint, _ contexts: KnownContexts) throws {
        let data = DataFiles(
            files.map { DataFiles.File($0, graph: graph.map { IRI($0) }) }, from: from?.format, isLenient: lenient,
            contexts: contexts)
        var loader = EndpointLoader(
            to: endpoint, blankNodeBase: BlankNodeBase.base(for: files), batchSize: batch, skipping: skip)
        do {
            try data.read { batch in try loader.add(batch.quads.indices.lazy.map { batch.quad(at: $0) }) }
            try loader.finish()
        } catch let error as EndpointError {
            throw CommandFailure(
                "\(error); the first \(loader.count) triples are loaded: --skip \(loader.count) goes on behind them")
        }
    }
}
