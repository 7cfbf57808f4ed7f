public import RDF
public import TripleStore

/// The shapes of a graph, read once and ready to validate any number of snapshots.
///
/// ```swift
/// let shapes = try Shapes(reading: shapesStore.snapshot())
/// let report = try Validator(shapes).validate(store.snapshot())
/// for result in report.results { show(result.focusNode, result.expectation) }
/// ```
public struct Shapes: Sendable {
    /// The shapes that have targets and those that they refer to.
    let all: [Shape]
    /// How many constraints refer to each shape.
    let referenceCounts: [Int]
    /// For each shape whether it, or one that it refers to, has a path with `*` or `+`.
    let haveClosures: [Bool]
    /// The triples that the shapes were read from, where a query looks at them.
    let triples: [Triple]

    /// Reads the shapes of a graph: those that have targets, and those that these refer to.
    ///
    /// - Parameters:
    ///   - snapshot: the quads.
    ///   - graph: the name of the shapes graph; the default graph unless told.
    /// - Throws: what is wrong with the shapes.
    /// - Complexity: O(*s* log *n*) for *s* triples about shapes among *n*.
    public init(reading snapshot: Snapshot, graph: Term? = nil) throws(ShapesError) {
        guard let name = graph.map({ snapshot.id(for: $0) }) ?? TermID.none else {
            all = []
            referenceCounts = []
            haveClosures = []
            triples = []
            return
        }
        let source = ShapesGraph(snapshot, graph: name)
        var reader = ShapesReader(source)
        all = try reader.read()
        var counts = [Int](repeating: 0, count: all.count)
        for shape in all.lazy.flatMap(\.constraints).flatMap(\.shapes) { counts[shape] += 1 }
        referenceCounts = counts
        haveClosures = Self.closures(all)
        triples = reader.needsShapesGraph ? source.triples() : []
    }

    /// Follows references from the shapes whose own path has `*` or `+` to those that refer to them.
    private static func closures(_ shapes: [Shape]) -> [Bool] {
        var users = [[Int]](repeating: [], count: shapes.count)
        for (number, shape) in shapes.enumerated() {
            for other in shape.constraints.flatMap(\.shapes) { users[other].append(number) }
        }
        var found = shapes.map { $0.path?.hasClosure ?? false }
        var waiting = found.indices.filter { found[$0] }
        while let next = waiting.popLast() {
            for user in users[next] where !found[user] {
                found[user] = true
                waiting.append(user)
            }
        }
        return found
    }

    /// How many shapes there are.
    public var count: Int { all.count }
    /// Whether there is no shape.
    public var isEmpty: Bool { all.isEmpty }
}
