public import RDF

/// Writes the solutions of a query, row by row.
///
/// ```swift
/// var output: [UInt8] = []
/// ResultsWriter.write(table, as: .json, to: &output)
/// ```
public struct ResultsWriter: Sendable {
    private let format: ResultsFormat
    private let variables: [String]
    private var isFirst = true

    /// Starts a document.
    ///
    /// - Parameters:
    ///   - format: the format.
    ///   - variables: the names of the columns.
    ///   - output: gets the head of the document.
    public init(_ format: ResultsFormat, variables: [String], to output: inout [UInt8]) {
        self.format = format
        self.variables = variables
        switch format {
        case .json:
            output.append(contentsOf: "{\"head\":{\"vars\":[".utf8)
            for (index, variable) in variables.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                ResultsJSON.appendString(variable, to: &output)
            }
            output.append(contentsOf: "]},\"results\":{\"bindings\":[".utf8)
        case .xml:
            output.append(contentsOf: ResultsXML.start.utf8)
            output.append(contentsOf: "<head>".utf8)
            for variable in variables { output.append(contentsOf: "<variable name=\"\(variable)\"/>".utf8) }
            output.append(contentsOf: "</head>\n<results>\n".utf8)
        case .csv: output.append(contentsOf: (variables.joined(separator: ",") + "\r\n").utf8)
        case .tsv: output.append(contentsOf: (variables.map { "?" + $0 }.joined(separator: "\t") + "\n").utf8)
        }
    }

    /// Appends a solution.
    ///
    /// - Parameters:
    ///   - row: the terms, in the order of the variables; `nil` for unbound ones.
    ///   - output: what to append to.
    public mutating func write(_ row: [Term?], to output: inout [UInt8]) {
        switch format {
        case .json:
            output.append(contentsOf: isFirst ? "\n".utf8 : ",\n".utf8)
            ResultsJSON.append(row, variables: variables, to: &output)
        case .xml: ResultsXML.append(row, variables: variables, to: &output)
        case .csv:
            for (index, term) in row.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                if let term { appendField(TermText.plain(term), to: &output) }
            }
            output.append(contentsOf: "\r\n".utf8)
        case .tsv:
            for (index, term) in row.enumerated() {
                if index > 0 { output.append(UInt8(ascii: "\t")) }
                if let term { TermText.appendTurtle(term, to: &output) }
            }
            output.append(UInt8(ascii: "\n"))
        }
        isFirst = false
    }

    /// Ends the document.
    public mutating func finish(to output: inout [UInt8]) {
        switch format {
        case .json: output.append(contentsOf: "\n]}}\n".utf8)
        case .xml: output.append(contentsOf: "</results>\n</sparql>\n".utf8)
        case .csv, .tsv: break
        }
    }

    /// A field of CSV: quoted when it holds a quote, a comma or the end of a line (RFC 4180, section 2).
    private func appendField(_ text: String, to output: inout [UInt8]) {
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 0xA || byte == 0xD
        }
        guard needsQuotes else {
            output.append(contentsOf: text.utf8)
            return
        }
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Appends a whole document with the solutions of a `SELECT`.
    public static func write(_ table: SolutionTable, as format: ResultsFormat, to output: inout [UInt8]) {
        var writer = ResultsWriter(format, variables: table.variables, to: &output)
        for row in table.rows { writer.write(row, to: &output) }
        writer.finish(to: &output)
    }

    /// Appends a whole document with the answer to an `ASK`.
    public static func write(_ answer: Bool, as format: ResultsFormat, to output: inout [UInt8]) {
        switch format {
        case .json: output.append(contentsOf: "{\"head\":{},\"boolean\":\(answer)}\n".utf8)
        case .xml:
            output.append(contentsOf: (ResultsXML.start + "<head/>\n<boolean>\(answer)</boolean>\n</sparql>\n").utf8)
        case .csv, .tsv: output.append(contentsOf: "\(answer)\n".utf8)
        }
    }
}
