public import RDF
public import SPARQLSyntax

/// The answer to a query, read from one of the result formats of SPARQL.
///
/// ```swift
/// let document = try ResultsDocument(parsing: bytes, format: .json)
/// if case .solutions(let table) = document.answer { print(table.variables, table.rows.count) }
/// ```
public struct ResultsDocument: Hashable, Sendable {
    /// What a query was answered with.
    public enum Answer: Hashable, Sendable {
        /// The solutions of a `SELECT`.
        case solutions(SolutionTable)
        /// The answer to an `ASK`.
        case boolean(Bool)
    }

    /// The answer.
    public var answer: Answer
    /// The IRIs that the head of the document links to, in order; only JSON and XML have them.
    public var links: [String]

    /// Makes a document.
    public init(answer: Answer, links: [String] = []) {
        self.answer = answer
        self.links = links
    }

    /// Reads a document.
    ///
    /// SPARQL Query Results JSON Format, XML Format, CSV and TSV Formats; with the triple terms and base directions of
    /// SPARQL 1.2 in JSON, XML and TSV. CSV tells no kinds of terms apart: a field that starts with `_:` is read as a blank
    /// node, any other as an `xsd:string`, and an empty one without quotes as unbound. CSV and TSV have no form for the
    /// answer to an `ASK`.
    ///
    /// - Parameters:
    ///   - bytes: the document, UTF-8 (XML may declare another encoding).
    ///   - format: its format.
    ///   - maximumNesting: how deep triple terms may be nested; 500 at most, whatever is asked for.
    /// - Throws: what is wrong with the document and where. In JSON the place of a wrong value is told by its path.
    /// - Complexity: O(number of bytes).
    public init(parsing bytes: [UInt8], format: ResultsFormat, maximumNesting: Int = 64) throws(RDFSyntaxError) {
        // Terms are compared and taken apart by recursion, for which stacks have no room without end.
        let nesting = min(maximumNesting, 500)
        switch format {
        case .json: self = try ResultsJSONReader(maximumNesting: nesting).document(bytes)
        case .xml: self = try ResultsXMLReader.document(bytes, maximumNesting: nesting)
        case .csv: self = try ResultsCSVReader.document(bytes)
        case .tsv: self = try ResultsTSVReader.document(bytes, maximumNesting: nesting)
        }
    }
}

/// Checks of what results are made of, shared by the formats.
enum ResultsCheck {
    /// The name of a variable (production `VARNAME`), as far as it can be told without its letters: not empty, no space.
    static func isVariableName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
                    || (0x61...0x7A).contains(byte | 0x20)
            }
    }

    /// What is wrong with the columns of a document, if anything is.
    static func problem(inVariables variables: [String]) -> String? {
        var seen: Set<String> = []
        for name in variables {
            guard isVariableName(name) else { return "\"\(name)\" is no name of a variable" }
            guard seen.insert(name).inserted else { return "the variable \"\(name)\" is listed twice" }
        }
        return nil
    }

    /// Why a triple term cannot have a subject, if it cannot.
    static func isSubject(_ term: Term) -> Bool {
        switch term {
        case .iri, .blankNode: true
        case .literal, .triple: false
        }
    }

    /// Whether a tag has the shape of a language tag: letters, then parts of letters and digits (production `LANGTAG`).
    static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.enumerated().allSatisfy { index, part in
            !part.isEmpty
                && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || index > 0 && (0x30...0x39).contains($0) }
        }
    }
}
