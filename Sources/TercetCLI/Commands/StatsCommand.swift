import ArgumentParser
import RDF
import SPARQLEngine
import SPARQLSyntax
import Tercet
import TripleStore

/// `tercet stats`: what RDF files hold.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count what RDF files hold: triples, terms, classes, properties, graphs.",
        discussion: """
            Examples:
              tercet stats facts.ttl
              tercet stats facts.ttl more.nt.gz --top 50
              cat facts.nq | tercet stats -
            """)

    @Argument(help: "The RDF files to read, or - for standard input.") var files: [String]
    @Option(help: "The format of data from standard input.") var from: FormatName?
    @Flag(help: "Leave out what is wrong in the data, and say what that was.") var lenient = false
    @Option(help: "How many of the classes, properties and graphs to show, the largest first.") var top = 20
    @OptionGroup var contexts: ContextOptions

    func validate() throws {
        if top < 1 { throw ValidationError("--top takes a number of at least 1.") }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
    }

    func run() throws {
        let store = TripleStore()
        let data = DataFiles(
            files.map { DataFiles.File($0) }, from: from?.format, isLenient: lenient, contexts: try contexts.source())
        let declared = try data.read { try store.insert($0) }
        let prefixes = try [Prefix].forQueries(data: declared)
        let snapshot = store.snapshot()
        var text = try totals(snapshot)
        for (title, pattern) in Self.parts {
            text += try part(title, pattern, snapshot, prefixes)
        }
        try Terminal.write(Array(text.utf8))
    }

    /// What is counted in one number each, over all graphs.
    private static let numbers = [
        ("named graphs", "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"),
        ("subjects", "SELECT (COUNT(DISTINCT ?s) AS ?n) { \(everywhere) }"),
        ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { \(everywhere) }"),
        ("objects", "SELECT (COUNT(DISTINCT ?o) AS ?n) { \(everywhere) }"),
        ("  of them IRIs", "SELECT (COUNT(DISTINCT ?o) AS ?n) { \(everywhere) FILTER(isIRI(?o)) }"),
        ("  of them blank nodes", "SELECT (COUNT(DISTINCT ?o) AS ?n) { \(everywhere) FILTER(isBlank(?o)) }"),
        ("  of them literals", "SELECT (COUNT(DISTINCT ?o) AS ?n) { \(everywhere) FILTER(isLiteral(?o)) }"),
    ]

    /// What is counted for each of many.
    private static let parts = [
        (
            "class",
            "{ ?s <\(Vocabulary.RDF.type.string)> ?x } UNION { GRAPH ?g { ?s <\(Vocabulary.RDF.type.string)> ?x } }"
        ),
        ("property", "{ ?s ?x ?o } UNION { GRAPH ?g { ?s ?x ?o } }"), ("graph", "GRAPH ?x { ?s ?p ?o }"),
        (
            "datatype",
            "{ \(everywhere) FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?x) }"
        ),
    ]

    private static let everywhere = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"

    private func totals(_ snapshot: Snapshot) throws -> String {
        var lines = [("triples", snapshot.count)]
        for (title, query) in Self.numbers {
            guard let count = try solutions(query, snapshot).decode(as: Int.self).first else { continue }
            lines.append((title, count))
        }
        let counts = lines.map { ReadingState.grouped($0.1) }
        let width = counts.map(\.count).max() ?? 0
        return zip(lines, counts).map { line, count in
            String(repeating: " ", count: width - count.count) + "\(count)  \(line.0)\n"
        }.joined()
    }

    private struct Row: Decodable {
        var x: Term
        var n: Int
    }

    /// A table of the largest of many.
    private func part(
        _ title: String, _ pattern: String, _ snapshot: Snapshot, _ prefixes: [Prefix]
    ) throws -> String {
        let query = "SELECT ?x (COUNT(*) AS ?n) { \(pattern) } GROUP BY ?x ORDER BY DESC(?n) ?x"
        let rows = try solutions(query, snapshot).decode(as: Row.self)
        guard !rows.isEmpty else { return "" }
        var table = Table([title, title == "class" ? "instances" : "triples"])
        for row in rows.prefix(top) {
            table.add([row.x.iri.map { prefixes.abbreviate($0) } ?? "\(row.x)", ReadingState.grouped(row.n)])
        }
        let more = rows.count > top ? "and \(ReadingState.grouped(rows.count - top)) more; --top shows them\n" : ""
        return "\n" + table.text(width: Terminal.width) + more
    }

    private func solutions(_ query: String, _ snapshot: Snapshot) throws -> Solutions {
        guard case .solutions(let solutions) = try QueryEngine.evaluate(Query(parsing: query), over: snapshot) else {
            throw CommandFailure("the statistics of this program are damaged; build it again")
        }
        return solutions
    }
}
