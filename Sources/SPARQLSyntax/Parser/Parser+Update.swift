public import RDF

extension Update {
    /// Reads an update request.
    ///
    /// - Parameters:
    ///   - text: the request.
    ///   - base: the IRI that relative IRIs are resolved against until the request's own `BASE`.
    ///   - prefixes: prefixes that the request need not declare.
    /// - Throws: what is wrong, where, and what to do.
    /// - Complexity: as that of reading a `Query`.
    public init(parsing text: String, base: IRI? = nil, prefixes: [Prefix] = []) throws(SPARQLSyntaxError) {
        var parser = try Parser(text, base: base)
        for prefix in prefixes { parser.prefixes[prefix.name] = prefix.iri }
        self = try parser.updateUnit()
    }
}

extension Parser {
    /// ```
    /// [3] UpdateUnit ::= Update
    /// [29] Update ::= Prologue ( Update1 ( ';' Update )? )?
    /// ```
    mutating func updateUnit() throws(SPARQLSyntaxError) -> Update {
        var operations: [UpdateOperation] = []
        repeat {
            try prologue()
            guard token.kind != .end else { break }
            operations.append(try updateOperation())
            // Each operation has blank nodes of its own.
            usedLabels.formUnion(labelScopes.keys)
            labelScopes = [:]
        } while take(mark: ";")
        guard token.kind == .end else { throw unexpected("“;” or the end of the request") }
        return Update(operations: operations, base: base)
    }

    /// ```
    /// [30] Update1 ::= Load | Clear | Drop | Add | Move | Copy | Create | InsertData | DeleteData | DeleteWhere | Modify
    /// [38] InsertData ::= 'INSERT DATA' QuadData
    /// [39] DeleteData ::= 'DELETE DATA' QuadData
    /// [40] DeleteWhere ::= 'DELETE WHERE' QuadPattern
    /// ```
    private mutating func updateOperation() throws(SPARQLSyntaxError) -> UpdateOperation {
        if isWord("INSERT"), matches(tokenBehind, .word, "DATA") {
            advance(by: 2)
            return .insertData(try quads(.insertData))
        }
        if isWord("DELETE"), matches(tokenBehind, .word, "DATA") {
            advance(by: 2)
            return .deleteData(try quads(.deleteData))
        }
        if isWord("DELETE"), matches(tokenBehind, .word, "WHERE") {
            advance(by: 2)
            let templates = try quads(.delete)
            return .modify(
                Modification(deletions: templates, insertions: [], pattern: Parser.pattern(matching: templates)))
        }
        if isWord("WITH") || isWord("INSERT") || isWord("DELETE") { return .modify(try modify()) }
        return try graphOperation()
    }

    /// ```
    /// [41] Modify ::= ( 'WITH' iri )? ( DeleteClause InsertClause? | InsertClause ) UsingClause* 'WHERE' GroupGraphPattern
    /// [42] DeleteClause ::= 'DELETE' QuadPattern
    /// [43] InsertClause ::= 'INSERT' QuadPattern
    /// [44] UsingClause ::= 'USING' ( iri | 'NAMED' iri )
    /// ```
    private mutating func modify() throws(SPARQLSyntaxError) -> Modification {
        let graph = take(word: "WITH") ? try iri() : nil
        guard isWord("DELETE") || isWord("INSERT") else { throw unexpected("DELETE or INSERT") }
        let deletions = take(word: "DELETE") ? try quads(.delete) : []
        let insertions = take(word: "INSERT") ? try quads(.insert) : []
        // The blank nodes of the template are others than those of the pattern.
        labelScopes = [:]
        let dataset = try datasetClauses(startingWith: "USING")
        guard isWord("WHERE") else { throw unexpected("WHERE", advice: "Write WHERE { } to do it once.") }
        let pattern = try whereClause()
        return Modification(
            deletions: deletions, insertions: insertions, pattern: pattern, graph: graph, dataset: dataset)
    }

    /// What quads stand for, which says what may stand in them.
    private enum QuadRole {
        case insertData, deleteData, insert, delete

        var allowsVariables: Bool { self == .insert || self == .delete }
        var allowsBlankNodes: Bool { self == .insert || self == .insertData }
    }

    /// ```
    /// [48] QuadPattern ::= '{' Quads '}'
    /// [49] QuadData ::= '{' Quads '}'
    /// [50] Quads ::= TriplesTemplate? ( QuadsNotTriples '.'? TriplesTemplate? )*
    /// [51] QuadsNotTriples ::= 'GRAPH' VarOrIri '{' TriplesTemplate? '}'
    /// ```
    private mutating func quads(_ role: QuadRole) throws(SPARQLSyntaxError) -> [QuadTemplate] {
        let start = token
        let scope = freshScope()
        var result: [QuadTemplate] = []
        try expect(mark: "{")
        while !isMark("}") {
            if take(word: "GRAPH") {
                let place = token
                let name = try variableOrIRI()
                guard role.allowsVariables || name.variable == nil else { throw noVariableError(at: place) }
                try expect(mark: "{")
                result += try triplesTemplate(role, scope: scope).map { QuadTemplate($0, graph: name) }
                try expect(mark: "}")
                _ = take(mark: ".")
            } else {
                let triples = try triplesTemplate(role, scope: scope)
                guard !triples.isEmpty else { throw unexpected("a triple, GRAPH or “}”") }
                result += triples.map { QuadTemplate($0) }
                guard isWord("GRAPH") || isMark("}") else {
                    throw unexpected("“.”, GRAPH or “}”", advice: "Put a dot between triples.")
                }
            }
        }
        advance()
        if let shared = labelScopes.keys.first(where: { usedLabels.contains($0) }), role == .insertData {
            throw error(
                .scope, "The blank node \(shared) is used in two operations.",
                advice: "Give the nodes different labels, or write one operation.", at: start)
        }
        return result
    }

    // `[52] TriplesTemplate ::= TriplesSameSubject ( '.' TriplesTemplate? )?`
    private mutating func triplesTemplate(
        _ role: QuadRole, scope: Int
    ) throws(SPARQLSyntaxError) -> [TriplePattern] {
        let outer = group
        group = GroupBuilder()
        group.scope = scope
        defer { group = outer }
        while !isMark("}"), !isWord("GRAPH") {
            let place = token
            let count = group.triples.count
            try triplesSameSubject(allowsPaths: false)
            for variable in group.triples[count...].flatMap(\.variables) {
                guard role.allowsBlankNodes || !variable.isBlankNode else {
                    throw error(
                        .scope, "What is deleted cannot have blank nodes.", advice: "Use a variable, and WHERE.",
                        at: place)
                }
                guard role.allowsVariables || variable.isHidden else { throw noVariableError(at: place) }
            }
            guard take(mark: ".") else { break }
        }
        return group.triples
    }

    private func noVariableError(at place: Token) -> SPARQLSyntaxError {
        error(.scope, "DATA cannot have variables.", advice: "Write INSERT or DELETE { … } WHERE { … }.", at: place)
    }

    /// What matches the templates of `DELETE WHERE`: they are the pattern as well.
    private static func pattern(matching templates: [QuadTemplate]) -> Algebra {
        var parts: [Algebra] = []
        var index = 0
        while index < templates.count {
            let graph = templates[index].graph
            let end = templates[index...].firstIndex { $0.graph != graph } ?? templates.count
            let triples = Algebra.basicGraphPattern(templates[index..<end].map(\.triple))
            parts.append(graph.map { .graph($0, triples) } ?? triples)
            index = end
        }
        return parts.isEmpty ? .unit : parts.count == 1 ? parts[0] : .join(parts)
    }
}
