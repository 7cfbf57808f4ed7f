import ArgumentParser
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import SystemPackage
import Tercet
import TripleStore

/// `tercet query`: SPARQL over files and stores.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Query RDF files and stores with SPARQL.",
        discussion: """
            The prefixes that the files declare, and those of Tercet's ontologies, need no PREFIX in the query.

            Examples:
              tercet query -d facts.ttl 'SELECT ?who { ?who core:visited ?place }'
              tercet query -d facts.nt -d more.rdf -f query.rq
              tercet extract a.txt | tercet query -d - 'ASK { ?a core:metWith ?b }'
              tercet query --store kb --union-graphs 'SELECT ?who { ?who core:visited ?place }'

              tercet query -d facts.nt --results csv 'SELECT * { ?s ?p ?o }'
              tercet query -d facts.nt --format jsonld 'CONSTRUCT WHERE { ?s core:metWith ?o }'
              tercet query --named-graph https://example.org/a=a.ttl 'SELECT ?g { GRAPH ?g { ?s ?p ?o } }'

            A full-text search is the property text:matches: all words, in any order and case; route* stands for all words
            that begin so, and "drug route" for words that follow each other.
              tercet query -d facts.ttl 'SELECT ?s ?text { ?s ?p ?text . ?text text:matches "panama rout*" }'

            With --infer, what follows from the data is there too: --infer owl-rl, or rules of your own.
              tercet query -d facts.ttl -d Ontology/core.ttl --infer owl-rl 'SELECT ?x { ?x a core:Agent }'

            ASK prints true or false and exits with 0 or 1.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var inference: InferenceOptions
    @Option(name: [.customShort("f"), .long], help: "A file with the query.") var file: String?
    @Option(help: "The IRI that relative IRIs in the query are resolved against.") var base: String?
    @Option(help: "How SELECT and ASK answer; a table where it is not given.") var results: ResultsName?
    @Option(help: "How CONSTRUCT and DESCRIBE answer, and ASK too.") var format: AnswerFormat?
    @Option(help: ArgumentHelp("Give up after this many seconds.", valueName: "seconds")) var timeout: Double?
    @Flag(help: "Show how the query is evaluated, with the rows and the time of each step, instead of its results.")
    var explain = false
    @Argument(help: "The query; read from standard input where neither it nor --file is given.") var query: String?

    func validate() throws {
        try BaseOption.validate(base)
        try RequestText.validate(query, file: file, data: data, kind: "query")
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0.") }
    }

    func run() throws {
        let (store, declared) = try data.load()
        let prefixes = try [Prefix].forQueries(data: declared)
        let query = try parse(prefixes)
        try answer(query, data.selected(try inference.snapshot(of: store, prefixes: prefixes)), prefixes)
    }

    private func parse(_ prefixes: [Prefix]) throws -> Query {
        let request = try RequestText(query, file: file)
        do {
            return try Query(parsing: request.text, base: base.map { IRI($0) }, prefixes: prefixes)
        } catch {
            throw CommandFailure(file: request.name, error, in: request.text)
        }
    }

    private func answer(_ query: Query, _ snapshot: Snapshot, _ prefixes: [Prefix]) throws {
        let results: QueryResults
        do {
            let limits = QueryLimits(timeout: timeout.map { .seconds($0) })
            let options = QueryOptions(limits: limits)
            if explain {
                let plan = try QueryEngine.explain(query, over: snapshot, options: options)
                return try Terminal.write(Array(plan.text(prefixes: prefixes).utf8))
            }
            results = try QueryEngine.evaluate(query, over: snapshot, options: options)
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
            do {
                let format = format?.graphs ?? .turtle
                try Terminal.write(try dataset.bytes(as: format, prefixes: prefixes.used(in: dataset)))
            } catch let error as RDFSyntaxError {
                throw CommandFailure("cannot write the answer: \(error.message)")
            }
        }
    }

    private func text(_ answer: Bool) -> [UInt8] {
        guard let format = results?.format ?? format?.results else { return Array("\(answer)\n".utf8) }
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

/// A format of graphs or of results, as people name it on the command line.
struct AnswerFormat: ExpressibleByArgument {
    /// The format of graphs; `nil` where the name is one of results.
    let graphs: RDFFormat?
    /// The format of results; `nil` where the name is one of graphs.
    let results: ResultsFormat?

    init?(argument: String) {
        results = ResultsFormat(rawValue: argument)
        graphs = results == nil ? FormatName(argument: argument)?.format : nil
        if graphs == nil, results == nil { return nil }
    }

    static var allValueStrings: [String] { FormatName.allValueStrings + ResultsFormat.allCases.map(\.rawValue) }
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
