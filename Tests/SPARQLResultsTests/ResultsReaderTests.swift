import RDF
import SPARQLResults
import SPARQLSyntax
import Testing

@Suite("Reading SPARQL results")
struct ResultsReaderTests {
    static let inner = Triple(
        subject: .blankNode(BlankNode("b")), predicate: "http://e/p", object: .literal(Literal("x", language: "en")))

    /// Every kind of term, alone and in rows with gaps.
    static let table = SolutionTable(
        variables: ["x", "name_2", "é"],
        rows: [
            [.iri("http://e/a"), .blankNode(BlankNode("b1")), .literal(Literal("plain"))],
            [nil, nil, nil],
            [
                .literal(Literal("a \"quoted\", <text> & more\n\tin \\ two lines\r", language: "en-us")), nil,
                .literal(Literal("שלום", language: "he", direction: .rightToLeft)),
            ],
            [
                .literal(Literal("12", datatype: Vocabulary.XSD.integer)),
                .literal(Literal("1.5", datatype: Vocabulary.XSD.decimal)),
                .literal(Literal("1e9", datatype: Vocabulary.XSD.double)),
            ],
            [
                .literal(Literal("true", datatype: Vocabulary.XSD.boolean)), .literal(Literal("")),
                .literal(Literal("x", datatype: "http://e/type")),
            ],
            [
                .triple(inner),
                .triple(Triple(subject: .iri("http://e/s"), predicate: "http://e/p", object: .triple(inner))), nil,
            ],
        ])

    static func written(_ table: SolutionTable, _ format: ResultsFormat) -> [UInt8] {
        var bytes: [UInt8] = []
        ResultsWriter.write(table, as: format, to: &bytes)
        return bytes
    }

    @Test("what the writer writes is read back", arguments: [ResultsFormat.json, .xml, .tsv])
    func roundTrip(format: ResultsFormat) throws {
        let document = try ResultsDocument(parsing: Self.written(Self.table, format), format: format)
        #expect(document == ResultsDocument(answer: .solutions(Self.table)))
    }

    @Test("tables without rows or columns are read back", arguments: ResultsFormat.allCases)
    func small(format: ResultsFormat) throws {
        for table in [
            SolutionTable(variables: [], rows: []), SolutionTable(variables: [], rows: [[], []]),
            SolutionTable(variables: ["a"], rows: []), SolutionTable(variables: ["a"], rows: [[nil], [nil]]),
        ] {
            let document = try ResultsDocument(parsing: Self.written(table, format), format: format)
            #expect(document.answer == .solutions(table))
        }
    }

    @Test("CSV gives texts and blank nodes")
    func csv() throws {
        let bytes = Self.written(Self.table, .csv)
        guard case .solutions(let table) = try ResultsDocument(parsing: bytes, format: .csv).answer else {
            Issue.record("no solutions")
            return
        }
        #expect(table.variables == Self.table.variables)
        #expect(table.rows.count == Self.table.rows.count)
        #expect(
            table.rows[0] == [.literal(Literal("http://e/a")), .blankNode(BlankNode("b1")), .literal(Literal("plain"))])
        #expect(table.rows[2][0] == .literal(Literal("a \"quoted\", <text> & more\n\tin \\ two lines\r")))
        #expect(table.rows[1] == [nil, nil, nil])
    }

    @Test("answers to ASK and links are read", arguments: [true, false])
    func booleans(answer: Bool) throws {
        for format in [ResultsFormat.json, .xml] {
            var bytes: [UInt8] = []
            ResultsWriter.write(answer, as: format, to: &bytes)
            #expect(try ResultsDocument(parsing: bytes, format: format).answer == .boolean(answer))
        }
        let xml = """
            <sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><link href="http://e/l"/></head>
            <boolean> \(answer) </boolean></sparql>
            """
        let json = "{\"head\": {\"link\": [\"http://e/l\"]}, \"boolean\": \(answer)}"
        let expected = ResultsDocument(answer: .boolean(answer), links: ["http://e/l"])
        #expect(try ResultsDocument(parsing: Array(xml.utf8), format: .xml) == expected)
        #expect(try ResultsDocument(parsing: Array(json.utf8), format: .json) == expected)
    }

    @Test("a document cut anywhere is an error or the beginning of the table", arguments: ResultsFormat.allCases)
    func cut(format: ResultsFormat) throws {
        let bytes = Self.written(Self.table, format)
        for length in bytes.indices {
            guard let document = try? ResultsDocument(parsing: Array(bytes[..<length]), format: format) else {
                continue
            }
            // A line-based format may end after any line, and JSON and XML before the last line feed.
            guard case .solutions(let table) = document.answer else {
                Issue.record("no solutions at \(length)")
                continue
            }
            #expect(table.rows.count <= Self.table.rows.count)
            if format == .json || format == .xml { #expect(length == bytes.count - 1) }
        }
    }

    @Test("a changed byte anywhere does no harm", arguments: ResultsFormat.allCases)
    func changedByte(format: ResultsFormat) {
        let bytes = Self.written(Self.table, format)
        for place in bytes.indices {
            for byte in [0x00, 0x22, 0x3C, 0x5C, 0xFF] as [UInt8] {
                var changed = bytes
                changed[place] = byte
                do {
                    _ = try ResultsDocument(parsing: changed, format: format)
                } catch {
                    #expect(!error.message.isEmpty)
                }
            }
        }
    }

    @Test(
        "what is wrong is said, with its place",
        arguments: [
            (.tsv, "?a\t?b\n1\t2\n1\n", "3:1", "1 terms"), (.tsv, "?a\n<http://e/\n", "2:1", "never closed"),
            (.tsv, "?a\n\"x\\q\"\n", "2:3", "escape"), (.tsv, "a\n", "1:1", "?"),
            (.tsv, "?a\n<rel>\n", "2:1", "absolute"),
            (.tsv, "?a\n1 2\n", "2:2", "tab"), (.tsv, "?a\n\"x\"@en--up\n", "2:4", "direction"),
            (.csv, "a,b\r\n1\r\n", "2:1", "1 fields"), (.csv, "a\r\nx\"y\r\n", "2:2", "quotation"),
            (.csv, "a\r\n\"x", "2:1", "never closed"), (.csv, "a,a\r\n", "1:1", "twice"),
            (.csv, "é,\u{1}\r\n", "1:1", "name"),
            (.json, "{\"head\": {\"vars\": [\"a\"]},\n \"results\": }", "2:13", ""),
            (
                .json, "{\"head\": {\"vars\": [\"a\"]}, \"results\": {\"bindings\": [{\"a\": {\"type\": \"uri\"}}]}}",
                nil, "bindings[0].a"
            ),
            (.json, "{\"head\": {\"vars\": []}, \"results\": {\"bindings\": [{\"a\": 1}]}}", nil, "does not list"),
            (.json, "[]", nil, "no object"), (.xml, "<sparql/>", "1:", "namespace"), (.xml, "", "1:", ""),
            (.xml, "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "1:", "document type"),
            (
                .xml,
                "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><head/>\n<results><result><binding name=\"x\"/>",
                "2:", "does not list"
            ),
        ] as [(ResultsFormat, String, String?, String)])
    func errors(format: ResultsFormat, text: String, place: String?, message: String) {
        let error = #expect(throws: RDFSyntaxError.self) {
            _ = try ResultsDocument(parsing: Array(text.utf8), format: format)
        }
        let description = error?.description ?? ""
        #expect(description.contains(message), "\(description)")
        if let place { #expect(description.hasPrefix(place), "\(description)") }
    }

    @Test("triple terms nested without end are refused", arguments: [ResultsFormat.json, .xml, .tsv])
    func nesting(format: ResultsFormat) throws {
        func table(_ depth: Int) -> [UInt8] {
            var term = Term.iri("http://e/o")
            for _ in 0..<depth {
                term = .triple(Triple(subject: .iri("http://e/s"), predicate: "http://e/p", object: term))
            }
            return Self.written(SolutionTable(variables: ["x"], rows: [[term]]), format)
        }
        _ = try ResultsDocument(parsing: table(64), format: format)
        let error = #expect(throws: RDFSyntaxError.self) {
            _ = try ResultsDocument(parsing: table(66), format: format)
        }
        #expect(error?.code == .limit)
        let prefix: String =
            switch format {
            case .json: "{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":[{\"x\":"
            case .xml:
                "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><head><variable name=\"x\"/></head><results><result><binding name=\"x\">"
            default: "?x\n"
            }
        let opening =
            format == .json
            ? "{\"type\":\"triple\",\"value\":{\"subject\":"
            : format == .xml ? "<triple><subject>" : "<<( <http://e/s> <http://e/p> "
        let bytes = Array((prefix + String(repeating: opening, count: 100_000)).utf8)
        #expect(throws: RDFSyntaxError.self) { _ = try ResultsDocument(parsing: bytes, format: format) }
    }
}
