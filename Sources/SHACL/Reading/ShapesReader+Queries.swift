import RDF
import SPARQLSyntax
import TripleStore

extension ShapesReader {
    /// The variables that have values in all queries.
    static let this = Variable("this")
    static let value = Variable("value")
    static let shapesGraph = Variable("shapesGraph")
    static let currentShape = Variable("currentShape")

    /// Reads `sh:sparql` (section 5).
    mutating func queries(of description: NodeDescription, _ number: Int, isProperty: Bool) -> [Constraint] {
        description[.sparql].compactMap { node in
            let constraint = graph.description(of: node)
            guard !constraint[.deactivated].contains(where: { isTrue($0) }) else { return nil }
            guard let text = single(.select, of: constraint, number), let term = graph.term(node) else {
                problem(number, "has a sh:sparql without a sh:select; give it the query as a string")
                return nil
            }
            let path = isProperty ? description[.path].first : nil
            guard
                let query = query(
                    text, of: constraint, number, prebound: [Self.this],
                    path: path.flatMap { node in
                        var reader = PathReader(graph)
                        return try? reader.path(node)
                    }),
                isSelection(query, number)
            else { return nil }
            let messages = messages(of: constraint, number)
            return .sparql(SPARQLConstraint(node: term, query: query, messages: messages))
        }
    }

    /// Whether a query selects violations and says of which node.
    mutating func isSelection(_ query: Query, _ number: Int) -> Bool {
        if case .select(let variables) = query.form, variables.contains(Self.this) { return true }
        problem(number, "has a sh:select that does not select $this; write SELECT $this …")
        return false
    }

    /// Parses the query of a constraint or validator and looks for what pre-bound variables forbid.
    ///
    /// - Parameters:
    ///   - value: the query as a literal.
    ///   - description: the node that has the query, and the prefixes for it.
    ///   - prebound: the variables that get values, besides `$shapesGraph` and `$currentShape`.
    ///   - path: what `$PATH` stands for.
    mutating func query(
        _ value: TermID, of description: NodeDescription, _ number: Int, prebound: [Variable], path: PropertyPath?
    ) -> Query? {
        guard var text = graph.term(value)?.literal?.lexicalForm else {
            problem(number, "has a query that is no string: \(self.text(value)); put it into quotation marks")
            return nil
        }
        if let path { text = Self.replacePath(in: text, with: path.text()) }
        let query: Query
        do {
            query = try Query(parsing: text, prefixes: prefixes(of: description, number))
        } catch {
            problem(number, "has a query that is no SPARQL, \(error)\n\(error.excerpt(of: text))\nCorrect the query")
            return nil
        }
        if let violation = PrebindingRules(prebound).violation(in: query) {
            problem(
                number,
                "has a query with \(violation), which a query of a constraint must not have (SHACL, section 5.2.1); "
                    + "say it in another way, for example with FILTER NOT EXISTS")
            return nil
        }
        if text.contains(Self.shapesGraph.name) { needsShapesGraph = true }
        return query
    }

    /// Puts a path in for `$PATH`.
    private static func replacePath(in text: String, with path: String) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        let names = ["$PATH", "?PATH"].map { Array($0.utf8) }
        while let byte = rest.first {
            let behind = rest.dropFirst(5).first
            let isLonger = behind.map { $0 >= 0x80 || $0 == UInt8(ascii: "_") || $0.isLetterOrDigit } ?? false
            if !isLonger, names.contains(where: { rest.starts(with: $0) }) {
                result += path.utf8
                rest = rest.dropFirst(5)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The prefixes that a node declares, and those of the ontologies that it imports (section 5.2.1).
    private mutating func prefixes(of description: NodeDescription, _ number: Int) -> [Prefix] {
        let imports = graph.id(Vocabulary.OWL.imports)
        var waiting = Array(description[.prefixes].reversed())
        var seen = Set(waiting)
        var prefixes: [Prefix] = []
        while let next = waiting.popLast() {
            let ontology = graph.description(of: next)
            for declaration in ontology[.declare] {
                let parts = graph.description(of: declaration)
                guard let name = parts[.prefix].first.flatMap({ graph.term($0)?.literal?.lexicalForm }),
                    let namespace = parts[.namespace].first.flatMap({ graph.term($0) })
                else {
                    problem(number, "has a sh:declare without a sh:prefix and a sh:namespace; give it both")
                    continue
                }
                let iri = namespace.literal?.lexicalForm ?? namespace.iri?.string ?? ""
                if let other = prefixes.first(where: { $0.name == name }), other.iri != iri {
                    problem(number, "has the prefix \(name): for two namespaces, \(other.iri) and \(iri); take one out")
                }
                prefixes.append(Prefix(name, iri))
            }
            for other in ontology[imports] where seen.insert(other).inserted { waiting.append(other) }
        }
        return prefixes
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
