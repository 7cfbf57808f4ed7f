import ArgumentParser
import RDF
import RDFIO
import SPARQLEngine
import SPARQLSyntax
import TripleStore

/// `benchmark serve`: loads a document and answers queries, one for each line of the input.
///
/// What it says is what the runners of peers expect: `{"ready": …}` when the document is loaded, and a line with the wall
/// time, the processor's time and the number of rows for each query.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Load a document, then answer the queries in the files that are named on standard input.",
        discussion: "An empty line ends it.")

    @OptionGroup var stored: StoredDocument

    func run() throws {
        let memory = ResidentMemory.kilobytes
        var stopwatch = Stopwatch()
        let snapshot = try stopwatch.measure { try stored.load().snapshot() }
        Report.line([
            ("ready", stopwatch.wall), ("cpu", stopwatch.cpu), ("n", Double(snapshot.count)),
            ("rss0_kb", Double(memory)), ("rss1_kb", Double(ResidentMemory.kilobytes)),
        ])
        while let path = readLine(), !path.isEmpty {
            do {
                try answer(path, over: snapshot)
            } catch {
                Report.failure("\(error)")
            }
        }
    }

    private func answer(_ path: String, over snapshot: Snapshot) throws {
        let text = try TextFile.contents(of: path)
        var stopwatch = Stopwatch()
        var reader = ResultReader()
        try stopwatch.measure {
            reader.read(try QueryEngine.evaluate(try Query(parsing: text), over: snapshot))
        }
        Report.line([
            ("s", stopwatch.wall), ("cpu", stopwatch.cpu), ("n", Double(reader.rows)),
            ("bytes", Double(reader.bytes)),
        ])
    }
}

/// Looks at all that a query gave, as who asked would: makes each term of each row and takes the length of its text.
struct ResultReader {
    private(set) var rows = 0
    private(set) var bytes = 0

    mutating func read(_ results: QueryResults) {
        switch results {
        case .boolean(let answer): rows = answer ? 1 : 0
        case .graph(let triples):
            rows = triples.count
            for triple in triples {
                add(triple.subject)
                bytes += triple.predicate.string.utf8.count
                add(triple.object)
            }
        case .solutions(let solutions):
            rows = solutions.count
            for row in 0..<solutions.count {
                for column in solutions.variables.indices {
                    if let term = solutions.term(row: row, column: column) { add(term) }
                }
            }
        }
    }

    private mutating func add(_ term: Term) {
        switch term {
        case .iri(let iri): bytes += iri.string.utf8.count
        case .blankNode(let node): bytes += node.label.utf8.count
        case .literal(let literal): bytes += literal.lexicalForm.utf8.count
        case .triple(let triple):
            add(triple.subject)
            add(triple.object)
        }
    }
}
