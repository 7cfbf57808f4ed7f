import ArgumentParser
import RDF
import RDFIO
import SPARQLEngine
import SystemPackage
import Tercet
import TripleStore

/// `tercet validate`: whether data conforms to shapes.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Validate RDF files against SHACL shapes.",
        discussion: """
            The shapes are those of --shapes and of the local files that these import with owl:imports; without it, those
            that the data names with sh:shapesGraph, or those in the data itself. The default graph of the data is validated.

            Where data uses classes of an ontology without saying how they stand to each other, --ontology takes the
            rdfs:subClassOf of a file along.

            Examples:
              tercet validate -d facts.ttl --shapes shapes.ttl
              tercet validate -d facts.ttl --shapes shapes.ttl --format ttl -o report.ttl
              tercet validate --store kb --union-graphs --shapes shapes.ttl
              tercet extract a.txt --evidence annotation -o facts.ttl
              tercet validate -d facts.ttl --shapes Ontology/shapes.ttl --ontology Ontology/core.ttl

            Exit codes: 0 the data conforms, 1 it does not, 2 trouble (a file or shape that is wrong, wrong usage).
            """)

    @OptionGroup var data: DataOptions
    @Option(help: "A file with shapes; may be given several times.") var shapes: [String] = []
    @Option(help: "A file whose rdfs:subClassOf the data lacks; may be given several times.") var ontology: [String] =
        []
    @Option(help: "How the report is written: text where it is not given, and the name of the output tells nothing.")
    var format: ReportFormat?
    @Option(name: .shortAndLong, help: "The file to write the report to; standard output where it is not given.")
    var output: String = "-"
    @Option(help: ArgumentHelp("Give up after this many seconds.", valueName: "seconds")) var timeout: Double?

    func validate() throws {
        guard data.areGiven else {
            throw ValidationError("Give the data to validate with -d FILE or --store FOLDER.")
        }
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0.") }
    }

    func run() throws {
        do {
            let report = try report()
            guard report.conforms else { throw ExitCode(1) }
        } catch let failure as CommandFailure {
            throw CommandFailure(failure.message, exitCode: 2, hasPlace: failure.hasPlace)
        }
    }

    /// Validates the data and writes the report.
    private func report() throws -> ValidationReport {
        var (store, prefixes) = try data.load()
        let source = try ShapesSource(files: shapes, data: data.snapshot(of: store), contexts: data.contexts.source())
        for file in ontology { try ShapesSource.loadSubclasses(of: file, into: store) }
        prefixes.addMissing(source.prefixes)
        prefixes.addMissing(try [Prefix].forQueries(data: []))
        let options = ValidationOptions(
            limits: QueryLimits(timeout: timeout.map { .seconds($0) }), prefixes: prefixes)
        let report: ValidationReport
        do {
            report = try Validator(source.read(), options: options).validate(data.snapshot(of: store))
        } catch let error as ShapesError {
            throw CommandFailure(error.problems.joined(separator: "\ntercet: "))
        } catch let error as Tercet.ValidationError {
            throw CommandFailure(error.message)
        }
        try write(report, prefixes)
        return report
    }

    private func write(_ report: ValidationReport, _ prefixes: [Prefix]) throws {
        var bytes: [UInt8]
        if let format = format.map(\.rdf) ?? RDFFormat(fileName: output) {
            let dataset = Dataset(report.triples.map { Quad($0) })
            let known = prefixes + [Prefix("sh", "http://www.w3.org/ns/shacl#")]
            do {
                bytes = try dataset.bytes(as: format, prefixes: known.used(in: dataset))
            } catch {
                throw CommandFailure("cannot write the report: \(error.message)")
            }
        } else {
            bytes = Array(report.text(prefixes: prefixes).utf8)
        }
        var sink = try Output(output)
        try sink.write(&bytes)
        try sink.commit()
    }
}

/// A format of reports as people name it on the command line.
struct ReportFormat: ExpressibleByArgument {
    /// The format; `nil` for text.
    let rdf: RDFFormat?

    init?(argument: String) {
        rdf = FormatName(argument: argument)?.format
        if rdf == nil, argument != "text" { return nil }
    }

    static var allValueStrings: [String] { ["text"] + FormatName.allValueStrings }
}
