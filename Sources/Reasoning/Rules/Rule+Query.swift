import RDF
import SPARQLSyntax

extension Rule {
    /// The rule that a `CONSTRUCT` query stands for, if its pattern is nothing but triples.
    ///
    /// - Parameters:
    ///   - template: the query's template.
    ///   - query: the query.
    ///   - name: the rule's name.
    init?(template: [TriplePattern], _ query: Query, name: String) {
        guard query.dataset == nil, case .basicGraphPattern(let patterns) = query.algebra, !patterns.isEmpty else {
            return nil
        }
        let body = patterns.compactMap { Rule.Pattern($0) }
        let head = template.compactMap { Rule.Pattern($0) }
        // Blank nodes of a template are new things, whatever those of the pattern are called.
        guard !template.flatMap(\.variables).contains(where: \.isBlankNode) else { return nil }
        let known = Set(body.flatMap(\.variables))
        guard body.count == patterns.count, head.count == template.count, !head.isEmpty,
            head.flatMap(\.variables).allSatisfy({ known.contains($0) })
        else { return nil }
        self.init(name: name, head: head, body: body)
    }
}

extension Rule.Pattern {
    /// A pattern of a query; `nil` where triple terms have variables.
    fileprivate init?(_ pattern: TriplePattern) {
        guard let subject = Rule.Slot(pattern.subject), let predicate = Rule.Slot(pattern.predicate),
            let object = Rule.Slot(pattern.object)
        else { return nil }
        self.init(subject: subject, predicate: predicate, object: object)
    }
}

extension Rule.Slot {
    fileprivate init?(_ term: PatternTerm) {
        switch term {
        case .variable(let variable): self = .variable(variable.name)
        case .term(let term): self = .term(term)
        case .triple: return nil
        }
    }
}
