internal import RDF
internal import SPARQLSyntax

/// Reads the SPARQL Query Results XML Format from the events of an XML parser.
struct ResultsXMLReader {
    /// The elements of the format.
    enum Element: String {
        case sparql, head, variable, link, results, result, binding, boolean
        case uri, bnode, literal, triple, subject, predicate, object
    }

    /// A triple term that is being read.
    private struct Parts {
        var subject: Term?
        var predicate: IRI?
        var object: Term?
    }

    static let namespace = "http://www.w3.org/2005/sparql-results#"

    private let maximumNesting: Int
    private var path: [Element] = []
    private var variables: [String] = []
    private var columns: [String: Int] = [:]
    private var links: [String] = []
    private var rows: [[Term?]]?
    private var boolean: Bool?
    private var row: [Term?] = []
    private var column = 0
    private var literal = ResultsLiteral()
    private var text: [UInt8] = []
    /// The term that the element around it waits for.
    private var term: Term?
    private var triples: [Parts] = []

    init(maximumNesting: Int) { self.maximumNesting = maximumNesting }

    /// Reads a whole document.
    static func document(_ bytes: [UInt8], maximumNesting: Int) throws(RDFSyntaxError) -> ResultsDocument {
        let parser = ResultsXMLParser(ResultsXMLReader(maximumNesting: maximumNesting))
        try parser.parse(bytes)
        return try parser.reader.document()
    }

    private func document() throws(RDFSyntaxError) -> ResultsDocument {
        if let boolean { return ResultsDocument(answer: .boolean(boolean), links: links) }
        guard let rows else {
            throw RDFSyntaxError(.syntax, "the document has neither <results> nor <boolean>")
        }
        return ResultsDocument(answer: .solutions(SolutionTable(variables: variables, rows: rows)), links: links)
    }

    /// Which elements may stand in which.
    private static func allowed(in parent: Element?) -> [Element] {
        switch parent {
        case nil: [.sparql]
        case .sparql: [.head, .results, .boolean]
        case .head: [.variable, .link]
        case .results: [.result]
        case .result: [.binding]
        case .triple: [.subject, .predicate, .object]
        case .binding, .subject, .predicate, .object: [.uri, .bnode, .literal, .triple]
        case .variable, .link, .boolean, .uri, .bnode, .literal: []
        }
    }

    mutating func startElement(_ name: String, namespace: String, _ attributes: [String: String])
        throws(ResultsProblem)
    {
        guard namespace == Self.namespace, let element = Element(rawValue: name),
            Self.allowed(in: path.last).contains(element)
        else {
            let place = path.last.map { "inside <\($0.rawValue)>" } ?? "as the root of SPARQL results"
            throw ResultsProblem(.syntax, "<\(name)> of the namespace \"\(namespace)\" has no place \(place)")
        }
        text.removeAll(keepingCapacity: true)
        path.append(element)
        switch element {
        case .variable: try addVariable(attributes["name"])
        case .link: if let link = attributes["href"] { links.append(link) }
        case .results:
            try beginAnswer()
            rows = []
        case .boolean: try beginAnswer()
        case .result: row = [Term?](repeating: nil, count: variables.count)
        case .binding: try beginBinding(attributes["name"])
        case .literal:
            literal = ResultsLiteral(
                language: attributes["xml:lang"], direction: attributes["its:dir"], datatype: attributes["datatype"])
            try beginTerm()
        case .uri, .bnode: try beginTerm()
        case .triple:
            try beginTerm()
            guard triples.count < maximumNesting else {
                throw ResultsProblem(.limit, "triple terms are nested too deep")
            }
            triples.append(Parts())
        case .subject, .predicate, .object: term = nil
        case .sparql, .head: break
        }
    }

    private mutating func addVariable(_ name: String?) throws(ResultsProblem) {
        guard let name else { throw ResultsProblem(.syntax, "<variable> has no name") }
        guard columns[name] == nil else { throw ResultsProblem(.syntax, "the variable \"\(name)\" is listed twice") }
        if let problem = ResultsCheck.problem(inVariables: [name]) { throw ResultsProblem(.syntax, problem) }
        columns[name] = variables.count
        variables.append(name)
    }

    private func beginAnswer() throws(ResultsProblem) {
        guard rows == nil, boolean == nil else { throw ResultsProblem(.syntax, "there is more than one answer") }
    }

    private mutating func beginBinding(_ name: String?) throws(ResultsProblem) {
        guard let name, let column = columns[name] else {
            throw ResultsProblem(.syntax, "<binding> of \"\(name ?? "")\", which the head does not list")
        }
        guard row[column] == nil else { throw ResultsProblem(.syntax, "\"\(name)\" is bound twice") }
        self.column = column
        term = nil
    }

    private func beginTerm() throws(ResultsProblem) {
        guard term == nil else { throw ResultsProblem(.syntax, "there is more than one term where one belongs") }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(ResultsProblem) {
        switch path.last {
        case .uri, .bnode, .literal, .boolean: text.append(contentsOf: bytes)
        default:
            guard bytes.allSatisfy({ $0 == 0x20 || $0 == 0x9 || $0 == 0xA || $0 == 0xD }) else {
                throw ResultsProblem(.syntax, "there is text where only elements belong")
            }
        }
    }

    mutating func endElement() throws(ResultsProblem) {
        guard let element = path.popLast() else { return }
        switch element {
        case .boolean:
            switch trimmedText {
            case "true", "1": boolean = true
            case "false", "0": boolean = false
            default: throw ResultsProblem(.syntax, "<boolean> holds neither true nor false")
            }
        case .result: rows?.append(row)
        case .binding: row[column] = try takeTerm(element)
        case .uri:
            let string = trimmedText
            guard IRI.isValid(string) else { throw ResultsProblem(.invalidIRI, "\"\(string)\" is no absolute IRI") }
            term = .iri(string)
        case .bnode:
            guard !trimmedText.isEmpty else { throw ResultsProblem(.syntax, "<bnode> has no label") }
            term = .blankNode(BlankNode(trimmedText))
        case .literal:
            literal.text = String(decoding: text, as: UTF8.self)
            term = try literal.term().get()
        case .subject, .predicate, .object: try endComponent(element)
        case .triple: try endTriple()
        case .sparql, .head, .variable, .link, .results: break
        }
    }

    private mutating func endComponent(_ element: Element) throws(ResultsProblem) {
        let value = try takeTerm(element)
        let last = triples.count - 1
        switch element {
        case .subject:
            guard ResultsCheck.isSubject(value) else {
                throw ResultsProblem(.syntax, "the subject of a triple term is an IRI or a blank node")
            }
            triples[last].subject = value
        case .predicate:
            guard let iri = value.iri else {
                throw ResultsProblem(.syntax, "the predicate of a triple term is an IRI")
            }
            triples[last].predicate = iri
        default: triples[last].object = value
        }
    }

    private mutating func endTriple() throws(ResultsProblem) {
        guard let parts = triples.popLast(), let subject = parts.subject, let predicate = parts.predicate,
            let object = parts.object
        else {
            throw ResultsProblem(.syntax, "<triple> needs <subject>, <predicate> and <object>")
        }
        term = .triple(Triple(subject: subject, predicate: predicate, object: object))
    }

    private mutating func takeTerm(_ element: Element) throws(ResultsProblem) -> Term {
        guard let value = term else { throw ResultsProblem(.syntax, "<\(element.rawValue)> holds no term") }
        term = nil
        return value
    }

    /// The text of an element without white space around it.
    private var trimmedText: String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD }
        let start = text.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) } ?? start.startIndex - 1
        return String(decoding: text[start.startIndex..<(end + 1)], as: UTF8.self)
    }
}
