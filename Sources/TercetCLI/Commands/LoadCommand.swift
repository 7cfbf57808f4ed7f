import ArgumentParser
import RDF
import RDFIO
import Tercet
import TripleStore

/// `tercet load`: RDF files into a store.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load RDF files into a store.",
        discussion: """
            All files are loaded as one transaction: when the command has ended they are on the disk, and where one of them has
            an error nothing has happened. A folder that is not there is made.

            Examples:
              tercet load --store kb facts.ttl more.nt.gz
              tercet load --store kb --graph https://example.org/a a.ttl
              tercet extract a.txt | tercet load --store kb -
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "folder")) var store: String
    @Argument(help: "The RDF files to load, or - for standard input.") var files: [String]
    @Option(help: ArgumentHelp("The named graph that the triples go into.", valueName: "IRI")) var graph: String?
    @Option(help: "The format of data from standard input.") var from: FormatName?
    @Flag(help: "Leave out what is wrong in the data, and say what that was.") var lenient = false
    @OptionGroup var contexts: ContextOptions

    func validate() throws {
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
        if let graph, !IRI.isValid(graph) {
            throw ValidationError("--graph takes an absolute IRI such as https://example.org/graph.")
        }
    }

    func run() throws {
        let contexts = try contexts.source()
        try StoredGraph.change(store) { transaction, blankNodePrefix in
            let data = DataFiles(
                files.map { DataFiles.File($0, graph: graph.map { IRI($0) }) }, from: from?.format, isLenient: lenient,
                contexts: contexts, blankNodePrefix: blankNodePrefix)
            try data.read { try transaction.insert($0) }
        }
    }
}
