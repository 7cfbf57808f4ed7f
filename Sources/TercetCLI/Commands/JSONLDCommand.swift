import ArgumentParser
import JSON
import JSONLD
import RDF
import RDFIO
import SystemPackage

/// `tercet jsonld`: the forms of JSON-LD documents.
struct JSONLDCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jsonld",
        abstract: "Expand, compact or flatten a JSON-LD document.",
        discussion: """
            Nothing is fetched: --remote-context IRI=FILE gives the file for a context that a document names by an IRI.
            To convert from or to other syntaxes of RDF, use tercet convert.

            Examples:
              tercet jsonld expand page.jsonld
              tercet jsonld expand schema.jsonld --remote-context https://schema.org/=schemaorg.jsonld
            """,
        subcommands: [ExpandCommand.self, CompactCommand.self, FlattenCommand.self])
}

/// What the commands on JSON-LD documents have in common.
struct JSONLDOptionGroup: ParsableArguments {
    @Argument(help: "The document to read, or - for standard input.") var input: String
    @Argument(help: "The file to write, or - for standard output.") var output = "-"
    @Option(help: "The IRI that relative references are resolved against; that of the file, unless told.")
    var base: String?
    @OptionGroup var contexts: ContextOptions

    func validate() throws { try BaseOption.validate(base) }

    /// Reads the document, makes another of it, and writes that.
    func run(_ make: (JSONLDProcessor, JSONValue) throws -> JSONValue) throws {
        let document = try Input.json(input)
        let base = base.map { IRI($0) } ?? (input == "-" ? nil : FileLocation.iri(of: FilePath(input)))
        let processor = JSONLDProcessor(options: JSONLDOptions(base: base, contexts: try contexts.source()))
        let result: JSONValue
        do {
            result = try make(processor, document)
        } catch let error as JSONLDError {
            throw CommandFailure("\(Input.name(input)): \(error)")
        }
        var bytes = result.bytes(layout: .pretty) + [0x0A]
        var sink = try Output(output)
        try sink.write(&bytes)
        try sink.commit()
    }
}

/// `tercet jsonld expand`.
struct ExpandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expand",
        abstract: "Write the document without contexts: all names as IRIs, all values with their types.",
        discussion: """
            Examples:
              tercet jsonld expand page.jsonld
              cat page.jsonld | tercet jsonld expand - --base https://example.org/
            """)

    @OptionGroup var options: JSONLDOptionGroup

    func run() throws {
        try options.run { try $0.expand($1) }
    }
}

/// `tercet jsonld compact`.
struct CompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact", abstract: "Write the document in the words of a context.",
        discussion: """
            Examples:
              tercet jsonld compact page.jsonld --context context.jsonld
              tercet jsonld compact page.jsonld short.jsonld --context context.jsonld
            """)

    @OptionGroup var options: JSONLDOptionGroup
    @Option(help: "The file that has the context.") var context: String

    func run() throws {
        let context = try Input.json(context)
        try options.run { try $0.compact($1, context: context) }
    }
}

/// `tercet jsonld flatten`.
struct FlattenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flatten", abstract: "Write each node once, with all that is said of it, in one array.",
        discussion: """
            Examples:
              tercet jsonld flatten page.jsonld
              tercet jsonld flatten page.jsonld flat.jsonld --context context.jsonld
            """)

    @OptionGroup var options: JSONLDOptionGroup
    @Option(help: "The file that has a context to write the result with.") var context: String?

    func run() throws {
        let context = try context.map { try Input.json($0) }
        try options.run { try $0.flatten($1, context: context) }
    }
}
