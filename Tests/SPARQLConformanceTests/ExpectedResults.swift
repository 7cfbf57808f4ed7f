import Foundation
import RDF
import RDFIO
import SPARQLSyntax
import SystemPackage

#if canImport(FoundationXML)
import FoundationXML
#endif

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
        case "srx": self = try ResultXMLReader.read(data)
        case "srj": self = try ExpectedResults.json(data)
        case "csv": self = ExpectedResults.csv(String(decoding: data, as: UTF8.self))
        case "tsv": self = try ExpectedResults.tsv(String(decoding: data, as: UTF8.self))
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

    private static func json(_ data: Data) throws -> ExpectedResults {
        let root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        if let boolean = root["boolean"] as? Bool { return .boolean(boolean) }
        let variables = (root["head"] as? [String: Any])?["vars"] as? [String] ?? []
        let bindings = (root["results"] as? [String: Any])?["bindings"] as? [[String: [String: String]]] ?? []
        return .table(
            SolutionTable(
                variables: variables, rows: bindings.map { binding in variables.map { binding[$0].flatMap(term) } }))
    }

    private static func term(_ value: [String: String]) -> Term? {
        let text = value["value"] ?? ""
        switch value["type"] {
        case "uri": return .iri(IRI(text))
        case "bnode": return .blankNode(BlankNode(text))
        default:
            if let language = value["xml:lang"] { return .literal(Literal(text, language: language)) }
            return .literal(value["datatype"].map { Literal(text, datatype: IRI($0)) } ?? Literal(text))
        }
    }

    private static func csv(_ text: String) -> ExpectedResults {
        var rows: [[String]] = [[""]]
        var isQuoted = false
        var previous: Character?
        for character in text.replacingOccurrences(of: "\r\n", with: "\n") {
            if character == "\"" {
                if isQuoted == false, previous == "\"" {
                    rows[rows.count - 1][rows[rows.count - 1].count - 1].append("\"")
                }
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                rows[rows.count - 1].append("")
            } else if character == "\n", !isQuoted {
                rows.append([""])
            } else {
                rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
            previous = character
        }
        if rows.last == [""] { rows.removeLast() }
        return .text(variables: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    private static func tsv(_ text: String) throws -> ExpectedResults {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        let variables = (lines.first ?? []).map { String($0.dropFirst()) }
        var rows: [[Term?]] = []
        for line in lines.dropFirst() where line.count == variables.count && !(line.count == 1 && line[0].isEmpty) {
            rows.append(try line.map { cell in cell.isEmpty ? nil : try turtleTerm(String(cell)) })
        }
        return .table(SolutionTable(variables: variables, rows: rows))
    }

    private static func turtleTerm(_ text: String) throws -> Term? {
        var reader = RDFReader(bytes: Array("<http://s/> <http://p/> \(text) .".utf8), format: .turtle)
        return try Graph(reading: &reader).first?.object
    }
}

/// Reads the XML results format.
private final class ResultXMLReader: NSObject, XMLParserDelegate {
    private var variables: [String] = []
    private var rows: [[Term?]] = []
    private var boolean: Bool?
    private var column: Int?
    private var text = ""
    private var attributes: [String: String] = [:]

    static func read(_ data: Data) throws -> ExpectedResults {
        let reader = ResultXMLReader()
        let parser = XMLParser(data: data)
        parser.delegate = reader
        guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
        if let boolean = reader.boolean { return .boolean(boolean) }
        return .table(SolutionTable(variables: reader.variables, rows: reader.rows))
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch name {
        case "variable": variables.append(attributes["name"] ?? "")
        case "result": rows.append([Term?](repeating: nil, count: variables.count))
        case "binding": column = variables.firstIndex(of: attributes["name"] ?? "")
        case "literal": self.attributes = attributes
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        switch name {
        case "boolean": boolean = text.trimmingCharacters(in: .whitespacesAndNewlines) == "true"
        case "uri": add(.iri(IRI(text)))
        case "bnode": add(.blankNode(BlankNode(text)))
        case "literal":
            if let language = attributes["xml:lang"] {
                add(.literal(Literal(text, language: language)))
            } else {
                add(.literal(attributes["datatype"].map { Literal(text, datatype: IRI($0)) } ?? Literal(text)))
            }
        default: break
        }
    }

    private func add(_ term: Term) {
        if let column, !rows.isEmpty { rows[rows.count - 1][column] = term }
    }
}
