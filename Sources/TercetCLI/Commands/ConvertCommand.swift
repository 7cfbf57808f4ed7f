import ArgumentParser
import RDF
import RDFIO
import SystemPackage
import Tercet

/// `tercet convert`: RDF from one format to another.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert RDF from one format to another.",
        discussion: """
            The names of the files tell the formats: .nt, .nq, .ttl, .trig, .rdf (also .owl and .xml), .jsonld. Use - for
            standard input or output, and --from or --to where there is no name. A .gz behind the name is a compressed
            file.

            .nt, .ttl and .rdf hold one graph. For an input with named graphs, --graph IRI, --default-graph or
            --all-graphs say which triples go there.

            With --lenient, what is wrong in the input is left out: in .nt and .nq the line, in .ttl and .trig the
            statement, in .rdf the element, in .jsonld the item. How much that was, and where, goes to standard error.

            For graph tools there are .graphml (Gephi, yEd, Cytoscape, igraph), .gexf (Gephi), .dot or .gv (Graphviz),
            .cyjs (Cytoscape) and --to neo4j, which writes OUT-nodes.csv and OUT-relationships.csv for
              neo4j-admin database import full --multiline-fields=true
                --nodes=OUT-nodes.csv --relationships=OUT-relationships.csv neo4j

            Examples:
              tercet convert facts.rdf facts.nt
              tercet convert --lenient old.nt.gz clean.ttl
              tercet convert --pretty facts.nt facts.ttl
              tercet convert schema.jsonld facts.nt --remote-context https://schema.org/=schemaorg.jsonld
              tercet convert facts.ttl facts.graphml
              cat facts.ttl | tercet convert --from ttl --to rdf - - > facts.rdf
            """)

    @Argument(help: "The file to read, or - for standard input.") var input: String
    @Argument(help: "The file to write, or - for standard output.") var output: String
    @Option(help: "The format of the input.") var from: FormatName?
    @Option(help: "The format of the output.") var to: OutputFormat?
    @Option(help: "The IRI that relative references in the input are resolved against.") var base: String?
    @Flag(help: "Leave out what is wrong in the input, and say what that was.") var lenient = false
    @Flag(
        help: """
            Lay Turtle, TriG, RDF/XML or JSON-LD out for people: subjects together, blank nodes and lists in place. The \
            whole graph is held in memory.
            """)
    var pretty = false
    @OptionGroup var selection: GraphSelection
    @OptionGroup var contexts: ContextOptions
    @Option(help: "For graph tools: RDF with labels of classes and properties; may be given several times.")
    var ontology: [String] = []
    @OptionGroup var graphOptions: GraphOptions

    func validate() throws {
        try BaseOption.validate(base)
        if output == "-", to == nil {
            throw ValidationError("Standard output has no name that tells the format; give --to.")
        }
        if output != "-", to == nil, OutputFormat(fileName: output) == nil {
            throw ValidationError("The name \(output) tells no format; give --to. \(OutputFormat.list)")
        }
        if pretty, (to ?? OutputFormat(fileName: output))?.rdfFormat?.hasLayouts != true {
            throw ValidationError("--pretty lays out Turtle, TriG, RDF/XML and JSON-LD; other formats have one layout.")
        }
    }

    func run() throws {
        let target = to ?? OutputFormat(fileName: output)
        if let format = target?.graphFormat { return try writeGraph(as: format) }
        let format = target?.rdfFormat ?? .ntriples
        var sink = try Output(output)
        if pretty { try writePretty(as: format, to: &sink) } else { try writeStream(as: format, to: &sink) }
        try sink.commit()
    }

    /// Hands the quads that were chosen to a closure, a batch at a time, and shows how far reading has come.
    @discardableResult
    func readChosen(_ body: (RDFReader, QuadBatch) throws -> Void) throws -> RDFReader {
        var progress = Progress()
        defer { progress.clear() }
        var counts = (read: 0, chosen: 0)
        let reader = try Input.read(
            input, format: from?.format, base: base, isLenient: lenient, contexts: contexts.source()
        ) { reader, batch in
            counts.read += batch.quads.count
            progress.show(ReadingState.line(reader, tripleCount: counts.read))
            selection.apply(to: &batch)
            counts.chosen += batch.quads.count
            try body(reader, batch)
        }
        // Nothing is written where a graph was asked for that is not there.
        if counts.chosen == 0, let graph = selection.graph {
            throw CommandFailure("\(Input.name(input)) has no graph <\(graph)>")
        }
        return reader
    }

    /// Writes quads as they come, with the prefixes that the reader has seen before the first.
    private func writeStream(as format: RDFFormat, to sink: inout Output) throws {
        var writer: RDFWriter?
        var bytes: [UInt8] = []
        let reader = try readChosen { reader, batch in
            try check(batch, for: format)
            if writer == nil { writer = RDFWriter(format: format, prefixes: reader.prefixes) }
            try written { try writer?.write(batch, to: &bytes) }
            try sink.write(&bytes)
        }
        var last = writer ?? RDFWriter(format: format, prefixes: reader.prefixes)
        try written { try last.finish(to: &bytes) }
        try sink.write(&bytes)
    }

    /// Writes quads when all have been read, with all prefixes.
    private func writePretty(as format: RDFFormat, to sink: inout Output) throws {
        var batches: [QuadBatch] = []
        let reader = try readChosen { _, batch in
            try check(batch, for: format)
            batches.append(batch)
        }
        var writer = RDFWriter(format: format, prefixes: reader.prefixes, layout: .pretty)
        var bytes: [UInt8] = []
        try written {
            for batch in batches { try writer.write(batch, to: &bytes) }
            try writer.finish(to: &bytes)
        }
        try sink.write(&bytes)
    }

    private func check(_ batch: QuadBatch, for format: RDFFormat) throws {
        if !format.hasNamedGraphs { try selection.check(batch, of: Input.name(input), for: format.name) }
    }

    private func written(_ write: () throws -> Void) throws {
        do {
            try write()
        } catch let error as RDFSyntaxError {
            throw CommandFailure("cannot write \(output == "-" ? "standard output" : output): \(error.message)")
        }
    }
}
