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
            The names of the files tell the formats: .nt, .nq, .ttl, .trig, .rdf (also .owl and .xml). Use - for standard
            input or output, and --from or --to where there is no name. A .gz behind the name is a compressed file.

            .nt, .ttl and .rdf hold one graph. For an input with named graphs, --graph IRI, --default-graph or
            --all-graphs say which triples go there.

            With --lenient, what is wrong in the input is left out: in .nt and .nq the line, in .ttl and .trig the
            statement, in .rdf the element. How much that was, and where, goes to standard error.

            For graph tools there are .graphml (Gephi, yEd, Cytoscape, igraph), .gexf (Gephi), .dot or .gv (Graphviz),
            .cyjs (Cytoscape) and --to neo4j, which writes OUT-nodes.csv and OUT-relationships.csv for
              neo4j-admin database import full --multiline-fields=true
                --nodes=OUT-nodes.csv --relationships=OUT-relationships.csv neo4j

            Examples:
              tercet convert facts.rdf facts.nt
              tercet convert --lenient old.nt.gz clean.ttl
              tercet convert facts.ttl facts.graphml
              cat facts.ttl | tercet convert --from ttl --to rdf - - > facts.rdf
            """)

    @Argument(help: "The file to read, or - for standard input.") var input: String
    @Argument(help: "The file to write, or - for standard output.") var output: String
    @Option(help: "The format of the input.") var from: FormatName?
    @Option(help: "The format of the output.") var to: OutputFormat?
    @Option(help: "The IRI that relative references in the input are resolved against.") var base: String?
    @Flag(help: "Leave out what is wrong in the input, and say what that was.") var lenient = false
    @OptionGroup var selection: GraphSelection
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
    }

    func run() throws {
        let target = to ?? OutputFormat(fileName: output)
        if let format = target?.graphFormat { return try writeGraph(as: format) }
        let format = target?.rdfFormat ?? .ntriples
        var reader = try Input.reader(input, format: from?.format, base: base, isLenient: lenient)
        var sink = try Output(output)
        var batch = QuadBatch()
        var progress = Progress()
        var counts = (read: 0, written: 0)
        // The first batch comes before the writer, which declares the prefixes that the reader has seen by then.
        var hasMore = try next(&reader, &batch)
        var writer = RDFWriter(format: format, prefixes: reader.prefixes)
        var bytes: [UInt8] = []
        while hasMore {
            counts.read += batch.quads.count
            progress.show(ReadingState.line(reader, tripleCount: counts.read))
            selection.apply(to: &batch)
            counts.written += batch.quads.count
            if !format.hasNamedGraphs { try selection.check(batch, of: Input.name(input), for: format.name) }
            try written { () throws(RDFSyntaxError) in try writer.write(batch, to: &bytes) }
            try sink.write(&bytes)
            hasMore = try next(&reader, &batch)
        }
        try written { () throws(RDFSyntaxError) in try writer.finish(to: &bytes) }
        try sink.write(&bytes)
        try checkFound(counts.written)
        try sink.commit()
        Input.report(reader.skipped, of: input)
    }

    /// Refuses to write nothing where a graph was asked for that is not there.
    func checkFound(_ count: Int) throws {
        guard count == 0, let graph = selection.graph else { return }
        throw CommandFailure("\(Input.name(input)) has no graph <\(graph)>")
    }

    private func next(_ reader: inout RDFReader, _ batch: inout QuadBatch) throws -> Bool {
        do {
            return try reader.next(into: &batch)
        } catch {
            throw CommandFailure(file: Input.name(input), error)
        }
    }

    private func written(_ write: () throws(RDFSyntaxError) -> Void) throws {
        do {
            try write()
        } catch {
            throw CommandFailure("cannot write \(output == "-" ? "standard output" : output): \(error.message)")
        }
    }
}
