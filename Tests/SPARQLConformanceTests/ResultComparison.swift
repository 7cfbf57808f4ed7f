import RDF
import SPARQLSyntax

/// Compares tables as the suites want it: as multisets of rows, up to the names of blank nodes, numbers by value.
enum ResultComparison {
    /// What differs; `nil` if nothing does.
    static func difference(_ found: SolutionTable, _ expected: SolutionTable, inOrder: Bool, isLax: Bool) throws
        -> String?
    {
        guard Set(found.variables) == Set(expected.variables) else {
            return "variables \(found.variables), expected \(expected.variables)"
        }
        let columns = expected.variables.map { found.variables.firstIndex(of: $0) ?? 0 }
        let rows = found.rows.map { row in columns.map { row[$0].map(normalized) } }
        let wanted = expected.rows.map { $0.map { $0.map(normalized) } }
        if isLax { return Set(rows) == Set(wanted) ? nil : "rows \(rows), expected \(wanted)" }
        if rows.count != wanted.count { return "\(rows.count) rows, expected \(wanted.count): \(rows)" }
        let hasBlankNodes = (rows + wanted).contains { $0.contains { $0.map(hasBlankNode) ?? false } }
        if inOrder, !hasBlankNodes { return rows == wanted ? nil : "rows \(rows), expected \(wanted)" }
        if !hasBlankNodes {
            return counted(rows) == counted(wanted) ? nil : "rows \(rows), expected \(wanted)"
        }
        let isSame = try graph(rows).isIsomorphic(to: graph(wanted))
        return isSame ? nil : "rows \(rows), expected \(wanted)"
    }

    private static func hasBlankNode(_ term: Term) -> Bool {
        switch term {
        case .iri, .literal: false
        case .blankNode: true
        case .triple(let triple): hasBlankNode(triple.subject) || hasBlankNode(triple.object)
        }
    }

    private static func counted(_ rows: [[Term?]]) -> [[Term?]: Int] {
        rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The rows as a graph, so that blank nodes can be matched.
    private static func graph(_ rows: [[Term?]]) -> Graph {
        var triples: [Triple] = []
        for (index, row) in rows.enumerated() {
            let node = Term.blankNode(BlankNode("row.\(index)"))
            triples.append(Triple(subject: node, predicate: "urn:row", object: .literal(Literal("row"))))
            for (column, term) in row.enumerated() {
                if let term {
                    triples.append(Triple(subject: node, predicate: IRI("urn:column:\(column)"), object: term))
                }
            }
        }
        return Graph(triples)
    }

    /// Numbers in their canonical form.
    private static func normalized(_ term: Term) -> Term {
        guard case .literal(let literal) = term else { return term }
        switch literal.datatype {
        case Vocabulary.XSD.decimal, Vocabulary.XSD.integer:
            guard let value = XSDDecimal(literal.lexicalForm.utf8) else { return term }
            return .literal(Literal(value.description, datatype: literal.datatype))
        case Vocabulary.XSD.double, Vocabulary.XSD.float:
            guard let value: Double = XSDFloat.parse(literal.lexicalForm) else { return term }
            return .literal(Literal(XSDFloat.canonicalForm(value), datatype: literal.datatype))
        default: return term
        }
    }
}
