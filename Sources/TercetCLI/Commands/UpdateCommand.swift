import ArgumentParser
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import Tercet
import TripleStore

/// `tercet update`: SPARQL Update over files.
struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change RDF with SPARQL Update, and write what comes of it.",
        discussion: """
            The files are read, the operations carried out one after the other, and the result is written: all of it, or,
            where an operation fails, nothing. The prefixes that the files declare, and those of Tercet's ontologies, need
            no PREFIX. LOAD reads files (LOAD <file:///home/ana/more.ttl>).

            Examples:
              tercet update -d facts.ttl -o facts.ttl 'DELETE WHERE { ?who core:visited ?place }'
              tercet update -d facts.nt -f clean.ru -o clean.trig
              tercet convert a.ttl - --to nq | tercet update -d - 'CLEAR GRAPH <http://example.org/old>'
            """)

    @OptionGroup var data: DataOptions
    @Option(name: [.customShort("f"), .long], help: "A file with the update.") var file: String?
    @Option(help: "The IRI that relative IRIs in the update are resolved against.") var base: String?
    @Option(name: .shortAndLong, help: "The file to write, or - for standard output.") var output = "-"
    @Option(help: "The format of the output; TriG where neither it nor the output's name tells.") var format:
        FormatName?
    @Argument(help: "The update; read from standard input where neither it nor --file is given.") var update: String?

    func validate() throws {
        try BaseOption.validate(base)
        try RequestText.validate(update, file: file, data: data, kind: "update")
        if output != "-", format == nil, RDFFormat(fileName: output) == nil {
            throw ValidationError("The name \(output) tells no format; give --format. \(FormatName.list)")
        }
    }

    func run() throws {
        let store = TripleStore()
        let declared = try data.load(into: store)
        let prefixes = try [Prefix].forQueries(data: declared)
        let request = try RequestText(update, file: file)
        let parsed: Update
        do {
            parsed = try Update(parsing: request.text, base: base.map { IRI($0) }, prefixes: prefixes)
        } catch {
            throw CommandFailure(file: request.name, error, in: request.text)
        }
        do {
            try UpdateEngine.apply(
                parsed, to: store, documents: FileDocumentSource(contexts: try data.contexts.source()))
        } catch let error as QueryError {
            throw CommandFailure("\(error)")
        }
        try write(Dataset(store.snapshot().quads), prefixes)
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
