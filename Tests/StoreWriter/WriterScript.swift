package import RDF

/// What the writing process of the kill test does, step by step: the state after each step can be told from its number.
///
/// Step *n* adds group *n*, takes group *n − 20* out, and moves the mark that says how many steps have been done.
package enum WriterScript {
    private static let window = 20
    private static let markSubject: Term = .iri("http://e/mark")
    private static let markPredicate: IRI = "http://e/step"

    /// The quads after a step.
    package static func state(after step: Int) -> Set<Quad> {
        guard step > 0 else { return [] }
        var quads = Set((max(1, step - window + 1)...step).flatMap { group($0) })
        quads.insert(mark(step))
        return quads
    }

    /// What a step takes out and adds.
    package static func changes(of step: Int) -> (removed: [Quad], added: [Quad]) {
        let removed = step > window ? group(step - window) : []
        return (removed + (step > 1 ? [mark(step - 1)] : []), group(step) + [mark(step)])
    }

    /// The step that a state comes from.
    package static func step(of quads: some Sequence<Quad>) -> Int {
        for quad in quads where quad.triple.predicate == markPredicate {
            if case .literal(let literal) = quad.triple.object { return Int(literal.lexicalForm) ?? -1 }
        }
        return 0
    }

    private static func text(_ count: Int) -> String { String(repeating: "text ", count: count) }

    private static func mark(_ step: Int) -> Quad {
        let number = Literal("\(step)", datatype: Vocabulary.XSD.integer)
        return Quad(Triple(subject: markSubject, predicate: markPredicate, object: .literal(number)))
    }

    /// Quads of all kinds of terms; now and then many, and now and then one with a text so long that it takes time to write.
    private static func group(_ number: Int) -> [Quad] {
        let size = number % 13 == 0 ? 300 : 1 + number % 7
        return (0..<size).map { index in
            let subject: Term = index % 3 == 0 ? .blankNode(BlankNode("b\(number)")) : .iri(IRI("http://e/\(number)"))
            let inner = Triple(subject: subject, predicate: "http://e/p", object: .iri("http://e/o"))
            let object: Term =
                switch (number + index) % 5 {
                case 0: .literal(Literal(text(number % 3 == 0 && index < 5 ? 20_000 : 3) + "\(index)"))
                case 1: .literal(Literal("\(number * 1000 + index)", datatype: Vocabulary.XSD.integer))
                case 2: .literal(Literal("שלום \(index)", language: "he", direction: .rightToLeft))
                case 3: .triple(inner)
                default: .iri(IRI("http://e/object/\(index)"))
                }
            let triple = Triple(subject: subject, predicate: IRI("http://e/p\(index)"), object: object)
            return Quad(triple, graph: number % 2 == 0 ? nil : .iri(IRI("http://e/graph/\(number % 3)")))
        }
    }
}
