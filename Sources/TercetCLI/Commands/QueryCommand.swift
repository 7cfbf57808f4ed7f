import ArgumentParser
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import SystemPackage
import Tercet
import TripleStore

/// `tercet query`: SPARQL over files.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Query RDF files with SPARQL.",
        discussion: """
            The prefixes that the files declare, and those of Tercet's ontologies, need no PREFIX in the query.

            Examples:
              tercet query -d facts.ttl 'SELECT ?who { ?who core:visited ?place }'
              tercet query -d facts.nt -d more.rdf -f query.rq
              tercet extract a.txt | tercet query -d - 'ASK { ?a core:metWith ?b }'

              tercet query -d facts.nt --results csv 'SELECT * { ?s ?p ?o }'

            ASK prints true or false and exits with 0 or 1.
            """)

    @Option(name: .shortAndLong, help: "An RDF file to query, or - for standard input; may be given several times.")
    var data: [String] = []
    @Option(name: [.customShort("f"), .long], help: "A file with the query.") var file: String?
    @Option(help: "The format of data from standard input.") var from: FormatName?
    @Flag(help: "Leave out what is wrong in the data, and say what that was.") var lenient = false
    @Option(help: "The IRI that relative IRIs in the query are resolved against.") var base: String?
    @OptionGroup var contexts: ContextOptions
    @Option(help: "How SELECT and ASK answer; a table where it is not given.") var results: ResultsName?
    @Argument(help: "The query; read from standard input where neither it nor --file is given.") var query: String?

    func validate() throws {
        try BaseOption.validate(base)
        if query != nil, file != nil { throw ValidationError("Give the query once: as an argument or with --file.") }
        if query == nil, file == nil, data.contains("-") {
            throw ValidationError("Standard input cannot hold both data and query; name the query with --file.")
        }
        if data.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read only once.") }
    }

    func run() throws {
        let store = TripleStore()
        var prefixes = Vocabulary.commonPrefixes
        for (index, path) in data.enumerated() {
            var reader = try Input.reader(
                path, format: path == "-" ? from?.format : nil, blankNodePrefix: "f\(index)_", isLenient: lenient,
                contexts: contexts.source())
            do {
                try store.load(&reader)
            } catch let error as RDFSyntaxError {
                throw CommandFailure(file: Input.name(path), error)
            } catch {
                throw CommandFailure("\(Input.name(path)): \(error)")
            }
            Input.report(reader.skipped, of: path)
            prefixes.addMissing(reader.prefixes)
        }
        let entities = Extractor.Options().base.string
        prefixes.addMissing([
            Prefix("id", entities), Prefix("role", entities + "role/"), Prefix("open", Ontology.openNamespace),
        ])
        prefixes.addMissing(try Ontology.standard().prefixes)
        try answer(try parse(prefixes), store, prefixes)
    }

    private func parse(_ prefixes: [Prefix]) throws -> Query {
        let source = query == nil ? file ?? "-" : nil
        let text = try query ?? Input.text(source ?? "-")
        do {
            return try Query(parsing: text, base: base.map { IRI($0) }, prefixes: prefixes)
        } catch {
            throw CommandFailure(file: source.map { Input.name($0) } ?? "<query>", error, in: text)
        }
    }

    private func answer(_ query: Query, _ store: TripleStore, _ prefixes: [Prefix]) throws {
        let results: QueryResults
        do {
            results = try QueryEngine.evaluate(query, over: store.snapshot())
        } catch {
            throw CommandFailure("\(error)")
        }
        switch results {
        case .boolean(let answer):
            try Terminal.write(text(answer))
            if !answer { throw ExitCode(1) }
        case .solutions(let solutions): try write(solutions, prefixes)
        case .graph(let triples):
            let dataset = Dataset(triples.map { Quad($0) })
            try Terminal.write(try dataset.bytes(as: .turtle, prefixes: prefixes.used(in: dataset)))
        }
    }

    private func text(_ answer: Bool) -> [UInt8] {
        guard let format = results?.format else { return Array("\(answer)\n".utf8) }
        var output: [UInt8] = []
        ResultsWriter.write(answer, as: format, to: &output)
        return output
    }

    private func write(_ solutions: Solutions, _ prefixes: [Prefix]) throws {
        guard let format = results?.format else {
            return try Terminal.write(Array(table(solutions, prefixes).utf8))
        }
        var output: [UInt8] = []
        var writer = ResultsWriter(format, variables: solutions.variables, to: &output)
        for solution in solutions {
            writer.write(solution.terms, to: &output)
            guard output.count > 1 << 16 else { continue }
            try Terminal.write(output)
            output.removeAll(keepingCapacity: true)
        }
        writer.finish(to: &output)
        try Terminal.write(output)
    }

    private func table(_ solutions: Solutions, _ prefixes: [Prefix]) -> String {
        var table = Table(solutions.variables.map { "?\($0)" })
        for solution in solutions { table.add(solution.terms.map { $0.map { text($0, prefixes) } ?? "" }) }
        return table.text(width: Terminal.width)
            + "\(solutions.count) \(solutions.count == 1 ? "solution" : "solutions")\n"
    }

    /// The datatypes whose values SPARQL writes without quotation marks.
    private static let plainDatatypes = [
        Vocabulary.XSD.integer, Vocabulary.XSD.decimal, Vocabulary.XSD.double, Vocabulary.XSD.boolean,
    ]

    private func text(_ term: Term, _ prefixes: [Prefix]) -> String {
        switch term {
        case .iri(let iri): prefixes.abbreviate(iri)
        case .literal(let literal) where Self.plainDatatypes.contains(literal.datatype): literal.lexicalForm
        case .literal(let literal) where literal.language == nil && literal.datatype != Vocabulary.XSD.string:
            "\(Literal(literal.lexicalForm))^^\(prefixes.abbreviate(literal.datatype))"
        default: "\(term)"
        }
    }
}

/// A format of results as people name it on the command line.
struct ResultsName: ExpressibleByArgument {
    /// The format; `nil` for a table.
    let format: ResultsFormat?

    init?(argument: String) {
        format = ResultsFormat(rawValue: argument)
        if format == nil, argument != "table" { return nil }
    }

    static var allValueStrings: [String] { ["table"] + ResultsFormat.allCases.map(\.rawValue) }
}

extension [Prefix] {
    /// Adds the prefixes whose names are not taken.
    fileprivate mutating func addMissing(_ more: [Prefix]) {
        for prefix in more where !contains(where: { $0.name == prefix.name }) { append(prefix) }
    }
}
