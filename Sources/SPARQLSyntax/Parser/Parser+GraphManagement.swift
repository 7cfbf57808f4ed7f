import RDF

// The operations of SPARQL 1.1 Update, section 3.2, on whole graphs.
extension Parser {
    /// ```
    /// [31] Load ::= 'LOAD' 'SILENT'? iri ( 'INTO' GraphRef )?
    /// [32] Clear ::= 'CLEAR' 'SILENT'? GraphRefAll
    /// [33] Drop ::= 'DROP' 'SILENT'? GraphRefAll
    /// [34] Create ::= 'CREATE' 'SILENT'? GraphRef
    /// ```
    mutating func graphOperation() throws(SPARQLSyntaxError) -> UpdateOperation {
        if take(word: "LOAD") {
            let isSilent = take(word: "SILENT")
            let document = try iri()
            return .load(document, into: take(word: "INTO") ? try graphReference() : nil, isSilent: isSilent)
        }
        if take(word: "CLEAR") {
            let isSilent = take(word: "SILENT")
            return .clear(try graphTarget(), isSilent: isSilent)
        }
        if take(word: "DROP") {
            let isSilent = take(word: "SILENT")
            return .drop(try graphTarget(), isSilent: isSilent)
        }
        if take(word: "CREATE") {
            let isSilent = take(word: "SILENT")
            return .create(try graphReference(), isSilent: isSilent)
        }
        for (word, kind) in [("ADD", TransferKind.add), ("MOVE", .move), ("COPY", .copy)]
            as [(StaticString, TransferKind)]
        where take(word: word) {
            return try transfer(kind)
        }
        throw unexpected(
            "an update such as INSERT, DELETE, LOAD or CLEAR",
            advice: isQueryWord ? "This is a query; give it to the command or function for queries." : nil)
    }

    private var isQueryWord: Bool {
        isWord("SELECT") || isWord("CONSTRUCT") || isWord("DESCRIBE") || isWord("ASK")
    }

    /// ```
    /// [35] Add ::= 'ADD' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault
    /// [36] Move ::= 'MOVE' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault
    /// [37] Copy ::= 'COPY' 'SILENT'? GraphOrDefault 'TO' GraphOrDefault
    /// ```
    private mutating func transfer(_ kind: TransferKind) throws(SPARQLSyntaxError) -> UpdateOperation {
        let isSilent = take(word: "SILENT")
        let source = try graphOrDefault()
        try expect(word: "TO")
        return .transfer(kind, from: source, to: try graphOrDefault(), isSilent: isSilent)
    }

    // `[45] GraphOrDefault ::= 'DEFAULT' | 'GRAPH'? iri`
    private mutating func graphOrDefault() throws(SPARQLSyntaxError) -> IRI? {
        if take(word: "DEFAULT") { return nil }
        _ = take(word: "GRAPH")
        return try iri()
    }

    // `[46] GraphRef ::= 'GRAPH' iri`
    private mutating func graphReference() throws(SPARQLSyntaxError) -> IRI {
        try expect(word: "GRAPH")
        return try iri()
    }

    // `[47] GraphRefAll ::= GraphRef | 'DEFAULT' | 'NAMED' | 'ALL'`
    private mutating func graphTarget() throws(SPARQLSyntaxError) -> GraphTarget {
        if take(word: "DEFAULT") { return .defaultGraph }
        if take(word: "NAMED") { return .named }
        if take(word: "ALL") { return .all }
        guard isWord("GRAPH") else { throw unexpected("GRAPH, DEFAULT, NAMED or ALL") }
        return .graph(try graphReference())
    }
}
