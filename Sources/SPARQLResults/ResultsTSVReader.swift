internal import RDF
internal import SPARQLSyntax

/// Reads the SPARQL Query Results TSV Format: variables in the first line, then terms as Turtle writes them without prefixes.
enum ResultsTSVReader {
    static func document(_ bytes: [UInt8], maximumNesting: Int) throws(RDFSyntaxError) -> ResultsDocument {
        var text = try ResultsText(bytes)
        let variables = try header(&text)
        var reader = TurtleTermReader(text, maximumNesting: maximumNesting)
        var rows: [[Term?]] = []
        while !reader.text.isAtEnd { rows.append(try row(&reader, count: variables.count)) }
        return ResultsDocument(answer: .solutions(SolutionTable(variables: variables, rows: rows)))
    }

    private static func header(_ text: inout ResultsText) throws(RDFSyntaxError) -> [String] {
        let start = text.index
        var variables: [String] = []
        while !text.isAtLineEnd {
            guard text.byte == UInt8(ascii: "?") || text.byte == UInt8(ascii: "$") else {
                throw text.error(.syntax, "the first line names the variables, each with ? before it")
            }
            text.index += 1
            let name = text.index
            while !text.isAtLineEnd, text.byte != 0x9 { text.index += 1 }
            variables.append(text.text(from: name))
            guard !text.isAtLineEnd else { break }
            text.index += 1
            if text.isAtLineEnd { throw text.error(.syntax, "a variable has to follow the tab") }
        }
        if let problem = ResultsCheck.problem(inVariables: variables) { throw text.error(.syntax, problem, at: start) }
        _ = text.skipLineEnd()
        return variables
    }

    private static func row(_ reader: inout TurtleTermReader, count: Int) throws(RDFSyntaxError) -> [Term?] {
        let start = reader.text.index
        var row: [Term?] = []
        if count > 0 {
            row.append(try cell(&reader))
            while reader.text.byte == 0x9 {
                reader.text.index += 1
                row.append(try cell(&reader))
            }
        }
        guard reader.text.isAtEnd || reader.text.skipLineEnd() else {
            throw reader.text.error(.syntax, "a tab or the end of the line has to follow a term")
        }
        guard row.count == count else {
            throw reader.text.error(
                .syntax, "the line has \(row.count) terms, but the first line names \(count) variables", at: start)
        }
        return row
    }

    private static func cell(_ reader: inout TurtleTermReader) throws(RDFSyntaxError) -> Term? {
        guard !reader.text.isAtLineEnd, reader.text.byte != 0x9 else { return nil }
        return try reader.term()
    }
}
