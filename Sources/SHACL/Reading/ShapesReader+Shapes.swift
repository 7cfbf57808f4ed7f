import RDF
import SPARQLSyntax
import TripleStore

extension ShapesReader {
    /// Reads a shape.
    mutating func shape(_ number: Int) -> Shape {
        let description = graph.description(of: node(number))
        var shape = Shape(node: graph.term(node(number)) ?? .blankNode(BlankNode("")))
        shape.isDeactivated = description[.deactivated].contains { isTrue($0) }
        guard !shape.isDeactivated else { return shape }
        shape.targets = targets(of: description, number)
        shape.messages = messages(of: description, number)
        if let severity = single(.severity, of: description, number) {
            if case .iri(let iri)? = graph.term(severity) {
                shape.severity = iri
            } else {
                problem(
                    number, "has a sh:severity that is no IRI; use sh:Info, sh:Warning, sh:Violation or one of yours")
            }
        }
        if let path = single(.path, of: description, number) {
            var reader = PathReader(graph)
            do {
                shape.path = try reader.path(path)
            } catch {
                problem(number, "has a sh:path that is none: \(error.text)")
            }
        } else if description[WellKnownTerm.type.id].contains(where: { $0 == graph.id(.propertyShape) }) {
            problem(number, "is a sh:PropertyShape without a sh:path; add one, or make it a sh:NodeShape")
        }
        let isProperty = !description[.path].isEmpty
        shape.constraints = constraints(of: description, number, isProperty: isProperty, path: shape.path)
        return shape
    }

    private mutating func targets(of description: NodeDescription, _ number: Int) -> [ShapeTarget] {
        var targets: [ShapeTarget] = description[.targetNode].compactMap { graph.term($0).map { .node($0) } }
        targets += description[.targetClass].compactMap { graph.term($0).map { .instances(of: $0) } }
        if isClass(description), let term = graph.term(description.node) { targets.append(.instances(of: term)) }
        targets += iris(.targetSubjectsOf, of: description, number).map { .subjects(of: $0) }
        targets += iris(.targetObjectsOf, of: description, number).map { .objects(of: $0) }
        return targets
    }

    /// The values of `sh:message`.
    mutating func messages(of description: NodeDescription, _ number: Int) -> [Literal] {
        var messages: [Literal] = []
        for value in description[.message] {
            if let literal = graph.term(value)?.literal,
                literal.datatype == Vocabulary.XSD.string || literal.language != nil
            {
                messages.append(literal)
            } else {
                problem(number, "has a sh:message that is no string: \(text(value)); put it into quotation marks")
            }
        }
        return messages
    }

    // MARK: Values of parameters

    func isTrue(_ id: TermID) -> Bool { id == TermID(boolean: true) }

    /// The value of a parameter that may have only one.
    mutating func single(_ term: ShapesTerm, of description: NodeDescription, _ number: Int) -> TermID? {
        let values = description[term]
        if values.count > 1 {
            problem(
                number,
                "has \(values.count) values of sh:\(term.rawValue), which may have only one; make a shape for each")
        }
        return values.first
    }

    /// The values of a parameter that have to be IRIs.
    mutating func iris(_ term: ShapesTerm, of description: NodeDescription, _ number: Int) -> [IRI] {
        var result: [IRI] = []
        for value in description[term] {
            if case .iri(let iri)? = graph.term(value) {
                result.append(iri)
            } else {
                problem(
                    number, "has a sh:\(term.rawValue) that is no IRI: \(text(value)); name the property or class there"
                )
            }
        }
        return result
    }

    /// The value of a parameter that counts.
    mutating func integer(_ term: ShapesTerm, of description: NodeDescription, _ number: Int) -> Int? {
        guard let value = single(term, of: description, number) else { return nil }
        if let literal = graph.term(value)?.literal, literal.datatype == Vocabulary.XSD.integer,
            let count = Int(literal.lexicalForm)
        {
            return count
        }
        problem(number, "has a sh:\(term.rawValue) that is no integer: \(text(value)); write a number such as 1")
        return nil
    }

    /// The members of a list that is the value of a parameter.
    mutating func list(_ head: TermID, of term: ShapesTerm, _ number: Int) -> [TermID]? {
        do {
            return try graph.list(head)
        } catch {
            problem(number, "has a sh:\(term.rawValue) that is no list: \(error.text)")
            return nil
        }
    }
}

/// What is wrong with a list or a path: what and what to do, without a full stop.
struct MalformedNode: Error {
    let text: String

    init(_ text: String) { self.text = text }
}

extension ShapesGraph {
    /// The members of a list.
    ///
    /// - Throws: what is wrong, where a node of the list has no or several members or ends, or comes again.
    func list(_ head: TermID) throws(MalformedNode) -> [TermID] {
        let first = id(Vocabulary.RDF.first)
        let rest = id(Vocabulary.RDF.rest)
        let end = id(Vocabulary.RDF.nil)
        var members: [TermID] = []
        var seen: Set<TermID> = []
        var node = head
        while node != end {
            guard seen.insert(node).inserted else {
                throw MalformedNode("it leads back to itself; end it with rdf:nil, or write it in parentheses")
            }
            let description = description(of: node)
            let firsts = description[first]
            let rests = description[rest]
            guard firsts.count == 1, rests.count == 1 else {
                let place = members.isEmpty ? "its start" : "the node behind \(members.count) of its members"
                throw MalformedNode(
                    "\(place) has \(firsts.count) rdf:first and \(rests.count) rdf:rest, and needs one of each; write it in "
                        + "parentheses")
            }
            members.append(firsts[0])
            node = rests[0]
        }
        return members
    }
}
