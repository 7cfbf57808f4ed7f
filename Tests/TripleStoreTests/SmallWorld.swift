import RDF
import TripleStore

/// A few terms and all quads that can be made of them.
enum SmallWorld {
    static let subjects: [Term] = [.iri("http://example.org/a"), .blankNode(BlankNode("b"))]
    static let predicates: [IRI] = ["http://example.org/p", "http://example.org/q"]
    static let objects: [Term] = [
        .iri("http://example.org/a"), .literal(Literal("5", datatype: Vocabulary.XSD.integer)),
        .literal(Literal("05", datatype: Vocabulary.XSD.integer)),
    ]
    static let graphs: [Term?] = [nil, .iri("http://example.org/g"), .blankNode(BlankNode("h"))]

    static let quads: [Quad] = graphs.flatMap { graph in
        subjects.flatMap { subject in
            predicates.flatMap { predicate in
                objects.map { Quad(Triple(subject: subject, predicate: predicate, object: $0), graph: graph) }
            }
        }
    }

    /// Checks every pattern over the world's terms, in counts and in rows, against a plain set of quads.
    static func disagreements(of snapshot: Snapshot, with model: Set<Quad>) -> [String] {
        var found: [String] = []
        if snapshot.count != model.count { found.append("count \(snapshot.count), not \(model.count)") }
        if Set(snapshot.quads) != model { found.append("the quads differ") }
        for quad in quads where snapshot.contains(quad) != model.contains(quad) { found.append("contains \(quad)") }
        for graph in GraphChoice.allCases {
            for subject in [nil] + subjects.map(Optional.some) {
                for predicate in [nil] + predicates.map(Optional.some) {
                    for object in [nil] + objects.map(Optional.some) {
                        let wanted = Wanted(subject: subject, predicate: predicate, object: object, graph: graph)
                        if let problem = wanted.disagreement(snapshot, model) { found.append(problem) }
                    }
                }
            }
        }
        return found
    }
}

enum GraphChoice: CaseIterable {
    case defaultGraph, first, second, anyNamed

    var name: Term? {
        switch self {
        case .first: SmallWorld.graphs[1]
        case .second: SmallWorld.graphs[2]
        case .defaultGraph, .anyNamed: nil
        }
    }

    func matches(_ graph: Term?) -> Bool {
        switch self {
        case .defaultGraph: graph == nil
        case .anyNamed: graph != nil
        case .first, .second: graph == name
        }
    }
}

struct Wanted {
    let subject: Term?
    let predicate: IRI?
    let object: Term?
    let graph: GraphChoice

    func disagreement(_ snapshot: Snapshot, _ model: Set<Quad>) -> String? {
        let expected = model.filter { quad in
            (subject == nil || quad.triple.subject == subject)
                && (predicate == nil || quad.triple.predicate == predicate)
                && (object == nil || quad.triple.object == object) && graph.matches(quad.graph)
        }
        guard let pattern = pattern(snapshot) else {
            return expected.isEmpty ? nil : "no id for a term of \(self)"
        }
        if snapshot.count(matching: pattern) != expected.count {
            return "\(self): \(snapshot.count(matching: pattern)) quads, not \(expected.count)"
        }
        if Set(snapshot.quads(matching: pattern)) != expected { return "\(self): other quads than expected" }
        for limit in [1, 2, 100] where rows(snapshot, pattern, limit: limit) != expected {
            return "\(self): other rows than expected with limit \(limit)"
        }
        return nil
    }

    private func pattern(_ snapshot: Snapshot) -> QuadPattern? {
        var pattern = QuadPattern()
        if let subject {
            guard let id = snapshot.id(for: subject) else { return nil }
            pattern.subject = id
        }
        if let predicate {
            guard let id = snapshot.id(for: .iri(predicate)) else { return nil }
            pattern.predicate = id
        }
        if let object {
            guard let id = snapshot.id(for: object) else { return nil }
            pattern.object = id
        }
        if graph == .anyNamed { pattern.graph = .anyNamed }
        if let name = graph.name {
            guard let id = snapshot.id(for: name) else { return nil }
            pattern.graph = .named(id)
        }
        return pattern
    }

    /// The matches, with every component that the pattern leaves open as an output column.
    private func rows(_ snapshot: Snapshot, _ pattern: QuadPattern, limit: Int) -> Set<Quad> {
        func slot(_ id: TermID?) -> PatternExtension.Slot { id.map { .constant($0) } ?? .output }
        let graphSlot: PatternExtension.GraphSlot =
            switch pattern.graph {
            case .defaultGraph: .defaultGraph
            case .named(let id): .named(.constant(id))
            case .anyNamed: .named(.output)
            }
        var scan = PatternExtension(
            snapshot, subject: slot(pattern.subject), predicate: slot(pattern.predicate), object: slot(pattern.object),
            graph: graphSlot)
        var output = ExtensionOutput()
        var result = Set<Quad>()
        var made = 0
        while scan.next(input: [], rowCount: 1, limit: limit, into: &output) {
            for row in 0..<output.count {
                var column = 0
                func value(_ id: TermID?) -> Term? {
                    if let id { return snapshot.term(for: id) }
                    column += 1
                    return snapshot.term(for: TermID(rawValue: output.columns[column - 1][row]))
                }
                guard let subject = value(pattern.subject), let predicate = value(pattern.predicate)?.iri,
                    let object = value(pattern.object)
                else { continue }
                let name: Term? =
                    switch pattern.graph {
                    case .defaultGraph: nil
                    case .named(let id): snapshot.term(for: id)
                    case .anyNamed: value(nil)
                    }
                result.insert(Quad(Triple(subject: subject, predicate: predicate, object: object), graph: name))
                made += 1
            }
        }
        return made == result.count ? result : []
    }
}
