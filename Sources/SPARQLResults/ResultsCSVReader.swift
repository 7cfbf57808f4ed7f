internal import RDF
internal import SPARQLSyntax

/// Reads the SPARQL Query Results CSV Format, which is that of RFC 4180 with the variables in its first line.
enum ResultsCSVReader {
    static func document(_ bytes: [UInt8]) throws(RDFSyntaxError) -> ResultsDocument {
        var text = try ResultsText(bytes)
        let start = text.index
        let variables = try record(&text, fieldCount: nil).map { $0 ?? "" }
        // A table without columns has an empty line where others have names.
        let names = variables == [""] ? [] : variables
        if let problem = ResultsCheck.problem(inVariables: names) { throw text.error(.syntax, problem, at: start) }
        var rows: [[Term?]] = []
        while !text.isAtEnd {
            let fields = try record(&text, fieldCount: names.count)
            rows.append(fields.map { $0.map(term) })
        }
        return ResultsDocument(answer: .solutions(SolutionTable(variables: names, rows: rows)))
    }

    /// A line of fields; `nil` for empty ones without quotes.
    ///
    ///     record = field *(COMMA field)
    private static func record(_ text: inout ResultsText, fieldCount: Int?) throws(RDFSyntaxError) -> [String?] {
        let start = text.index
        if fieldCount == 0, text.skipLineEnd() { return [] }
        var fields = [try field(&text)]
        while text.byte == UInt8(ascii: ","), !text.isAtEnd {
            text.index += 1
            fields.append(try field(&text))
        }
        guard text.isAtEnd || text.skipLineEnd() else {
            throw text.error(.syntax, "a comma or the end of the line has to follow a field")
        }
        if let fieldCount, fields.count != fieldCount {
            throw text.error(
                .syntax, "the line has \(fields.count) fields, but the first line names \(fieldCount) variables",
                at: start)
        }
        return fields
    }

    /// Reads a field.
    ///
    ///     field = escaped / non-escaped
    private static func field(_ text: inout ResultsText) throws(RDFSyntaxError) -> String? {
        let start = text.index
        guard text.byte == UInt8(ascii: "\"") else {
            while !text.isAtLineEnd, text.byte != UInt8(ascii: ",") {
                guard text.byte != UInt8(ascii: "\"") else {
                    throw text.error(.syntax, "a field with a quotation mark has to stand in quotation marks itself")
                }
                text.index += 1
            }
            return text.index == start ? nil : text.text(from: start)
        }
        text.index += 1
        var content: [UInt8] = []
        while true {
            guard !text.isAtEnd else { throw text.error(.syntax, "the quotation mark is never closed", at: start) }
            let byte = text.byte
            text.index += 1
            if byte == UInt8(ascii: "\"") {
                guard text.byte == byte else { break }
                text.index += 1
            }
            content.append(byte)
        }
        return String(decoding: content, as: UTF8.self)
    }

    private static func term(_ field: String) -> Term {
        field.hasPrefix("_:") && field.utf8.count > 2
            ? .blankNode(BlankNode(String(field.dropFirst(2)))) : .literal(Literal(field))
    }
}
