import RDF
import SPARQLSyntax
import TripleStore

/// Reads paths (section 2.3.1).
struct PathReader {
    /// How deep paths may stand in each other.
    private static let maximumDepth = 64
    /// How many parts a path may have, those of nodes that come again counted again.
    private static let maximumSize = 10_000

    private let graph: ShapesGraph
    private var depth = 0
    private var size = 0

    init(_ graph: ShapesGraph) { self.graph = graph }

    /// The path that a node stands for.
    ///
    /// A node that is a list is a sequence, whatever else is said of it.
    mutating func path(_ node: TermID) throws(MalformedNode) -> PropertyPath {
        if case .iri(let predicate)? = graph.term(node), predicate != Vocabulary.RDF.nil { return .link(predicate) }
        depth += 1
        size += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth, size <= Self.maximumSize else {
            throw MalformedNode("it leads back to itself, or is too large; take the node out that it comes back to")
        }
        let description = graph.description(of: node)
        if !description[graph.id(Vocabulary.RDF.first)].isEmpty {
            return .sequence(try members(node))
        }
        if let head = try only(.alternativePath, description) { return .alternative(try members(head)) }
        if let inner = try only(.inversePath, description) { return .inverse(try path(inner)) }
        if let inner = try only(.zeroOrMorePath, description) { return .zeroOrMore(try path(inner)) }
        if let inner = try only(.oneOrMorePath, description) { return .oneOrMore(try path(inner)) }
        if let inner = try only(.zeroOrOnePath, description) { return .zeroOrOne(try path(inner)) }
        throw MalformedNode(
            "\(graph.term(node)?.description ?? "the node") is neither a property nor a list nor has sh:inversePath, "
                + "sh:alternativePath, sh:zeroOrMorePath, sh:oneOrMorePath or sh:zeroOrOnePath")
    }

    private mutating func members(_ head: TermID) throws(MalformedNode) -> [PropertyPath] {
        let nodes = try graph.list(head)
        guard nodes.count > 1 else { throw MalformedNode("its list needs two members or more") }
        var paths: [PropertyPath] = []
        for node in nodes { paths.append(try path(node)) }
        return paths
    }

    private func only(_ term: ShapesTerm, _ description: NodeDescription) throws(MalformedNode) -> TermID? {
        let values = description[term]
        guard values.count < 2 else { throw MalformedNode("it has \(values.count) values of sh:\(term.rawValue)") }
        return values.first
    }
}
