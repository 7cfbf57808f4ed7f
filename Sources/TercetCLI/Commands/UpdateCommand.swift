import ArgumentParser
import RDF
import RDFIO
import SPARQLClient
import SPARQLEngine
import SPARQLSyntax
import Tercet
import TripleStore

/// `tercet update`: SPARQL Update over files, or of a store.
struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change RDF with SPARQL Update, and write what comes of it.",
        discussion: """
            The files are read, the operations carried out one after the other, and the result is written: all of it, or,
            where an operation fails, nothing. The prefixes that the files declare, and those of Tercet's ontologies, need
            no PREFIX. LOAD reads files (LOAD <file:///home/ana/more.ttl>).

            With --store the operations change the store, as one transaction: when the command has ended they are on the disk.

            Examples:
              tercet update -d facts.ttl -o facts.ttl 'DELETE WHERE { ?who core:visited ?place }'
              tercet update -d facts.nt -f clean.ru -o clean.trig
              tercet update --store kb 'DELETE WHERE { ?who core:visited ?place }'
              tercet convert a.ttl - --to nq | tercet update -d - 'CLEAR GRAPH <http://example.org/old>'
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var remote: EndpointOption
    @Option(name: [.customShort("f"), .long], help: "A file with the update.") var file: String?
    @Option(help: "The IRI that relative IRIs in the update are resolved against.") var base: String?
    @Option(name: .shortAndLong, help: "The file to write, or - for standard output, where it is not told.")
    var output: String?
    @Option(help: "The format of the output; TriG where neither it nor the output's name tells.") var format:
        FormatName?
    @Argument(help: "The update; read from standard input where neither it nor --file is given.") var update: String?

    func validate() throws {
        try BaseOption.validate(base)
        try RequestText.validate(update, file: file, data: data, kind: "update")
        if remote.endpoint != nil, data.areGiven || data.unionGraphs || output != nil || format != nil {
            throw ValidationError("--endpoint goes without data, -o and --format.")
        }
        if data.store != nil {
            guard data.data.isEmpty, data.namedGraph.isEmpty, output == nil, format == nil, !data.unionGraphs else {
                throw ValidationError("--store goes without -d, --named-graph, --union-graphs, -o and --format.")
            }
        }
        if let output, output != "-", format == nil, RDFFormat(fileName: output) == nil {
            throw ValidationError("The name \(output) tells no format; give --format. \(FormatName.list)")
        }
    }

    func run() throws {
        if let endpoint = try remote.connect() {
            let text = try EndpointOption.text(of: try RequestText(update, file: file).text, base: base)
            return try EndpointOption.attempt { try endpoint.update(text) }
        }
        if let folder = data.store { return try run(on: folder) }
        let (store, declared) = try data.load()
        let prefixes = try [Prefix].forQueries(data: declared)
        let parsed = try parse(prefixes)
        do {
            try UpdateEngine.apply(parsed, to: store, documents: try documents())
        } catch let error as QueryError {
            throw CommandFailure("\(error)")
        }
        try write(Dataset(store.snapshot().quads), prefixes)
    }

    private func run(on folder: String) throws {
        let parsed = try parse(try [Prefix].forQueries(data: []))
        let documents = try documents()
        try StoredGraph.change(folder) { transaction, blankNodePrefix in
            try UpdateEngine.apply(
                parsed, in: &transaction, documents: documents, blankNodePrefix: blankNodePrefix)
        }
    }

    private func parse(_ prefixes: [Prefix]) throws -> Update {
        let request = try RequestText(update, file: file)
        do {
            return try Update(parsing: request.text, base: base.map { IRI($0) }, prefixes: prefixes)
        } catch {
            throw CommandFailure(file: request.name, error, in: request.text)
        }
    }

    private func documents() throws -> FileDocumentSource {
        FileDocumentSource(contexts: try data.contexts.source())
    }

    private func write(_ dataset: Dataset, _ prefixes: [Prefix]) throws {
        let output = output ?? "-"
        let target = format?.format ?? RDFFormat(fileName: output) ?? .trig
        try Output.write(dataset, to: output, as: target, prefixes: prefixes)
    }
}
