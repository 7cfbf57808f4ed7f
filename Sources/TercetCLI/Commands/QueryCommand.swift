import ArgumentParser
import RDF
import RDFIO
import SPARQLClient
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

              tercet query --endpoint http://localhost:8890/sparql 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
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
    @OptionGroup var remote: EndpointOption
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
        if remote.endpoint != nil, data.areGiven || data.unionGraphs || inference.isUsed || explain {
            throw ValidationError("--endpoint goes without data, --union-graphs, --infer and --explain.")
        }
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0.") }
    }

    func run() throws {
        if let endpoint = try remote.connect(timeout: timeout) { return try ask(endpoint) }
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
        let output = self.output(prefixes)
        switch results {
        case .boolean(let answer):
            try output.write(answer)
            if !answer { throw ExitCode(1) }
        case .solutions(let solutions):
            try output.write(variables: solutions.variables, solutions.lazy.map(\.terms))
        case .graph(let triples): try output.write(triples)
        }
    }

    private func ask(_ endpoint: Endpoint) throws {
        let text = try EndpointOption.text(of: try RequestText(query, file: file).text, base: base)
        let output = self.output(try [Prefix].forQueries(data: []))
        switch try EndpointOption.attempt({ try endpoint.query(text) }) {
        case .boolean(let answer):
            try output.write(answer)
            if !answer { throw ExitCode(1) }
        case .solutions(let table): try output.write(variables: table.variables, table.rows)
        case .graph(let triples, _): try output.write(triples)
        }
    }

    private func output(_ prefixes: [Prefix]) -> AnswerOutput {
        AnswerOutput(
            results: results?.format ?? format?.results, graphs: format?.graphs ?? .turtle, prefixes: prefixes)
    }
}
