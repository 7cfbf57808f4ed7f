import RDF
import TripleStore

/// The graph that shapes are read from, by the numbers of its terms.
struct ShapesGraph {
    let snapshot: Snapshot
    private let slot: PatternExtension.GraphSlot
    private let name: TermID
    private let terms: [ShapesTerm: TermID]

    /// - Parameter graph: the name of the graph; `.none` for the default graph.
    init(_ snapshot: Snapshot, graph: TermID) {
        self.snapshot = snapshot
        name = graph
        slot = graph == .none ? .defaultGraph : .named(.constant(graph))
        var terms: [ShapesTerm: TermID] = [:]
        for term in ShapesTerm.allCases { terms[term] = snapshot.id(for: .iri(term.iri)) }
        self.terms = terms
    }

    /// The number of a term of SHACL; `nil` where the store does not have it.
    func id(_ term: ShapesTerm) -> TermID? { terms[term] }

    func id(_ iri: IRI) -> TermID? { snapshot.id(for: .iri(iri)) }

    func term(_ id: TermID) -> Term? { snapshot.term(for: id) }

    /// The triples as quads of the default graph.
    func triples() -> [Triple] {
        snapshot.quads.filter { $0.graph == (name == .none ? nil : term(name)) }.map(\.triple)
    }

    /// All that is said of a node.
    ///
    /// - Complexity: O(log *n*) and O(1) for each triple.
    func description(of node: TermID) -> NodeDescription {
        var scan = PatternExtension(
            snapshot, subject: .constant(node), predicate: .output, object: .output, graph: slot)
        var output = ExtensionOutput()
        var values: [TermID: [TermID]] = [:]
        while scan.next(input: [], rowCount: 1, limit: 4096, into: &output) {
            for row in 0..<output.count {
                values[TermID(rawValue: output.columns[0][row]), default: []]
                    .append(TermID(rawValue: output.columns[1][row]))
            }
        }
        return NodeDescription(node: node, values: values, terms: terms)
    }

    /// The subjects and objects of a predicate.
    func pairs(of predicate: TermID?) -> [(subject: TermID, object: TermID)] {
        guard let predicate else { return [] }
        var scan = PatternExtension(
            snapshot, subject: .output, predicate: .constant(predicate), object: .output, graph: slot,
            sortedBy: .subject)
        var output = ExtensionOutput()
        var pairs: [(TermID, TermID)] = []
        while scan.next(input: [], rowCount: 1, limit: 4096, into: &output) {
            for row in 0..<output.count {
                pairs.append((TermID(rawValue: output.columns[0][row]), TermID(rawValue: output.columns[1][row])))
            }
        }
        return pairs
    }

    /// The subjects with an object for a predicate, ascending.
    func subjects(with predicate: TermID?, _ object: TermID?) -> [TermID] {
        guard let predicate, let object else { return [] }
        var scan = PatternExtension(
            snapshot, subject: .output, predicate: .constant(predicate), object: .constant(object), graph: slot)
        var output = ExtensionOutput()
        var subjects: [TermID] = []
        while scan.next(input: [], rowCount: 1, limit: 4096, into: &output) {
            subjects += output.columns[0].map { TermID(rawValue: $0) }
        }
        return subjects.sorted()
    }

    /// A class and its subclasses, over any number of steps.
    func subclasses(of root: TermID?) -> Set<TermID> {
        guard let root else { return [] }
        let subClassOf = id(Vocabulary.RDFS.subClassOf)
        var seen: Set<TermID> = [root]
        var waiting = [root]
        while let next = waiting.popLast() {
            for subclass in subjects(with: subClassOf, next) where seen.insert(subclass).inserted {
                waiting.append(subclass)
            }
        }
        return seen
    }

    /// The instances of a class and of its subclasses, ascending.
    func instances(of root: TermID?) -> [TermID] {
        var found: Set<TermID> = []
        for kind in subclasses(of: root) { found.formUnion(subjects(with: WellKnownTerm.type.id, kind)) }
        return found.sorted()
    }
}

/// What a graph says of a node.
struct NodeDescription {
    let node: TermID
    private let values: [TermID: [TermID]]
    private let terms: [ShapesTerm: TermID]

    init(node: TermID, values: [TermID: [TermID]], terms: [ShapesTerm: TermID]) {
        self.node = node
        self.values = values
        self.terms = terms
    }

    /// The values of a term of SHACL.
    subscript(term: ShapesTerm) -> [TermID] { terms[term].flatMap { values[$0] } ?? [] }

    /// The values of any predicate.
    subscript(predicate: TermID?) -> [TermID] { predicate.flatMap { values[$0] } ?? [] }

    /// The predicates, ascending.
    var predicates: [TermID] { values.keys.sorted() }
}
