import RDF
import SPARQLSyntax

extension Constraint {
    /// The IRI of the constraint component.
    var component: IRI {
        let name =
            switch self {
            case .class: "Class"
            case .datatype: "Datatype"
            case .nodeKind: "NodeKind"
            case .minCount: "MinCount"
            case .maxCount: "MaxCount"
            case .range(.minExclusive, _): "MinExclusive"
            case .range(.minInclusive, _): "MinInclusive"
            case .range(.maxExclusive, _): "MaxExclusive"
            case .range(.maxInclusive, _): "MaxInclusive"
            case .minLength: "MinLength"
            case .maxLength: "MaxLength"
            case .pattern: "Pattern"
            case .languageIn: "LanguageIn"
            case .uniqueLanguage: "UniqueLang"
            case .equals: "Equals"
            case .disjoint: "Disjoint"
            case .less(_, false): "LessThan"
            case .less(_, true): "LessThanOrEquals"
            case .not: "Not"
            case .and: "And"
            case .or: "Or"
            case .exactlyOne: "Xone"
            case .node: "Node"
            case .property: "Property"
            case .qualified(_, _, let isMinimum, _): isMinimum ? "QualifiedMinCount" : "QualifiedMaxCount"
            case .closed: "Closed"
            case .hasValue: "HasValue"
            case .in: "In"
            case .sparql: "SPARQL"
            case .component: ""
            }
        if case .component(let use) = self { return use.component }
        return Vocabulary.SHACL.iri(name + "ConstraintComponent")
    }

    /// What is expected of values, in words that go on after “expected”.
    ///
    /// - Parameters:
    ///   - shapes: the shapes that the constraint may refer to.
    ///   - prefixes: the prefixes that IRIs are abbreviated with.
    func expectation(_ shapes: [Shape], _ prefixes: [Prefix]) -> String {
        let words = ConstraintWords(shapes: shapes, prefixes: prefixes)
        return words.values(self) ?? words.relations(self)
    }

    /// What to say of how many values there are, where their number is wrong.
    func finding(_ count: Int) -> String? {
        switch self {
        case .minCount, .maxCount: count == 1 ? "1 value" : "\(count) values"
        case .uniqueLanguage: "\(count) values in one language"
        case .qualified: count == 1 ? "1 such value" : "\(count) such values"
        default: nil
        }
    }
}

/// Puts constraints into words.
private struct ConstraintWords {
    let shapes: [Shape]
    let prefixes: [Prefix]

    /// Constraints on values for themselves.
    func values(_ constraint: Constraint) -> String? {
        switch constraint {
        case .class(let term): "an instance of \(name(term))"
        case .datatype(let iri): "a well-formed value of the datatype \(prefixes.abbreviate(iri))"
        case .nodeKind(let kind): kindWords(kind)
        case .minCount(let count): "at least \(count) \(count == 1 ? "value" : "values")"
        case .maxCount(let count): count == 0 ? "no value" : "at most \(count) \(count == 1 ? "value" : "values")"
        case .range(.minExclusive, let limit): "more than \(name(.literal(limit)))"
        case .range(.minInclusive, let limit): "\(name(.literal(limit))) or more"
        case .range(.maxExclusive, let limit): "less than \(name(.literal(limit)))"
        case .range(.maxInclusive, let limit): "\(name(.literal(limit))) or less"
        case .minLength(let count): "at least \(count) characters"
        case .maxLength(let count): "at most \(count) characters"
        case .pattern(let pattern, _): "a text that matches \(pattern)"
        case .languageIn(let tags): "a text in one of the languages \(tags.joined(separator: ", "))"
        case .uniqueLanguage: "only one value for each language"
        case .hasValue(let term): "the value \(name(term))"
        case .in(let terms): oneOf(terms)
        default: nil
        }
    }

    /// Constraints that look at other properties and shapes.
    func relations(_ constraint: Constraint) -> String {
        switch constraint {
        case .equals(let iri): "the same values as \(prefixes.abbreviate(iri))"
        case .disjoint(let iri): "no value that \(prefixes.abbreviate(iri)) has too"
        case .less(let iri, let orEqual):
            "less than\(orEqual ? " or equal to" : "") the values of \(prefixes.abbreviate(iri))"
        case .not(let shape): "nothing that conforms to \(name(shape))"
        case .and(let members): "what conforms to all of \(list(members, "and"))"
        case .or(let members): "what conforms to \(list(members, "or"))"
        case .exactlyOne(let members): "what conforms to exactly one of \(list(members, "and"))"
        case .node(let shape), .property(let shape): "what conforms to \(name(shape))"
        case .qualified(let shape, let count, let isMinimum, _):
            "at \(isMinimum ? "least" : "most") \(count) \(count == 1 ? "value that conforms" : "values that conform") to "
                + name(shape)
        case .closed: "no other properties than those that the shape names"
        case .sparql: "no solution of the shape's query"
        case .component(let use): "what \(prefixes.abbreviate(use.component)) asks for"
        default: ""
        }
    }

    private func kindWords(_ kind: NodeKind) -> String {
        let names = [
            kind.allowsIRIs ? "an IRI" : nil, kind.allowsBlankNodes ? "a blank node" : nil,
            kind.allowsLiterals ? "a literal" : nil,
        ]
        return names.compactMap { $0 }.joined(separator: " or ")
    }

    private func oneOf(_ terms: [Term]) -> String {
        let shown = terms.prefix(10).map(name).joined(separator: ", ")
        return "one of \(shown)\(terms.count > 10 ? ", and \(terms.count - 10) more" : "")"
    }

    private func list(_ members: [Int], _ word: String) -> String {
        let names = members.prefix(5).map(name) + (members.count > 5 ? ["\(members.count - 5) more"] : [])
        guard names.count > 1 else { return names.first ?? "no shape" }
        return names.dropLast().joined(separator: ", ") + " \(word) " + (names.last ?? "")
    }

    /// A shape by its IRI, or by its first constraint where it has none.
    private func name(_ shape: Int) -> String {
        if case .iri(let iri) = shapes[shape].node { return prefixes.abbreviate(iri) }
        let words = shapes[shape].constraints.lazy.compactMap { values($0) }.first
        guard let words else { return "a shape without a name" }
        let path = shapes[shape].path.map { " for \($0.text(prefixes.abbreviate))" } ?? ""
        return "(\(words)\(path))"
    }

    private func name(_ term: Term) -> String { term.text(prefixes) }
}

extension Term {
    /// The term for people: IRIs and datatypes by their prefixes, numbers and dates bare.
    func text(_ prefixes: [Prefix]) -> String {
        switch self {
        case .iri(let iri): return prefixes.abbreviate(iri)
        case .literal(let literal):
            if literal.datatype == Vocabulary.XSD.string || literal.language != nil { return description }
            if Self.plainDatatypes.contains(literal.datatype) { return literal.lexicalForm }
            return "\(Literal(literal.lexicalForm))^^\(prefixes.abbreviate(literal.datatype))"
        case .blankNode, .triple: return description
        }
    }

    private static let plainDatatypes = [
        Vocabulary.XSD.integer, Vocabulary.XSD.decimal, Vocabulary.XSD.double, Vocabulary.XSD.boolean,
    ]
}
