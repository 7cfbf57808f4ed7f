import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

extension ShapesReader {
    /// Reads the constraints of a shape, those of SHACL Core in the order of section 4.
    mutating func constraints(
        of description: NodeDescription, _ number: Int, isProperty: Bool, path: PropertyPath?
    ) -> [Constraint] {
        if !isProperty { refuseParametersOfProperties(description, number) }
        var constraints = valueTypes(of: description, number)
        if isProperty { constraints += counts(of: description, number) }
        constraints += ranges(of: description, number)
        constraints += strings(of: description, number, isProperty: isProperty)
        constraints += pairs(of: description, number, isProperty: isProperty)
        constraints += logic(of: description, number)
        constraints += shapes(of: description, number, isProperty: isProperty)
        constraints += others(of: description, number)
        constraints += queries(of: description, number, isProperty: isProperty)
        constraints += uses(of: description, number, path: path, isProperty: isProperty)
        return constraints
    }

    private mutating func refuseParametersOfProperties(_ description: NodeDescription, _ number: Int) {
        let terms: [ShapesTerm] = [
            .minCount, .maxCount, .lessThan, .lessThanOrEquals, .uniqueLang, .qualifiedValueShape,
        ]
        for term in terms where !description[term].isEmpty {
            problem(number, "has sh:\(term.rawValue) and no sh:path; put it into a sh:property with a path")
        }
    }

    // MARK: Section 4.1 and 4.2

    private mutating func valueTypes(of description: NodeDescription, _ number: Int) -> [Constraint] {
        var result: [Constraint] = iris(.class, of: description, number).map { .class(.iri($0)) }
        if description[.datatype].count > 1 { _ = single(.datatype, of: description, number) }
        result += iris(.datatype, of: description, number).prefix(1).map { .datatype($0) }
        if let value = single(.nodeKind, of: description, number) {
            let name = graph.term(value)?.iri.flatMap { iri in
                NodeKind.allCases.first { Vocabulary.SHACL.iri($0.rawValue) == iri }
            }
            if let name {
                result.append(.nodeKind(name))
            } else {
                let names = NodeKind.allCases.map { "sh:\($0.rawValue)" }.joined(separator: ", ")
                problem(number, "has an unknown sh:nodeKind \(text(value)); use one of \(names)")
            }
        }
        return result
    }

    private mutating func counts(of description: NodeDescription, _ number: Int) -> [Constraint] {
        var result: [Constraint] = []
        if let count = integer(.minCount, of: description, number) { result.append(.minCount(count)) }
        if let count = integer(.maxCount, of: description, number) { result.append(.maxCount(count)) }
        return result
    }

    // MARK: Section 4.3 and 4.4

    private mutating func ranges(of description: NodeDescription, _ number: Int) -> [Constraint] {
        var result: [Constraint] = []
        let limits: [(ShapesTerm, RangeLimit)] = [
            (.minExclusive, .minExclusive), (.minInclusive, .minInclusive), (.maxExclusive, .maxExclusive),
            (.maxInclusive, .maxInclusive),
        ]
        for (term, limit) in limits {
            guard let value = single(term, of: description, number) else { continue }
            if let literal = graph.term(value)?.literal {
                result.append(.range(limit, literal))
            } else {
                problem(
                    number, "has a sh:\(term.rawValue) that is no literal: \(text(value)); write a number or a date")
            }
        }
        return result
    }

    private mutating func strings(
        of description: NodeDescription, _ number: Int, isProperty: Bool
    ) -> [Constraint] {
        var result: [Constraint] = []
        if let length = integer(.minLength, of: description, number) { result.append(.minLength(length)) }
        if let length = integer(.maxLength, of: description, number) { result.append(.maxLength(length)) }
        if let pattern = pattern(of: description, number) { result.append(pattern) }
        if let head = single(.languageIn, of: description, number), let members = list(head, of: .languageIn, number) {
            let tags = members.compactMap { graph.term($0)?.literal?.lexicalForm }
            if tags.count < members.count {
                problem(number, "has a member of sh:languageIn that is no string; write tags such as \"en\"")
            }
            result.append(.languageIn(tags))
        }
        if isProperty, let value = single(.uniqueLang, of: description, number), isTrue(value) {
            result.append(.uniqueLanguage)
        }
        return result
    }

    private mutating func pattern(of description: NodeDescription, _ number: Int) -> Constraint? {
        let flags = single(.flags, of: description, number).flatMap { graph.term($0)?.literal?.lexicalForm } ?? ""
        guard let value = single(.pattern, of: description, number) else { return nil }
        guard let pattern = graph.term(value)?.literal?.lexicalForm, TextPattern(pattern, flags: flags) != nil else {
            problem(
                number,
                "has a sh:pattern that is no regular expression of SPARQL, or is too large: \(text(value))"
                    + (flags.isEmpty ? "" : " with the flags \"\(flags)\"") + "; check brackets and backslashes")
            return nil
        }
        return .pattern(pattern, flags: flags)
    }

    // MARK: Section 4.5 and 4.6

    private mutating func pairs(
        of description: NodeDescription, _ number: Int, isProperty: Bool
    ) -> [Constraint] {
        var result: [Constraint] = iris(.equals, of: description, number).map { .equals($0) }
        result += iris(.disjoint, of: description, number).map { .disjoint($0) }
        guard isProperty else { return result }
        result += iris(.lessThan, of: description, number).map { .less($0, orEqual: false) }
        result += iris(.lessThanOrEquals, of: description, number).map { .less($0, orEqual: true) }
        return result
    }

    private mutating func logic(of description: NodeDescription, _ number: Int) -> [Constraint] {
        var result: [Constraint] = []
        for value in description[.not] { if let shape = reference(value, .not, number) { result.append(.not(shape)) } }
        for head in description[.and] { if let shapes = references(head, .and, number) { result.append(.and(shapes)) } }
        for head in description[.or] { if let shapes = references(head, .or, number) { result.append(.or(shapes)) } }
        for head in description[.xone] {
            if let shapes = references(head, .xone, number) { result.append(.exactlyOne(shapes)) }
        }
        return result
    }

    /// The number of a shape that a parameter refers to.
    private mutating func reference(
        _ value: TermID, _ term: ShapesTerm, _ number: Int
    ) -> Int? {
        switch graph.term(value) {
        case .iri, .blankNode: return self.number(of: value, from: number, isProperty: term == .property)
        default:
            problem(number, "has a sh:\(term.rawValue) that is no shape: \(text(value)); refer to a shape there")
            return nil
        }
    }

    private mutating func references(_ head: TermID, _ term: ShapesTerm, _ number: Int) -> [Int]? {
        guard let members = list(head, of: term, number) else { return nil }
        return members.compactMap { reference($0, term, number) }
    }

    // MARK: Section 4.7 and 4.8

    private mutating func shapes(
        of description: NodeDescription, _ number: Int, isProperty: Bool
    ) -> [Constraint] {
        var result: [Constraint] = []
        for value in description[.node] {
            if let shape = reference(value, .node, number) { result.append(.node(shape)) }
        }
        for value in description[.property] {
            if let shape = reference(value, .property, number) { result.append(.property(shape)) }
        }
        if isProperty { result += qualified(of: description, number) }
        return result
    }

    private mutating func qualified(of description: NodeDescription, _ number: Int) -> [Constraint] {
        let minimum = integer(.qualifiedMinCount, of: description, number)
        let maximum = integer(.qualifiedMaxCount, of: description, number)
        guard let value = single(.qualifiedValueShape, of: description, number), minimum != nil || maximum != nil,
            let shape = reference(value, .qualifiedValueShape, number)
        else { return [] }
        var siblings: Set<TermID> = []
        if description[.qualifiedValueShapesDisjoint].contains(where: { isTrue($0) }) {
            for parent in graph.subjects(with: graph.id(.property), description.node) {
                for property in graph.description(of: parent)[.property] where property != description.node {
                    siblings.formUnion(graph.description(of: property)[.qualifiedValueShape])
                }
            }
            siblings.remove(value)
        }
        let others = siblings.sorted().compactMap { reference($0, .qualifiedValueShape, number) }
        return [(minimum, true), (maximum, false)].compactMap { count, isMinimum in
            count.map { .qualified(shape, count: $0, isMinimum: isMinimum, siblings: others) }
        }
    }

    private mutating func others(of description: NodeDescription, _ number: Int) -> [Constraint] {
        var result: [Constraint] = []
        if let closed = single(.closed, of: description, number), isTrue(closed) {
            var allowed: Set<IRI> = []
            for property in description[.property] {
                let paths = graph.description(of: property)[.path]
                if let path = paths.first, case .iri(let iri)? = graph.term(path) { allowed.insert(iri) }
            }
            if let head = single(.ignoredProperties, of: description, number),
                let members = list(head, of: .ignoredProperties, number)
            {
                let iris = members.compactMap { graph.term($0)?.iri }
                if iris.count < members.count { problem(number, "has a member of sh:ignoredProperties that is no IRI") }
                allowed.formUnion(iris)
            }
            result.append(.closed(allowed: allowed))
        }
        result += description[.hasValue].compactMap { graph.term($0).map { .hasValue($0) } }
        if let head = single(.in, of: description, number), let members = list(head, of: .in, number) {
            result.append(.in(members.compactMap { graph.term($0) }))
        }
        return result
    }
}
