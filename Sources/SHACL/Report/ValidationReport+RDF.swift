public import RDF
import SPARQLSyntax

extension ValidationReport {
    /// The report in SHACL's own vocabulary (section 3.6).
    ///
    /// - Complexity: O(results).
    public var triples: [Triple] {
        var writer = ReportTriples(self)
        writer.write(self)
        return writer.triples
    }
}

/// Makes triples of results.
private struct ReportTriples {
    private(set) var triples: [Triple] = []
    /// What labels of blank nodes begin with that the report makes; no other node has such a label.
    private let prefix: String
    private var pathCount = 0

    init(_ report: ValidationReport) {
        var labels: Set<String> = []
        for result in report.results {
            for term in [result.focusNode, result.sourceShape, result.value, result.sourceConstraint] as [Term?] {
                if case .blankNode(let node)? = term { labels.insert(node.label) }
            }
        }
        var prefix = "report"
        while labels.contains(where: { $0.hasPrefix(prefix) }) { prefix += "x" }
        self.prefix = prefix
    }

    mutating func write(_ report: ValidationReport) {
        let node = Term.blankNode(BlankNode(prefix))
        add(node, Vocabulary.RDF.type, .iri(Vocabulary.SHACL.validationReport))
        add(
            node, Vocabulary.SHACL.conforms,
            .literal(Literal(report.conforms ? "true" : "false", datatype: Vocabulary.XSD.boolean)))
        for (number, result) in report.results.enumerated() {
            let place = Term.blankNode(BlankNode("\(prefix).\(number + 1)"))
            add(node, Vocabulary.SHACL.result, place)
            write(result, at: place)
        }
    }

    private mutating func write(_ result: ValidationResult, at node: Term) {
        add(node, Vocabulary.RDF.type, .iri(Vocabulary.SHACL.validationResult))
        add(node, Vocabulary.SHACL.focusNode, result.focusNode)
        if let path = result.path { add(node, Vocabulary.SHACL.resultPath, write(path)) }
        if let value = result.value { add(node, Vocabulary.SHACL.value, value) }
        add(node, Vocabulary.SHACL.resultSeverity, .iri(result.severity))
        add(node, Vocabulary.SHACL.sourceConstraintComponent, .iri(result.component))
        add(node, Vocabulary.SHACL.sourceShape, result.sourceShape)
        if let constraint = result.sourceConstraint { add(node, Vocabulary.SHACL.sourceConstraint, constraint) }
        let messages = result.messages.isEmpty ? [Literal(result.summary)] : result.messages
        for message in messages { add(node, Vocabulary.SHACL.resultMessage, .literal(message)) }
    }

    /// Writes a path, with new nodes for its parts.
    ///
    /// - Returns: the node that stands for it.
    private mutating func write(_ path: PropertyPath) -> Term {
        switch path {
        case .link(let iri): return .iri(iri)
        case .sequence(let parts): return list(parts)
        case .alternative(let parts): return node(.alternativePath, list(parts))
        case .inverse(let inner): return node(.inversePath, write(inner))
        case .zeroOrMore(let inner): return node(.zeroOrMorePath, write(inner))
        case .oneOrMore(let inner): return node(.oneOrMorePath, write(inner))
        case .zeroOrOne(let inner): return node(.zeroOrOnePath, write(inner))
        // Shapes have no such paths.
        case .negated: return fresh()
        }
    }

    private mutating func fresh() -> Term {
        pathCount += 1
        return .blankNode(BlankNode("\(prefix).path\(pathCount)"))
    }

    private mutating func node(_ term: ShapesTerm, _ value: Term) -> Term {
        let node = fresh()
        add(node, term.iri, value)
        return node
    }

    private mutating func list(_ parts: [PropertyPath]) -> Term {
        var head = Term.iri(Vocabulary.RDF.nil)
        for part in parts.reversed() {
            let cell = fresh()
            let first = write(part)
            add(cell, Vocabulary.RDF.first, first)
            add(cell, Vocabulary.RDF.rest, head)
            head = cell
        }
        return head
    }

    private mutating func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
        triples.append(Triple(subject: subject, predicate: predicate, object: object))
    }
}
