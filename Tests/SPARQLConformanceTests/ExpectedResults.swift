import Foundation
import RDF
import RDFIO
import SPARQLResults
import SPARQLSyntax
import SystemPackage

/// What a test expects, read from any of the formats of the suites.
enum ExpectedResults {
    case table(SolutionTable)
    case boolean(Bool)
    case graph(Graph)
    /// Rows of plain text, as CSV has them.
    case text(variables: [String], rows: [[String]])

    private static let rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"

    init(file: FilePath) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file.string))
        switch file.extension {
        case "srx": self = try ExpectedResults.document(data, .xml)
        case "srj": self = try ExpectedResults.document(data, .json)
        case "csv": self = try ExpectedResults.document(data, .csv)
        case "tsv": self = try ExpectedResults.document(data, .tsv)
        default:
            self = ExpectedResults.graph(
                try Graph(file: file, options: ReaderOptions(base: QueryManifest.webIRI(of: file))), 0)
        }
    }

    /// A graph, or the table that the vocabulary of result sets describes in it.
    private static func graph(_ graph: Graph, _ depth: Int) -> ExpectedResults {
        guard let set = graph.first(where: { $0.object == .iri(rs + "ResultSet") })?.subject else {
            return .graph(graph)
        }
        if let value = graph.objects(of: set, IRI(rs + "boolean")).first?.literal {
            return .boolean(value.lexicalForm == "true")
        }
        let variables = graph.objects(of: set, IRI(rs + "resultVariable")).compactMap { $0.literal?.lexicalForm }
        var rows: [(index: Int, terms: [Term?])] = []
        for solution in graph.objects(of: set, IRI(rs + "solution")) {
            var terms = [Term?](repeating: nil, count: variables.count)
            for binding in graph.objects(of: solution, IRI(rs + "binding")) {
                guard let name = graph.objects(of: binding, IRI(rs + "variable")).first?.literal?.lexicalForm,
                    let column = variables.firstIndex(of: name)
                else { continue }
                terms[column] = graph.objects(of: binding, IRI(rs + "value")).first
            }
            let index = graph.objects(of: solution, IRI(rs + "index")).first?.literal.flatMap { Int($0.lexicalForm) }
            rows.append((index ?? rows.count, terms))
        }
        return .table(SolutionTable(variables: variables, rows: rows.sorted { $0.index < $1.index }.map(\.terms)))
    }

    /// A document of one of the formats of results, read by Tercet's own readers.
    private static func document(_ data: Data, _ format: ResultsFormat) throws -> ExpectedResults {
        switch try ResultsDocument(parsing: Array(data), format: format).answer {
        case .boolean(let answer): return .boolean(answer)
        case .solutions(let table) where format == .csv:
            return .text(
                variables: table.variables,
                rows: table.rows.map { $0.map { $0.map(TermText.plain) ?? "" } })
        case .solutions(let table): return .table(table)
        }
    }
}
