import RDF
import SPARQLSyntax
import TripleStore

/// Reads shapes and those that they refer to, one after the other, and collects what is wrong with them.
///
/// This file holds what all parts share: the shapes that wait, and problems.
struct ShapesReader {
    /// How deep shapes may refer to each other.
    static let maximumDepth = 100

    let graph: ShapesGraph
    /// What is wrong so far.
    private(set) var problems: [String] = []
    /// Whether a query looks at the shapes graph.
    var needsShapesGraph = false
    /// The components that the shapes graph defines.
    var components: [ComponentDefinition] = []
    /// The nodes of the shapes in the order of their numbers, and the shape that referred to each first.
    private var nodes: [(node: TermID, owner: Int?)] = []
    private var numbers: [TermID: Int] = [:]
    /// The shapes that need a path, since `sh:property` refers to them.
    private var propertyShapes: Set<Int> = []
    private var shapes: [Shape] = []

    /// The classes whose instances are classes; those of OWL too, whether or not the graph says so.
    private let classKinds: Set<TermID>

    init(_ graph: ShapesGraph) {
        self.graph = graph
        classKinds = graph.subclasses(of: graph.id(Vocabulary.RDFS.class))
            .union(graph.subclasses(of: graph.id(Vocabulary.OWL.class)))
    }

    /// Reads the shapes that have targets and those that they refer to.
    mutating func read() throws(ShapesError) -> [Shape] {
        components = componentDefinitions()
        for root in roots() { _ = number(of: root, from: nil) }
        while shapes.count < nodes.count { shapes.append(shape(shapes.count)) }
        for number in propertyShapes.sorted() where shapes[number].path == nil && !shapes[number].isDeactivated {
            problem(number, "is a value of sh:property and has no sh:path; add one, or refer to it with sh:node")
        }
        if problems.isEmpty { checkNesting() }
        guard problems.isEmpty else { throw ShapesError(problems: problems) }
        return shapes
    }

    /// The nodes with targets: those that name them, and classes that are shapes; ascending.
    private func roots() -> [TermID] {
        var found: Set<TermID> = []
        for term in [ShapesTerm.targetNode, .targetClass, .targetSubjectsOf, .targetObjectsOf] {
            found.formUnion(graph.pairs(of: graph.id(term)).map(\.subject))
        }
        for kind in classKinds {
            for node in graph.subjects(with: WellKnownTerm.type.id, kind) where !found.contains(node) {
                if isShape(graph.description(of: node)) { found.insert(node) }
            }
        }
        return found.sorted()
    }

    private func isShape(_ description: NodeDescription) -> Bool {
        let kinds = description[WellKnownTerm.type.id]
        if kinds.contains(where: { $0 == graph.id(.nodeShape) || $0 == graph.id(.propertyShape) }) { return true }
        return Self.parameters.contains { !description[$0].isEmpty }
    }

    /// The terms whose subjects are shapes.
    private static let parameters: [ShapesTerm] = [
        .class, .datatype, .nodeKind, .minCount, .maxCount, .minExclusive, .minInclusive, .maxExclusive, .maxInclusive,
        .minLength, .maxLength, .pattern, .languageIn, .uniqueLang, .equals, .disjoint, .lessThan, .lessThanOrEquals,
        .not, .and, .or, .xone, .node, .property, .qualifiedValueShape, .closed, .hasValue, .in, .sparql,
    ]

    /// Whether a node is a class in the shapes graph, and so a target of itself.
    func isClass(_ description: NodeDescription) -> Bool {
        description[WellKnownTerm.type.id].contains { classKinds.contains($0) }
    }

    /// The number of a shape, which is read later if it is new.
    mutating func number(of node: TermID, from owner: Int?, isProperty: Bool = false) -> Int {
        let number = numbers[node] ?? nodes.count
        if number == nodes.count {
            numbers[node] = number
            nodes.append((node, owner))
        }
        if isProperty { propertyShapes.insert(number) }
        return number
    }

    func node(_ number: Int) -> TermID { nodes[number].node }

    // MARK: Problems

    /// Notes what is wrong with a shape.
    ///
    /// - Parameters:
    ///   - number: the shape.
    ///   - text: what is wrong and what to do; the name of the shape comes in front of it.
    mutating func problem(_ number: Int, _ text: String) {
        guard problems.count < 100 else { return }
        problems.append("\(name(number)) \(text).")
    }

    /// What people know a shape by: its IRI, or that of the shape that it stands in.
    func name(_ number: Int) -> String {
        var current = number
        while case .blankNode? = graph.term(nodes[current].node), let owner = nodes[current].owner { current = owner }
        let outer = text(nodes[current].node)
        guard current != number else { return "Shape \(outer)" }
        let paths = graph.description(of: nodes[number].node)[.path]
        guard let path = paths.first, case .iri? = graph.term(path) else { return "A shape inside of \(outer)" }
        return "The shape for \(text(path)) inside of \(outer)"
    }

    func text(_ id: TermID) -> String { graph.term(id)?.description ?? "" }

    // MARK: References

    /// Looks for shapes that refer to themselves, which SHACL leaves undefined, and for chains of shapes that are too long.
    ///
    /// Shapes are taken away once all that they refer to is gone; what stays refers to itself.
    private mutating func checkNesting() {
        var waiting = shapes.map { Set($0.constraints.flatMap(\.shapes)).count }
        var users = [[Int]](repeating: [], count: shapes.count)
        for (number, shape) in shapes.enumerated() {
            for other in Set(shape.constraints.flatMap(\.shapes)) { users[other].append(number) }
        }
        var depth = [Int](repeating: 1, count: shapes.count)
        var free = waiting.indices.filter { waiting[$0] == 0 }
        var done = 0
        while let next = free.popLast() {
            done += 1
            for user in users[next] {
                depth[user] = max(depth[user], depth[next] + 1)
                waiting[user] -= 1
                if waiting[user] == 0 { free.append(user) }
            }
        }
        if done < shapes.count {
            problem(
                firstInCycle(waiting),
                "refers to itself through other shapes, which SHACL leaves undefined; take one "
                    + "of the references (sh:node, sh:property, sh:and, …) out, or say it with a path such as "
                    + "[ sh:zeroOrMorePath … ]")
        } else if let deep = depth.indices.first(where: { depth[$0] > Self.maximumDepth }) {
            problem(deep, "has shapes in shapes more than \(Self.maximumDepth) levels deep; take levels out")
        }
    }

    /// A shape of a cycle: found by following references among the shapes that were not taken away.
    private func firstInCycle(_ waiting: [Int]) -> Int {
        var current = waiting.firstIndex { $0 > 0 } ?? 0
        var seen: Set<Int> = []
        while seen.insert(current).inserted {
            current = shapes[current].constraints.flatMap(\.shapes).first { waiting[$0] > 0 } ?? current
        }
        return current
    }
}
